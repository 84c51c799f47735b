/** Of a part of the page: its forms share names of fields, so one of them is open at a time. */
export type PanelProps = {
  open: string | null
  onOpen: (form: string | null) => void
  /** After something changed. */
  onChanged: () => Promise<void>
}

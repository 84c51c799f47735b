/** Which reports are listed, or which section of one is seen; it stands in the address. */
export type ReportSearch = { view?: string; programme?: string; section?: string }

/** Whatever is none of them is passed over. */
export function reportSearch({ view, programme, section }: Record<string, unknown>): ReportSearch {
  return {
    ...(typeof view === 'string' ? { view } : {}),
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(section === undefined ? {} : { section: String(section) }),
  }
}

/** Which reports are listed, for which reporting duty one is made, or which section of one is seen; it stands in the address. */
export type ReportSearch = { view?: string; programme?: string; assignment?: string; section?: string }

/** Whatever is none of them is passed over. */
export function reportSearch({ view, programme, assignment, section }: Record<string, unknown>): ReportSearch {
  return {
    ...(typeof view === 'string' ? { view } : {}),
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(typeof assignment === 'string' ? { assignment } : {}),
    ...(section === undefined ? {} : { section: String(section) }),
  }
}

import type { ReportView } from '../../../shared/reports.ts'

// Named here: the list beside the schemas would bring these to every page.
const VIEWS: readonly ReportView[] = ['to-write', 'mine', 'received', 'all']

/** Which reports are listed, or which section of one is seen; it stands in the address. */
export type ReportSearch = { view?: ReportView; programme?: string; section?: string }

/** Whatever is none of them is passed over. */
export function reportSearch({ view, programme, section }: Record<string, unknown>): ReportSearch {
  const known = VIEWS.find((each) => each === view)
  return {
    ...(known ? { view: known } : {}),
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(section === undefined ? {} : { section: String(section) }),
  }
}

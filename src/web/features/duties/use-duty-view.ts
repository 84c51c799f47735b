import { useSearch } from '@tanstack/react-router'
import { type DutyView, viewIn } from './duty-view.ts'

/** How the answers are seen, as the address says. */
export function useDutyView(): DutyView {
  return viewIn(useSearch({ strict: false }))
}

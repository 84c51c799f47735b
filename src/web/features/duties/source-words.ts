import type { DueSource } from '../../../shared/duties.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const SOURCE_WORDS: Record<DueSource, TextKey> = {
  clause: 'dutyPages.source.clause',
  report: 'dutyPages.source.report',
  calendar: 'dutyPages.source.calendar',
  planner: 'dutyPages.source.planner',
  giver: 'dutyPages.source.giver',
}

import type { ReportAct, ReportState, SectionAct, SectionState } from '../../shared/reports.ts'

/** Whose act it is: who makes the report, who receives it, or the organisation that writes a part. */
export type ReportSide = 'maker' | 'receiver'
type Step<State, Side> = { side: Side; from: readonly State[]; to: State; needsWords?: true }

/** What may become of a report. */
export const REPORT_STEPS: Record<ReportAct, Step<ReportState, ReportSide>> = {
  send: { side: 'maker', from: ['drafting', 'returned'], to: 'sent' },
  'take-back': { side: 'maker', from: ['sent'], to: 'drafting' },
  receive: { side: 'receiver', from: ['sent'], to: 'received' },
  accept: { side: 'receiver', from: ['sent', 'received'], to: 'accepted' },
  return: { side: 'receiver', from: ['sent', 'received'], to: 'returned', needsWords: true },
}

export type SectionSide = 'maker' | 'writer'
/** What may become of a part that an organisation writes. */
export const SECTION_STEPS: Record<SectionAct, Step<SectionState, SectionSide>> = {
  ask: { side: 'maker', from: ['unasked'], to: 'asked' },
  withdraw: { side: 'maker', from: ['asked', 'writing', 'returned'], to: 'unasked' },
  'hand-in': { side: 'writer', from: ['asked', 'writing', 'returned'], to: 'handed-in' },
  take: { side: 'maker', from: ['handed-in'], to: 'taken' },
  return: { side: 'maker', from: ['handed-in', 'taken'], to: 'returned', needsWords: true },
}

/** Whether it is with whoever makes it, so that it may be written. */
export const isWithMaker = (state: ReportState): boolean => state === 'drafting' || state === 'returned'

/** The state after an act; undefined where it is not possible. */
export const reportStateAfter = (state: ReportState, act: ReportAct): ReportState | undefined =>
  REPORT_STEPS[act].from.includes(state) ? REPORT_STEPS[act].to : undefined

/** The same of a part. */
export const sectionStateAfter = (state: SectionState, act: SectionAct): SectionState | undefined =>
  SECTION_STEPS[act].from.includes(state) ? SECTION_STEPS[act].to : undefined

/** Whether the organisation may write its part as it stands; whoever makes the report writes its own and what was handed in. */
export function isWritable(state: SectionState, side: SectionSide): boolean {
  if (side === 'writer') return state === 'asked' || state === 'writing' || state === 'returned'
  return state === 'own' || state === 'taken' || state === 'unasked'
}

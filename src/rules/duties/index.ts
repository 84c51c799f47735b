export { type AddedDay, answersByAddedDay } from './added-day.ts'
export {
  type AskedAnswer,
  type Asking,
  answersOfDated,
  answersOfReport,
  answersOfStanding,
  isClosing,
  type SaidReport,
} from './asked-answers.ts'
export { mayStillEdit, mentionedIn } from './comments.ts'
export { dutyKind } from './kind.ts'
export { type FoundFault, type OrderedReport, type ReportParty, reportOrderFaults } from './report-order.ts'
export { type AnswerTimes, isWaiting, lastDayOf, SOON_DAYS, type StandingOf, standingOf } from './standing.ts'
export { type Actable, type ActSide, actsIn, isPossible, RECEIVING_ACTS, STEPS, stateAfter } from './states.ts'
export { WORST_FIRST, worstOf } from './worst.ts'

export { type AskedRow, listAnswersOf } from './answer-lists.repository.ts'
export { answerWithReport, decideWithReport } from './answering-by-report.service.ts'
export { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
export { commentRoutes } from './comments.routes.ts'
export { startDailyOpening } from './daily-opening.ts'
export { countLateByProgramme, type DueAnswer, type LateProgramme, listDueAnswers } from './due-answers.repository.ts'
export { dutyRoutes } from './duties.routes.ts'
export { dutyViewRoutes } from './duty-views.routes.ts'
export { evidenceRoutes } from './evidence.routes.ts'
export { holdingRoutes } from './holdings.routes.ts'
export {
  countAnswered,
  type LateDutyRow,
  type LateOrganisationRow,
  listLateDuties,
  listLateOrganisations,
} from './late.repository.ts'
export { findLetterhead } from './letterheads.repository.ts'
export { noLetterhead } from './letterheads.service.ts'
export { listMailReminders, listRemindedByMail, type MailReminder } from './mail-reminders.repository.ts'
export { openDuties } from './opening.service.ts'
export { reminderRoutes } from './reminders.routes.ts'
export { readReportedDuties } from './reported-duties.service.ts'
export { savedFilterRoutes } from './saved-filters.routes.ts'
export { sheetRoutes } from './sheets.routes.ts'
export { checkCounts, checkEvidence } from './stored-faults.repository.ts'

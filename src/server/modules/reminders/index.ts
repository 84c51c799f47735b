export { composeNoticesLetters, type LettersDeps, writeNoticesAgain } from './letters.service.ts'
export { startReminderRounds } from './reminder-rounds.ts'
export { tellingRoutes } from './reminders.routes.ts'

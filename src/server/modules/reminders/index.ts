export { composeNoticesLetters, type LettersDeps, writeNoticesAgain } from './letters.service.ts'
export { type ReminderRounds, startReminderRounds } from './reminder-rounds.ts'
export { tellingRoutes } from './reminders.routes.ts'

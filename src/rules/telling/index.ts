export { isQuiet, type LetterHabits, letterMayGo, mondayOf } from './letters.ts'
export { daysUntil, isTheirs, isToTell, LATE, stepOn, type Told } from './reminders.ts'

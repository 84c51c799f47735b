export { type DailyOpening, startDailyOpening } from './daily-opening.ts'
export { dutyRoutes } from './duties.routes.ts'
export { openDuties } from './opening.service.ts'
export { checkCounts } from './stored-faults.repository.ts'

export { calendarRoutes } from './calendars.routes.ts'
export { getCutOffs, getWorkingDays } from './calendars.service.ts'
export { loadCalendars } from './calendars-loader.ts'

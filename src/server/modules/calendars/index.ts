export { calendarRoutes } from './calendars.routes.ts'
export { getWorkingDays } from './calendars.service.ts'
export { loadCalendars } from './calendars-loader.ts'

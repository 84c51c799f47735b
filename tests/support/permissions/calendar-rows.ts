import type { AccessRole } from '../../../src/shared/people.ts'
import { everyone, type Rows } from './rows.ts'

const system: readonly AccessRole[] = ['system-administrator']

/** Periods, days off and the catalogue of indicators, which everyone knows; the system's administrators keep the days. */
export const calendarRows: Rows = {
  'GET /api/calendars': { about: 'self', roles: everyone, ask: () => ({ url: '/api/calendars?year=2026' }) },
  'GET /api/holidays': { about: 'self', roles: everyone, ask: () => ({ url: '/api/holidays?year=2026' }) },
  'GET /api/indicators': { about: 'self', roles: everyone },
  'POST /api/holidays/changes': {
    about: 'self',
    roles: system,
    ask: () => ({ payload: { day: '2026-11-24', change: 'holiday', name: 'Ngày nghỉ thử', basis: 'Quyết định thử' } }),
  },
  'DELETE /api/holidays/changes/:id': {
    about: 'self',
    roles: system,
    ask: async ({ makeHoliday }) => ({ url: `/api/holidays/changes/${await makeHoliday()}` }),
  },
}

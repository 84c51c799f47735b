import type { AccessRole } from '../../../src/shared/people.ts'
import { everyone, pastPlaces, type Row, type Rows } from './rows.ts'

const keepers: readonly AccessRole[] = ['planner', 'system-administrator']
const seen = { published: 'below' } as const
const payload = { settings: null, revision: 0 }
const own: Row = { about: 'self', roles: everyone, persons: true }
const door: Row = { about: 'self', roles: 'anyone' }

/** When offices and people are reminded, and what stops a letter. */
export const tellingRows: Rows = {
  'GET /api/units/:id/reminders': {
    about: 'self',
    roles: everyone,
    ask: ({ unit }) => ({ url: `/api/units/${unit.commune}/reminders` }),
  },
  'PUT /api/units/:id/reminders': {
    about: 'unit',
    roles: keepers,
    stopped: pastPlaces('nobody is reminded there any more'),
    ask: ({ unit }, place) => ({ url: `/api/units/${unit[place]}/reminders`, payload }),
  },
  'GET /api/organisations/:id/reminders': {
    about: 'thing',
    roles: everyone,
    seen,
    does: 'reads',
    ask: ({ organisation }, place) => ({ url: `/api/organisations/${organisation[place]}/reminders` }),
  },
  'PUT /api/organisations/:id/reminders': {
    about: 'thing',
    roles: keepers,
    seen,
    does: 'writes',
    stopped: pastPlaces('nobody is reminded there any more'),
    ask: ({ organisation }, place) => ({ url: `/api/organisations/${organisation[place]}/reminders`, payload }),
  },
  'GET /api/me/reminders': own,
  'PUT /api/me/reminders': { ...own, lacking: true },
  'GET /api/me/feed': own,
  'POST /api/me/feed': own,
  'DELETE /api/me/feed': own,
  'GET /api/feeds/:file': door,
  'GET /api/stop-letters': door,
  'POST /api/stop-letters': door,
  'POST /api/stop-letters/look': door,
  'POST /api/stop-letters/use': door,
}

import { randomUUID } from 'node:crypto'
import type { AccessRole } from '../../../src/shared/people.ts'
import { everyone, pastPlaces, type Rows } from './rows.ts'

const keepers: readonly AccessRole[] = ['planner', 'system-administrator']
/** Which bodies there are is told downwards. */
const organisationSeen = { published: 'below' } as const

/** Territory, which everyone knows, and the organisations in it. */
export const unitRows: Rows = {
  'GET /api/units': { about: 'self', roles: everyone, ask: () => ({ url: '/api/units?query=hung' }) },
  'GET /api/units/:id': {
    about: 'self',
    roles: everyone,
    ask: ({ unit }) => ({ url: `/api/units/${unit.commune}` }),
  },
  'GET /api/units/:id/children': {
    about: 'self',
    roles: everyone,
    ask: ({ unit }) => ({ url: `/api/units/${unit.province}/children` }),
  },
  'GET /api/organisations': {
    about: 'list',
    roles: everyone,
    seen: organisationSeen,
    ask: ({ unit }, place) => ({ url: `/api/organisations?unit=${unit[place]}&limit=500` }),
    holds: ({ organisation }, place) => `"${organisation[place]}"`,
  },
  'POST /api/organisations': {
    about: 'unit',
    roles: keepers,
    stopped: pastPlaces('no body outlives its unit'),
    ask: ({ unit }, place) => ({ payload: { name: `Hội ${randomUUID()}`, unitId: unit[place] } }),
  },
  'DELETE /api/organisations/:id': {
    about: 'thing',
    roles: keepers,
    seen: organisationSeen,
    does: 'writes',
    ask: async (world, place, _state, fresh) => ({
      url: `/api/organisations/${fresh ? await world.makeOrganisation(place) : world.organisation[place]}`,
    }),
  },
}

import { everyone, planSeen, type Rows, readers, unknownId } from './rows.ts'

/** What a leader looks at; which figures and duties that shows: `overview.db.test.ts`. */
export const overviewRows: Rows = {
  'GET /api/overview': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/overview?programmeId=${plan[place][state].programme}` }),
  },
  'GET /api/overview/units': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/overview/units?programmeId=${plan[place][state].programme}` }),
  },
  // That somebody looked is theirs alone.
  'POST /api/overview/visits': {
    ...{ about: 'self', roles: everyone, persons: true, lacking: true },
    ask: () => ({ payload: { programmeId: unknownId, states: [] } }),
  },
}

import type { AccessRole } from '../../../src/shared/people.ts'
import { formOf } from '../uploads.ts'
import { everyone, planSeen, type Row, type Rows, readers, unknownId } from './rows.ts'

const system: readonly AccessRole[] = ['system-administrator']
const ofHome: Row = { about: 'self', roles: system, lacking: true }

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
  'GET /api/boundaries': { about: 'self', roles: system },
  'GET /api/boundaries/shapes': {
    about: 'self',
    roles: readers,
    ask: () => ({ url: '/api/boundaries/shapes?unitId=1' }),
  },
  // At whose home: `boundaries.db.test.ts`.
  'GET /api/boundaries/:homeId/file': { ...ofHome, ask: () => ({ url: '/api/boundaries/9999/file' }) },
  'POST /api/boundaries/:homeId': {
    ...{ about: 'self', roles: system },
    stopped: { by: 'boundaries-not-taken', at: 'everywhere', why: 'an empty file holds no places' },
    ask: () => ({ url: '/api/boundaries/9999', ...formOf(Buffer.from('{}'), { name: 'ranh-gioi.geojson' }) }),
  },
  'DELETE /api/boundaries/:homeId': { ...ofHome, ask: () => ({ url: '/api/boundaries/9999' }) },
  // That somebody looked is theirs alone.
  'POST /api/overview/visits': {
    ...{ about: 'self', roles: everyone, persons: true, lacking: true },
    ask: () => ({ payload: { programmeId: unknownId, states: [] } }),
  },
}

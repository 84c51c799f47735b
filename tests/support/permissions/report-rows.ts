import type { AccessRole } from '../../../src/shared/people.ts'
import { type Row, type Rows, readers } from './rows.ts'
import type { Place, World } from './world.ts'

const answerers: readonly AccessRole[] = ['reporter', 'planner']
/** Before it is sent, those in charge of its place: `reports.db.test.ts` tells who writes and receives it. */
const seen = { published: 'in charge' } as const

const read = (path = '', roles: readonly AccessRole[] = readers): Row => ({
  about: 'thing',
  roles,
  seen,
  does: 'reads',
  ask: async (world, place) => ({ url: `/api/reports/${await world.reportOf(place)}${path}` }),
})
const change = (path: string, payload: object): Row => ({
  about: 'thing',
  roles: answerers,
  seen,
  does: 'writes',
  ask: async (world, place, _state, fresh) => ({
    url: `/api/reports/${await asked(world, place, fresh)}/${path}`,
    payload,
  }),
})
const asked = (world: World, place: Place, fresh: boolean) => (fresh ? world.makeReport(place) : world.reportOf(place))

/** Reports, their parts, and what they are made of. */
export const reportRows: Rows = {
  'GET /api/reports': {
    about: 'list',
    roles: readers,
    seen,
    ask: () => ({ url: '/api/reports?limit=200' }),
    holds: (world, place) => world.reportOf(place),
  },
  'GET /api/reports/choices': { about: 'self', roles: answerers },
  'POST /api/reports': {
    about: 'unit',
    roles: answerers,
    ask: async (world, place) => ({
      payload: {
        programmeId: world.plan[place].published.programme,
        organisationId: await world.makeOrganisation(place),
        period: '2026',
        outline: 'yearly',
      },
    }),
  },
  'GET /api/reports/:id': read(),
  'GET /api/reports/:id/preview': read('/preview'),
  'GET /api/reports/:id/file': read('/file'),
  'GET /api/reports/:id/value': read('/value?id=count:duties'),
  'GET /api/reports/:id/sections/:key': read('/sections/own'),
  // What it is compared with is drafted for those who make it.
  'GET /api/reports/:id/changes': read('/changes', answerers),
  'POST /api/reports/:id/figures': change('figures', { revision: 1 }),
  'POST /api/reports/:id/subject': change('subject', { revision: 1, subject: 'Kết quả năm 2026' }),
  'POST /api/reports/:id/drop': change('drop', { revision: 1 }),
  'POST /api/reports/:id/acts': change('acts', { act: 'send', revision: 1 }),
  'POST /api/reports/:id/section-acts': change('section-acts', {
    act: 'ask',
    sections: [{ key: 'part', revision: 1 }],
  }),
  'POST /api/reports/:id/sections/:key': change('sections/own', { revision: 1, words: 'Đã làm' }),
  // Of which home, and who changes them there: `outlines.db.test.ts`.
  'GET /api/outlines': {
    about: 'self',
    roles: readers,
    ask: ({ homeId }) => ({ url: `/api/outlines?homeId=${homeId}` }),
  },
  'GET /api/outlines/:code': {
    about: 'self',
    roles: readers,
    ask: ({ homeId }) => ({ url: `/api/outlines/yearly?homeId=${homeId}` }),
  },
  'POST /api/outlines/:code/versions': {
    about: 'self',
    roles: ['planner'],
    lacking: true,
    ask: () => ({ url: '/api/outlines/yearly/versions', payload: {} }),
  },
  'POST /api/outlines/:code/end': {
    about: 'self',
    roles: ['planner'],
    lacking: true,
    ask: () => ({ url: '/api/outlines/yearly/end', payload: {} }),
  },
}

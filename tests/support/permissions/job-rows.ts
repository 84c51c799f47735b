import type { AccessRole } from '../../../src/shared/people.ts'
import type { Row, Rows } from './rows.ts'
import type { World } from './world.ts'

const managers: readonly AccessRole[] = ['planner', 'system-administrator']

/** Those in charge of the place and who operate the system; whoever only watches it has no work there. */
const seen = { draft: 'in charge alone', published: 'in charge alone' } as const
const manages = (url: (reading: string) => string): Row => ({
  about: 'thing',
  roles: managers,
  seen,
  does: 'writes',
  ask: async (world: World, place, state, fresh) => {
    const plan = fresh ? await world.makePlan(place, state) : world.plan[place][state]
    return { url: `/api/jobs/reading/${url(plan.reading)}` }
  },
})

/** The id after this one. */
function after(id: string): string {
  const next = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0')
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Long work: that of the readings stands for each kind that belongs to a unit. */
export const jobRows: Rows = {
  'GET /api/jobs': {
    about: 'list',
    roles: managers,
    seen: { draft: seen.draft },
    ask: ({ plan }, place) => ({ url: `/api/jobs?kind=reading&limit=1&before=${after(plan[place].draft.reading)}` }),
    holds: ({ plan }, place) => plan[place].draft.reading,
  },
  'DELETE /api/jobs/:kind/:id': manages((reading) => reading),
  'POST /api/jobs/:kind/:id/retry': manages((reading) => `${reading}/retry`),
}

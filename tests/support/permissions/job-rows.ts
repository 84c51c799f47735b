import { JOB_KINDS, type JobKind } from '../../../src/shared/jobs.ts'
import type { AccessRole } from '../../../src/shared/people.ts'
import { after, type Row, type Rows, type Seen } from './rows.ts'
import type { State } from './world.ts'

const managers: readonly AccessRole[] = ['planner', 'system-administrator']

/** Those in charge of the place and who operate the system; whoever only watches it has no work there. */
const seenOf: Record<JobKind, Partial<Record<State, Seen>>> = {
  reading: { draft: 'in charge alone', published: 'in charge alone' },
  backup: { draft: 'system' },
  letter: { draft: 'system' },
}

const manages = (kind: JobKind, state: 'waiting' | 'failed', rest: string): Row => ({
  about: 'thing',
  roles: managers,
  seen: seenOf[kind],
  does: 'writes',
  ask: async (world, place, planState, fresh) => {
    const id = fresh ? await world.makeJob(kind, state, place, planState) : await world.job(kind, place, planState)
    return { url: `/api/jobs/${kind}/${id}${rest}` }
  },
})

const rowsOf = (kind: JobKind): Rows => ({
  [`GET /api/jobs [${kind}]`]: {
    about: 'list',
    roles: managers,
    seen: { draft: seenOf[kind].draft ?? 'system' },
    ask: async (world, place) => ({
      url: `/api/jobs?kind=${kind}&limit=1&before=${after(await world.job(kind, place, 'draft'))}`,
    }),
    holds: (world, place) => world.job(kind, place, 'draft'),
  },
  [`DELETE /api/jobs/:kind/:id [${kind}]`]: manages(kind, 'waiting', ''),
  [`POST /api/jobs/:kind/:id/retry [${kind}]`]: manages(kind, 'failed', '/retry'),
})

/** Long work of each kind. */
export const jobRows: Rows = Object.assign({}, ...JOB_KINDS.map(rowsOf))

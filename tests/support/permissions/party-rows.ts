import { randomUUID } from 'node:crypto'
import type { Parties } from '../../../src/shared/parties.ts'
import type { AccessRole } from '../../../src/shared/people.ts'
import { planSeen, type Row, type Rows, readers } from './rows.ts'
import type { World } from './world.ts'

const planners: readonly AccessRole[] = ['planner']

/** Says of the first wording that nobody here is meant; answers the batch. */
async function sayNobody({ maker }: World, programme: string) {
  const { parties } = (await maker.get(`/api/programmes/${programme}/parties`)).json() as Parties
  const { key = 'x', revision = 0 } = parties[0] ?? {}
  const edit = { action: 'confirm', key, factId: null, organisationIds: [], leftOut: [], revision }
  return { batchId: randomUUID(), edits: [edit] }
}

const writes = (
  path: string,
  payload: (world: World, programme: string, fresh: boolean) => object | Promise<object>,
): Row => ({
  about: 'thing',
  roles: planners,
  seen: planSeen,
  does: 'writes',
  ask: async (world, place, state, fresh) => {
    const { programme } = fresh ? await world.makePlan(place, state) : world.plan[place][state]
    return { url: `/api/programmes/${programme}/${path}`, payload: await payload(world, programme, fresh) }
  },
})

/** Whom the wordings of a programme mean. */
export const partyRows: Rows = {
  'GET /api/programmes/:id/parties': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/parties` }),
  },
  'POST /api/programmes/:id/parties': writes('parties', sayNobody),
  'POST /api/programmes/:id/parties/undo': writes('parties/undo', async (world, programme, fresh) => {
    const batch = await sayNobody(world, programme)
    if (fresh) await world.maker.post(`/api/programmes/${programme}/parties`, batch)
    return { batchId: randomUUID(), undoes: batch.batchId }
  }),
  'POST /api/programmes/:id/patronages': {
    about: 'thing',
    roles: planners,
    seen: planSeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const { programme } = fresh ? await world.makePlan(place, state, { watches: true }) : world.plan[place][state]
      const page = fresh
        ? ((await world.maker.get(`/api/programmes/${programme}/parties`)).json() as Parties)
        : undefined
      const [watch] = page?.watches ?? []
      const { factId = randomUUID(), organisationId = '1', unitId = '1', group = null } = watch ?? {}
      return {
        url: `/api/programmes/${programme}/patronages`,
        payload: { watches: [{ factId, organisationId, unitId, group }] },
      }
    },
  },
}

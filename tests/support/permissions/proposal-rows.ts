import type { AccessRole } from '../../../src/shared/people.ts'
import { planSeen, type Row, type Rows, readers, type Stopped } from './rows.ts'
import type { Place, State, World } from './world.ts'

const answerers: readonly AccessRole[] = ['reporter', 'planner']
const written = { kind: 'difficulty', title: 'Thiếu phòng học', words: 'Chưa có chỗ mở lớp', mayName: false }
/** Sent up once, so that those above the place are in charge of it too: `proposals.db.test.ts` tells who sees it before. */
const seen = { published: 'in charge' } as const

const asked = async (world: World, place: Place, state: State, fresh: boolean) =>
  fresh ? world.makeProposal(place) : world.proposalOf(place, state)

const ofProposal = (path: string, payload: (revision: number) => object, stopped?: Stopped): Row => ({
  about: 'thing',
  roles: answerers,
  seen,
  does: 'writes',
  ...(stopped && { stopped }),
  ask: async (world, place, state, fresh) => {
    const { id, revision } = await asked(world, place, state, fresh)
    return { url: `/api/proposals/${id}/${path}`, payload: payload(revision) }
  },
})

/** What organisations raise, and what becomes of it. */
export const proposalRows: Rows = {
  'GET /api/proposals': {
    about: 'list',
    roles: readers,
    seen,
    ask: async (world, place, state) => {
      await world.proposalOf(place, state)
      return { url: '/api/proposals?limit=200' }
    },
    holds: async (world, place, state) => (await world.proposalOf(place, state)).id,
  },
  'GET /api/proposals.csv': {
    about: 'list',
    roles: readers,
    seen,
    ask: async (world, place, state) => {
      await world.proposalOf(place, state)
      return { url: '/api/proposals.csv' }
    },
    holds: async (world, place, state) => (await world.proposalOf(place, state)).title,
  },
  'GET /api/programmes/:id/standing-agency': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/standing-agency` }),
  },
  'POST /api/programmes/:id/standing-agency': {
    about: 'thing',
    roles: ['planner'],
    seen: planSeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state) : world.plan[place][state]
      const organisationId = fresh ? await world.makeOrganisation(place) : '1'
      return {
        url: `/api/programmes/${plan.programme}/standing-agency`,
        payload: { revision: 0, organisationId, factId: null },
      }
    },
  },
  'POST /api/programmes/:id/standing-agency/undo': {
    about: 'thing',
    roles: ['planner'],
    seen: planSeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state) : world.plan[place][state]
      if (fresh) await world.nameAgency(plan, place)
      return { url: `/api/programmes/${plan.programme}/standing-agency/undo`, payload: { revision: 1 } }
    },
  },
  'GET /api/proposals/raising': { about: 'self', roles: answerers },
  'POST /api/proposals': {
    about: 'unit',
    roles: answerers,
    ask: ({ organisation }, place) => ({
      payload: { ...written, organisationId: organisation[place], send: false },
    }),
  },
  'GET /api/proposals/:id': {
    about: 'thing',
    roles: readers,
    seen,
    does: 'reads',
    ask: async (world, place, state) => ({ url: `/api/proposals/${(await world.proposalOf(place, state)).id}` }),
  },
  // It came back from above and was returned.
  'POST /api/proposals/:id/words': ofProposal('words', (revision) => ({ ...written, revision })),
  'POST /api/proposals/:id/acts': ofProposal('acts', (revision) => ({ act: 'withdraw', revision })),
  'POST /api/proposals/:id/drop': ofProposal('drop', (revision) => ({ revision }), {
    by: 'proposal-act-not-possible',
    at: 'everywhere',
    why: 'what was sent up is no draft',
  }),
  'GET /api/programmes/:id/guidance': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/guidance` }),
  },
}

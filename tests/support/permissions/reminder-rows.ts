import type { AccessRole } from '../../../src/shared/people.ts'
import { planSeen, type Rows, readers } from './rows.ts'

const planners: readonly AccessRole[] = ['planner']
const reminding: readonly AccessRole[] = ['planner', 'leader']
const dutySeen = { published: 'in charge' } as const
const letterhead = {
  ...{ parent: null, issuer: 'Sở Giáo dục và Đào tạo', symbol: null, place: null, position: [], signer: null },
  ...{ recipients: [], keptAt: null, revision: 0 },
}

/** Who reminds of duties, and sees who was reminded. */
export const reminderRows: Rows = {
  'GET /api/programmes/:id/late': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/late` }),
  },
  'POST /api/programmes/:id/reminders': {
    about: 'thing',
    roles: reminding,
    patrons: true,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state, { watches: true }) : world.plan[place][state]
      const { id, period } = await world.assignmentOf(plan)
      return {
        url: `/api/programmes/${plan.programme}/reminders`,
        payload: { way: 'letter', answers: [{ assignmentId: id, period: period ?? '2026' }] },
      }
    },
  },
  'GET /api/assignments/:id/reminders': {
    about: 'thing',
    roles: readers,
    seen: dutySeen,
    does: 'reads',
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/reminders`,
    }),
  },
  'GET /api/reminders/:id/letter.docx': {
    about: 'thing',
    roles: reminding,
    patrons: true,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state) => ({
      url: `/api/reminders/${await world.makeSending(place, state)}/letter.docx`,
    }),
  },
  'GET /api/programmes/:id/letterhead': {
    about: 'thing',
    roles: planners,
    seen: planSeen,
    does: 'writes',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/letterhead` }),
  },
  'POST /api/programmes/:id/letterhead': {
    about: 'thing',
    roles: planners,
    seen: planSeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state) : world.plan[place][state]
      return { url: `/api/programmes/${plan.programme}/letterhead`, payload: letterhead }
    },
  },
}

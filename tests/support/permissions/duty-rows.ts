import type { AccessRole } from '../../../src/shared/people.ts'
import { pngNamedDocx } from '../bad-files.ts'
import { formOf } from '../uploads.ts'
import { everyone, planSeen, type Row, type Rows, readers, type Stopped, unknownId } from './rows.ts'

const planners: readonly AccessRole[] = ['planner']
const answerers: readonly AccessRole[] = ['reporter', 'planner']
/** A draft asks nobody; what an organisation does is for it and for those in charge of the place. */
const dutySeen = { published: 'in charge' } as const

const own: Row = { about: 'self', roles: everyone, persons: true }
const ofProgramme = (path: string): Row => ({
  about: 'thing',
  roles: readers,
  seen: planSeen,
  does: 'reads',
  ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/${path}` }),
})
const ofAssignment = (path: string): Row => ({
  about: 'thing',
  roles: readers,
  seen: dutySeen,
  does: 'reads',
  ask: async (world, place, state) => ({
    url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}${path}`,
  }),
})
const ofUnowned = (path: string, payload: object, stopped?: Stopped): Row => ({
  about: 'thing',
  roles: planners,
  seen: dutySeen,
  does: 'writes',
  ...(stopped && { stopped }),
  ask: async (world, place, state, fresh) => {
    const plan = fresh ? await world.makePlan(place, state) : world.plan[place][state]
    return { url: `/api/assignments/${(await world.assignmentOf(plan)).id}/${path}`, payload }
  },
})

/** Whoever may is told whose it is; what becomes of one's own: `comments.db.test.ts`. */
const ofComment = (path: string, asking: { payload?: object }): Row => ({
  about: 'thing',
  roles: answerers,
  patrons: true,
  seen: dutySeen,
  does: 'writes',
  stopped: { by: 'comment-not-yours', at: 'everywhere', why: 'it is of whoever made the plan' },
  ask: async (world, place, state) => ({ url: `/api/comments/${await world.comment(place, state)}${path}`, ...asking }),
})

/** What plans give to whom. */
export const dutyRows: Rows = {
  'GET /api/my-work': { about: 'self', roles: readers },
  'GET /api/my-work.xlsx': { about: 'self', roles: readers },
  'GET /api/received-reports': { about: 'self', roles: readers },
  'GET /api/programmes/:id/duties': ofProgramme('duties'),
  'GET /api/programmes/:id/answers': ofProgramme('answers'),
  'GET /api/programmes/:id/answers.xlsx': ofProgramme('answers.xlsx'),
  'GET /api/programmes/:id/schemes': ofProgramme('schemes'),
  'GET /api/programmes/:id/duty-matrix': ofProgramme('duty-matrix'),
  'GET /api/programmes/:id/report-matrix': ofProgramme('report-matrix'),
  'GET /api/programmes/:id/duty-matrix.xlsx': ofProgramme('duty-matrix.xlsx'),
  'GET /api/programmes/:id/report-matrix.xlsx': ofProgramme('report-matrix.xlsx'),
  'GET /api/programmes/:id/duty-calendar': ofProgramme('duty-calendar?month=2026-12'),
  'GET /api/programmes/:id/duty-timeline': ofProgramme('duty-timeline?year=2026'),
  'GET /api/programmes/:id/duty-board': ofProgramme('duty-board'),
  // What somebody keeps is theirs alone.
  'GET /api/me/saved-filters': { ...own, ask: () => ({ url: `/api/me/saved-filters?programmeId=${unknownId}` }) },
  'POST /api/me/saved-filters': { ...own, lacking: true },
  'POST /api/me/saved-filters/:id/name': {
    ...own,
    lacking: true,
    ask: () => ({ url: `/api/me/saved-filters/${unknownId}/name`, payload: { name: 'Quá hạn' } }),
  },
  'POST /api/me/saved-filters/:id/remove': {
    ...own,
    lacking: true,
    ask: () => ({ url: `/api/me/saved-filters/${unknownId}/remove` }),
  },
  // Of what is published alone.
  'GET /api/programmes/:id/targets/:target': {
    about: 'thing',
    roles: readers,
    seen: { published: planSeen.published },
    does: 'reads',
    ask: ({ plan }, place, state) => {
      const { programme, target } = plan[place][state]
      return { url: `/api/programmes/${programme}/targets/${target}` }
    },
  },
  'GET /api/assignments/:id': ofAssignment(''),
  'GET /api/assignments/:id/targets': ofAssignment('/targets'),
  'POST /api/assignments/:id/acts': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state, { watches: true }) : world.plan[place][state]
      const { id, period } = await world.assignmentOf(plan)
      return { url: `/api/assignments/${id}/acts`, payload: { period: period ?? '2026', act: 'start', revision: 1 } }
    },
  },
  'GET /api/assignments/:id/part-owners': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/part-owners?q=uy%20ban`,
    }),
  },
  'POST /api/assignments/:id/parts': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state, { watches: true }) : world.plan[place][state]
      const { id, until } = await world.assignmentOf(plan)
      const organisationId = fresh ? await world.makeOrganisation(place) : '1'
      return {
        url: `/api/assignments/${id}/parts`,
        payload: { organisationId, words: 'Phần việc', dueOn: until },
      }
    },
  },
  'PATCH /api/assignments/:id/part': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    stopped: {
      by: 'not-a-part',
      at: 'everywhere',
      why: 'it is a whole duty: `parts.db.test.ts` tells who changes a part',
    },
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/part`,
      payload: { revision: 1, words: 'Phần việc', dueOn: '2099-12-31' },
    }),
  },
  'POST /api/assignments/:id/evidence': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state, { watches: true }) : world.plan[place][state]
      const { id, period } = await world.assignmentOf(plan)
      return { url: `/api/assignments/${id}/evidence`, ...formOf(pngNamedDocx(), { period: period ?? '2026' }) }
    },
  },
  'GET /api/assignments/:id/evidence/:evidenceId/file': {
    about: 'thing',
    roles: readers,
    seen: dutySeen,
    does: 'reads',
    ask: async (world, place, state) => {
      const { id, assignmentId } = await world.evidence(place, state)
      return { url: `/api/assignments/${assignmentId}/evidence/${id}/file` }
    },
  },
  'POST /api/assignments/:id/evidence/:evidenceId/remove': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const { id, assignmentId } = await (fresh ? world.makeEvidence(place, state) : world.evidence(place, state))
      return { url: `/api/assignments/${assignmentId}/evidence/${id}/remove` }
    },
  },
  'GET /api/assignments/:id/comments': {
    about: 'thing',
    roles: readers,
    seen: dutySeen,
    does: 'reads',
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/comments`,
    }),
  },
  'POST /api/assignments/:id/comments': {
    about: 'thing',
    roles: answerers,
    patrons: true,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/comments`,
      payload: { words: 'Đã xong chưa?' },
    }),
  },
  'GET /api/assignments/:id/mentionable': {
    about: 'thing',
    roles: answerers,
    patrons: true,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/mentionable?q=nguoi`,
    }),
  },
  'POST /api/comments/:id': ofComment('', { payload: { words: 'Khác', revision: 1 } }),
  'POST /api/comments/:id/remove': ofComment('/remove', {}),
  'GET /api/assignments/:id/colleagues': {
    about: 'thing',
    roles: answerers,
    seen: dutySeen,
    does: 'writes',
    ask: async (world, place, state) => ({
      url: `/api/assignments/${(await world.assignmentOf(world.plan[place][state])).id}/colleagues`,
    }),
  },
  // Each duty is given as by itself, and says so: `holdings.db.test.ts`.
  'POST /api/holdings': { about: 'self', roles: answerers, lacking: true },
  'POST /api/holdings/undo': { about: 'self', roles: answerers, lacking: true },
  // Each answer is decided as by itself, and says so: `answers.db.test.ts`.
  'POST /api/answers/acts': { about: 'self', roles: answerers, lacking: true },
  'POST /api/answers/acts/:id/undo': {
    about: 'self',
    roles: answerers,
    lacking: true,
    ask: () => ({ url: `/api/answers/acts/${unknownId}/undo` }),
  },
  'POST /api/assignments/:id/condition': ofUnowned(
    'condition',
    { metOn: '2026-11-01' },
    { by: 'condition-not-asked', at: 'everywhere', why: 'the small plan has no duty with a condition' },
  ),
  'POST /api/assignments/:id/annotations': ofUnowned('annotations', { revision: 0, product: 'Báo cáo kết quả' }),
}

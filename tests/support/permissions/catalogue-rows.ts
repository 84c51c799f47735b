import type { AccessRole } from '../../../src/shared/people.ts'
import { planSeen, type Row, type Rows, readers, unknownId } from './rows.ts'

const planners: readonly AccessRole[] = ['planner']
const reads = (url?: string): Row => ({ about: 'self', roles: readers, ...(url && { ask: () => ({ url }) }) })
/** At whose home: `catalogue.db.test.ts`. */
const changes = (url: string): Row => ({
  about: 'self',
  roles: planners,
  lacking: true,
  ask: () => ({ url, payload: {} }),
})
const at = '/api/catalogue'

/** What is counted, which is no secret of anybody, and the forms of programmes. */
export const catalogueRows: Rows = {
  'GET /api/catalogue/elements': reads(),
  'GET /api/catalogue/indicators': reads(),
  'GET /api/catalogue/dimensions': reads(),
  'GET /api/catalogue/rules': reads(),
  'GET /api/catalogue/elements/:id': reads(`${at}/elements/301`),
  'GET /api/catalogue/indicators/:id': reads(`${at}/indicators/5001`),
  'GET /api/catalogue/dimensions/:id': reads(`${at}/dimensions/sex`),
  'GET /api/catalogue/rules/:id': reads(`${at}/rules/00000000-0000-7000-8000-000000000001`),
  'POST /api/catalogue/elements': changes(`${at}/elements`),
  'POST /api/catalogue/indicators': changes(`${at}/indicators`),
  'POST /api/catalogue/dimensions': changes(`${at}/dimensions`),
  'POST /api/catalogue/rules': changes(`${at}/rules`),
  'POST /api/catalogue/elements/:id/versions': changes(`${at}/elements/301/versions`),
  'POST /api/catalogue/indicators/:id/versions': changes(`${at}/indicators/5001/versions`),
  'POST /api/catalogue/dimensions/:id/versions': changes(`${at}/dimensions/sex/versions`),
  'POST /api/catalogue/rules/:id/versions': changes(`${at}/rules/${unknownId}/versions`),
  'POST /api/catalogue/elements/:id/end': changes(`${at}/elements/301/end`),
  'POST /api/catalogue/indicators/:id/end': changes(`${at}/indicators/5001/end`),
  'POST /api/catalogue/dimensions/:id/end': changes(`${at}/dimensions/sex/end`),
  'POST /api/catalogue/rules/:id/end': changes(`${at}/rules/${unknownId}/end`),
  'GET /api/programmes/:id/figures-plan': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/figures-plan` }),
  },
  'POST /api/programmes/:id/bindings': {
    about: 'thing',
    roles: planners,
    seen: { published: planSeen.published },
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const { programme, target } = fresh ? await world.makePlan(place, state) : world.plan[place][state]
      const edits = [{ factId: target, revision: 1, action: 'choose', indicatorId: null }]
      return { url: `/api/programmes/${programme}/bindings`, payload: { edits } }
    },
  },
  'POST /api/programmes/:id/data-sets': {
    about: 'thing',
    roles: planners,
    seen: { published: planSeen.published },
    does: 'writes',
    stopped: { by: 'nobody-reports', at: 'everywhere', why: 'its reports are of nobody who is known there' },
    ask: ({ plan }, place, state) => ({
      url: `/api/programmes/${plan[place][state].programme}/data-sets`,
      payload: { level: 2, organisationId: null },
    }),
  },
  // It is of those who report, and of nobody whom the plan only names.
  'POST /api/data-sets/:id/edits': {
    about: 'thing',
    roles: planners,
    seen: { published: 'below' },
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state) : world.plan[place][state]
      const edits = [{ action: 'verify', levels: [1] }]
      return { url: `/api/data-sets/${await world.dataSetOf(plan)}/edits`, payload: { revision: 1, edits } }
    },
  },
}

import { randomUUID } from 'node:crypto'
import type { AccessRole } from '../../../src/shared/people.ts'
import { pngNamedDocx } from '../bad-files.ts'
import { formOf } from '../uploads.ts'
import { planSeen, type Row, type Rows, readers } from './rows.ts'
import type { World } from './world.ts'

const enterers: readonly AccessRole[] = ['reporter', 'planner']
const verifiers: readonly AccessRole[] = ['reviewer', 'planner']
/** Whatever its plan, a form is of those who fill it and of those above them. */
const seen = { published: 'in charge' } as const
type MadeForm = Awaited<ReturnType<World['makeForm']>>

const reads = (path: (form: MadeForm) => string): Row => ({
  about: 'thing',
  roles: readers,
  seen,
  does: 'reads',
  ask: async (world, place) => ({ url: `/api/forms/${path(await world.formOf(place))}` }),
})
const writes = (roles: readonly AccessRole[], path: string, payload: (form: MadeForm) => object): Row => ({
  about: 'thing',
  roles,
  seen,
  does: 'writes',
  ask: async (world, place, _, fresh) => {
    const form = await (fresh ? world.makeForm(place) : world.formOf(place))
    return { url: `/api/forms/${form.id}/${path}`, payload: payload(form) }
  },
})

/** Forms as they are filled and verified. */
export const figureRows: Rows = {
  'GET /api/forms': { about: 'self', roles: readers },
  'GET /api/programmes/:id/forms': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: ({ plan }, place, state) => ({ url: `/api/programmes/${plan[place][state].programme}/forms` }),
  },
  'GET /api/forms/:id': reads(({ id }) => id),
  'GET /api/forms/:id/around': reads(({ id }) => `${id}/around`),
  'GET /api/forms/:id/cells/:elementId/history': reads(({ id, elementId }) => `${id}/cells/${elementId}/history`),
  // For whoever verifies there: who only watches over the place is told that it is not theirs.
  'GET /api/forms/:id/review': {
    about: 'thing',
    roles: verifiers,
    seen,
    does: 'writes',
    ask: async (world, place) => ({ url: `/api/forms/${(await world.formOf(place)).id}/review` }),
  },
  'POST /api/forms/:id/submissions': writes(enterers, 'submissions', ({ elementId }) => ({
    id: randomUUID(),
    revision: 0,
    cells: [{ elementId, category: '', value: '5', mark: null, note: null }],
  })),
  'POST /api/forms/:id/acts': writes(enterers, 'acts', () => ({ act: 'submit', revision: 0 })),
  'POST /api/forms/:id/verdicts': {
    about: 'thing',
    roles: verifiers,
    seen,
    does: 'writes',
    ask: async (world, place, _, fresh) => {
      const { id, level } = await (fresh ? world.makeForm(place, 'submitted') : world.formOf(place))
      return { url: `/api/forms/${id}/verdicts`, payload: { act: 'verify', revision: 0, level } }
    },
  },
  'POST /api/forms/verdicts': {
    about: 'self',
    roles: verifiers,
    ask: () => ({ payload: { forms: [{ formId: randomUUID(), act: 'verify', revision: 1, level: 1 }] } }),
  },
  'POST /api/forms/:id/evidence': {
    about: 'thing',
    roles: enterers,
    seen,
    does: 'writes',
    ask: async (world, place, _, fresh) => {
      const { id, elementId } = await (fresh ? world.makeForm(place) : world.formOf(place))
      return { url: `/api/forms/${id}/evidence`, ...formOf(pngNamedDocx(), { elementId }) }
    },
  },
  'GET /api/forms/:id/evidence/:evidenceId/file': reads(({ id, evidenceId }) => `${id}/evidence/${evidenceId}/file`),
  'POST /api/forms/:id/evidence/:evidenceId/remove': {
    about: 'thing',
    roles: enterers,
    seen,
    does: 'writes',
    ask: async (world, place, _, fresh) => {
      const { id, evidenceId } = await (fresh ? world.makeForm(place) : world.formOf(place))
      return { url: `/api/forms/${id}/evidence/${evidenceId}/remove` }
    },
  },
}

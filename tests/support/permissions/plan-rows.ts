import { randomUUID } from 'node:crypto'
import { WHOLE_PLAN } from '../../../src/shared/links.ts'
import type { AccessRole } from '../../../src/shared/people.ts'
import { after, pastPlaces, planSeen, type Row, type Rows, readers } from './rows.ts'
import type { Place, Plan, State, World } from './world.ts'

const planners: readonly AccessRole[] = ['planner']
const reviewers: readonly AccessRole[] = ['reviewer', 'planner']

const planOf = ({ plan }: World, place: Place, state: State): Plan => plan[place][state]
const reads = (url: (plan: Plan) => string): Row => ({
  about: 'thing',
  roles: readers,
  seen: planSeen,
  does: 'reads',
  ask: (world, place, state) => ({ url: `/api${url(planOf(world, place, state))}` }),
})
const writes = (
  roles: readonly AccessRole[],
  state: State,
  ask: (plan: Plan) => { url?: string; payload?: object },
  drafted = true,
): Row => ({
  about: 'thing',
  roles,
  seen: { [state]: planSeen[state] },
  does: 'writes',
  ask: async (world, place, state, fresh) => {
    const { url, payload } = ask(fresh ? await world.makePlan(place, state, { drafted }) : planOf(world, place, state))
    return { ...(url === undefined ? {} : { url: `/api${url}` }), ...(payload === undefined ? {} : { payload }) }
  },
})

const boundary = 'permissions'
const form = (unitId: string) =>
  [
    `--${boundary}`,
    'Content-Disposition: form-data; name="unitId"',
    '',
    unitId,
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="ke-hoach.txt"',
    'Content-Type: text/plain',
    '',
    `KẾ HOẠCH\nXây dựng xã hội học tập ${randomUUID()}\nI. MỤC TIÊU`,
    `--${boundary}--`,
    '',
  ].join('\r\n')

/** Documents, drafts and programmes. */
export const planRows: Rows = {
  'GET /api/documents': {
    about: 'list',
    roles: readers,
    seen: planSeen,
    ask: (world, place, state) => ({
      url: `/api/documents?limit=1&before=${after(planOf(world, place, state).document)}`,
    }),
    holds: (world, place, state) => planOf(world, place, state).document,
  },
  'POST /api/documents': {
    about: 'unit',
    roles: planners,
    stopped: pastPlaces('papers of a former unit are kept by who is in charge now'),
    ask: ({ unit }, place) => ({
      payload: form(unit[place]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    }),
  },
  'GET /api/documents/:id': reads(({ document }) => `/documents/${document}`),
  'GET /api/documents/:id/file': reads(({ document }) => `/documents/${document}/file`),
  'GET /api/documents/:id/text': reads(({ document, text }) => `/documents/${document}/text?textId=${text}`),
  'DELETE /api/documents/:id': writes(planners, 'draft', ({ document }) => ({ url: `/documents/${document}` }), false),
  'POST /api/documents/:id/readings': writes(planners, 'draft', ({ document }) => ({
    url: `/documents/${document}/readings`,
  })),
  'POST /api/drafts': writes(
    reviewers,
    'draft',
    ({ document }) => ({ payload: { documentId: document, relation: 'starts' } }),
    false,
  ),
  'GET /api/versions/:id': reads(({ version }) => `/versions/${version}`),
  'DELETE /api/versions/:id': writes(reviewers, 'draft', ({ version }) => ({ url: `/versions/${version}` })),
  'GET /api/versions/:id/links': reads(({ version }) => `/versions/${version}/links`),
  'GET /api/versions/:id/amendment': {
    about: 'thing',
    roles: readers,
    seen: planSeen,
    does: 'reads',
    ask: (world, place, state) => ({ url: `/api/versions/${planOf(world, place, state).version}/amendment` }),
    stopped: { by: 'nothing-to-compare', at: 'everywhere', why: 'a plan of its own amends nothing' },
  },
  'POST /api/versions/:id/links': {
    about: 'thing',
    roles: reviewers,
    seen: planSeen,
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const { version, fact: factId } = fresh ? await world.makePlan(place, state) : planOf(world, place, state)
      const edit = { action: 'keep', relation: 'condition', factId, toId: WHOLE_PLAN, revision: 0 }
      return { url: `/api/versions/${version}/links`, payload: { edits: [edit] } }
    },
  },
  'GET /api/versions/:id/changes': reads(({ version }) => `/versions/${version}/changes?since=0`),
  'POST /api/versions/:id/edits': writes(reviewers, 'draft', ({ version, fact }) => ({
    url: `/versions/${version}/edits`,
    payload: { batchId: randomUUID(), edits: [{ action: 'confirm', factId: fact, revision: 1 }] },
  })),
  'POST /api/versions/:id/undo': {
    about: 'thing',
    roles: reviewers,
    seen: { draft: planSeen.draft },
    does: 'writes',
    ask: async (world, place, state, fresh) => {
      const plan = fresh ? await world.makePlan(place, state) : planOf(world, place, state)
      const undoes = fresh ? await world.makeBatch(plan) : randomUUID()
      return { url: `/api/versions/${plan.version}/undo`, payload: { batchId: randomUUID(), undoes } }
    },
  },
  'GET /api/versions/:id/publish-preview': writes(planners, 'draft', ({ version }) => ({
    url: `/versions/${version}/publish-preview`,
  })),
  'GET /api/versions/:id/publish-progress': writes(planners, 'draft', ({ version }) => ({
    url: `/versions/${version}/publish-progress`,
  })),
  'POST /api/versions/:id/publish': writes(planners, 'draft', ({ version }) => ({
    url: `/versions/${version}/publish`,
    payload: { cursor: '0' },
  })),
  'GET /api/programmes': {
    about: 'list',
    roles: readers,
    seen: planSeen,
    holds: (world, place, state) => planOf(world, place, state).programme,
  },
  'GET /api/programmes/:id': reads(({ programme }) => `/programmes/${programme}`),
  'GET /api/programmes/:id/report-order': writes(reviewers, 'published', ({ programme }) => ({
    url: `/programmes/${programme}/report-order`,
  })),
  'DELETE /api/programmes/:id': writes(reviewers, 'draft', ({ programme }) => ({ url: `/programmes/${programme}` })),
  'POST /api/programmes/:id/versions': writes(reviewers, 'published', ({ programme, document }) => ({
    url: `/programmes/${programme}/versions`,
    payload: { documentId: document },
  })),
  'POST /api/programmes/:id/documents': writes(planners, 'published', ({ programme, document }) => ({
    url: `/programmes/${programme}/documents`,
    payload: { documentId: document, relation: 'starts', on: '2026-01-01' },
  })),
  ...Object.fromEntries(
    ['targets', 'duties', 'reports', 'calendar', 'citations', 'objectives', 'funding'].map((table) => [
      `GET /api/programmes/:id/${table}.csv`,
      reads(({ programme }) => `/programmes/${programme}/${table}.csv`),
    ]),
  ),
  'GET /api/versions/:id/example.zip': reads(({ version }) => `/versions/${version}/example.zip`),
  'GET /api/clauses/:id': reads(({ clause }) => `/clauses/${clause}`),
}

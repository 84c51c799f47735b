import { randomUUID } from 'node:crypto'
import type { TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan, someTarget } from '../../../../tests/support/read-document.ts'
import { EditConflict, EditResult, FactChanges } from '../../../shared/facts.ts'
import { ClausePage, Programme, ProgrammeSummary, PublishPreview, Version } from '../../../shared/programmes.ts'
import { checkAgainst } from '../../platform/validation.ts'

const context = useApp()

// These answers are written without a schema, for speed; so they are held against it here.
test('every answer has the form that the contract says', async () => {
  const province = await context.setUp('33')
  const planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  const document = await insertReadDocument(context.owner, province, smallPlan())
  const holds = async (
    schema: TSchema,
    asked: ReturnType<Client['get']>,
    pick = (json: Record<string, never>): unknown => json,
  ) => {
    const response = await asked
    const answer = pick(response.json())
    expect(checkAgainst(schema, answer, '#'), response.body).toEqual([])
    return answer as never
  }
  const made = planner.post('/api/drafts', { documentId: document.documentId, relation: 'starts' })
  const draft: Version = await holds(Version, made)
  const path = `/api/versions/${draft.id}`
  const edits = (value: number) => ({
    batchId: randomUUID(),
    edits: [
      { action: 'change', factId: document.factIds[2], revision: 1, body: someTarget({ value }) },
      { action: 'delete', factId: document.factIds[6], revision: 1 },
    ],
  })
  const first = edits(50)
  await holds(EditResult, planner.post(`${path}/edits`, first))
  await holds(EditConflict, planner.post(`${path}/edits`, edits(60)), ({ params }) => params)
  await holds(EditResult, planner.post(`${path}/undo`, { batchId: randomUUID(), undoes: first.batchId }))
  await holds(FactChanges, planner.get(`${path}/changes?since=0`))
  const preview: PublishPreview = await holds(PublishPreview, planner.get(`${path}/publish-preview`))
  await holds(Version, planner.post(`${path}/publish`, { cursor: preview.cursor }))
  const programme: Programme = await holds(Programme, planner.get(`/api/programmes/${draft.programmeId}`))
  expect(programme.calendar.length).toBeGreaterThan(0)
  await holds(ClausePage, planner.get(`/api/clauses/${document.clauseIds[2]}`))
  await holds(ProgrammeSummary, planner.get('/api/programmes'), ({ programmes = [] }) => programmes[0])
  const api = (await planner.get('/api/docs/json')).json()
  expect(Object.keys(api.paths)).toContain('/api/programmes/{id}/targets.csv')
})

import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import type { AnswersPage, ProgrammeDuties } from '../../../shared/duties.ts'
import type { PublishPreview, Version } from '../../../shared/programmes.ts'
import type { OrderFaultKind } from '../../../shared/report-order.ts'

// The three real plans, each in the province that has its ground today, with the usual organisations of a province.
const context = useApp()

// By hand: of Thái Bình the districts report before 1/12, earlier than the year is closed, and the department before 20/12; of Kon Tum
// neither names a day, nor does anybody say when the province reports to the ministry; of Ninh Thuận neither how often nor when.
test.each<[string, string, [OrderFaultKind, boolean][]]>([
  ['thai-binh', '33', [['before-cut-off', true]]],
  [
    'kon-tum',
    '51',
    [
      ['same-day', true],
      ['no-onward', false],
    ],
  ],
  ['ninh-thuan', '56', [['unsaid', false]]],
])('%s: every duty is opened, no list of an organisation is empty, and nothing is late', async (name, code, faults) => {
  const { unitId } = await context.setUp(code)
  const planner = await context.signIn({ role: 'planner', unitId })
  const usual = await planner.post(`/api/units/${unitId}/usual-organisations`, { dryRun: false })
  expect(usual.statusCode, usual.body).toBe(200)
  const sent = await upload(planner, await readFile(`tests/fixtures/plans/${name}.txt`), { unitId })
  const { document } = sent.json()
  await whenRead(planner, document.id)
  const draft: Version = (await planner.post('/api/drafts', { documentId: document.id, relation: 'starts' })).json()
  const preview: PublishPreview = (await planner.get(`/api/versions/${draft.id}/publish-preview`)).json()
  expect(preview.orderFaults.map(({ kind, periods }) => [kind, periods > 0])).toEqual(faults)
  const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })
  expect(published.statusCode, published.body).toBe(200)

  const order = await planner.get(`/api/programmes/${draft.programmeId}/report-order`)
  expect(order.json()).toEqual({ faults: preview.orderFaults })

  const facts = draft.facts.filter(({ kind }) => kind === 'duty' || kind === 'report').map(({ id }) => id)
  const { rows } = await sql<{ factId: string }>`
    select distinct fact_id from assignments where programme_id = ${draft.programmeId}`.execute(context.owner)
  expect(rows.map(({ factId }) => factId).sort()).toEqual(facts.sort())

  const duties: ProgrammeDuties = (await planner.get(`/api/programmes/${draft.programmeId}/duties`)).json()
  expect(duties.organisations.length).toBeGreaterThan(5)
  for (const { organisationId, organisationName, standings } of duties.organisations) {
    const asked = `/api/programmes/${draft.programmeId}/answers?organisationId=${organisationId}`
    const { answers }: AnswersPage = (await planner.get(asked)).json()
    expect([organisationName, answers.length > 0, standings.late]).toEqual([organisationName, true, undefined])
    // What has passed was so before the plan came in, and says that.
    for (const { standing, dueOn } of answers)
      if (standing === 'passed-before') expect(dueOn && dueOn < '2026-11-20').toBe(true)
  }
})

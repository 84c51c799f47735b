import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import type { AnswersPage, ProgrammeDuties, ReportOrder } from '../../../shared/duties.ts'
import type { Version } from '../../../shared/programmes.ts'

// The three real plans, each in the province that has its ground today, with the usual organisations of a province.
const context = useApp()

// By hand: of Thái Bình the districts report before 1/12 and the department before 20/12; of Kon Tum neither names a day, and its years are over: the last report is asked for.
test.each([
  ['thai-binh', '33', []],
  ['kon-tum', '51', ['unsaid 2020']],
  ['ninh-thuan', '56', []],
])('%s: every duty is opened, no list of an organisation is empty, and nothing is late', async (name, code, order) => {
  const { unitId } = await context.setUp(code)
  const planner = await context.signIn({ role: 'planner', unitId })
  const usual = await planner.post(`/api/units/${unitId}/usual-organisations`, { dryRun: false })
  expect(usual.statusCode, usual.body).toBe(200)
  const sent = await upload(planner, await readFile(`tests/fixtures/plans/${name}.txt`), { unitId })
  const { document } = sent.json()
  await whenRead(planner, document.id)
  const draft: Version = (await planner.post('/api/drafts', { documentId: document.id, relation: 'starts' })).json()
  const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })
  expect(published.statusCode, published.body).toBe(200)

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

  const { faults }: ReportOrder = (await planner.get(`/api/programmes/${draft.programmeId}/report-order`)).json()
  expect(faults.map(({ kind, period }) => `${kind} ${period}`)).toEqual(order)
})

import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { partyKey } from '../../src/rules/parties/index.ts'
import { checkCounts } from '../../src/server/modules/duties/index.ts'
import type { AssignmentPage } from '../../src/shared/assignment-page.ts'
import type { AnswersPage, AskedAnswerRow, ProgrammeDuties } from '../../src/shared/duties.ts'
import type { DutyBody } from '../../src/shared/facts.ts'
import type { Parties } from '../../src/shared/parties.ts'
import type { Version } from '../../src/shared/programmes.ts'
import { type Client, useApp } from './app.ts'
import { aboutDocument, insertReadDocument, type SomeClause, someDuty, someReport } from './read-document.ts'

export const education = 'Sở Giáo dục và Đào tạo'
export const interior = 'Sở Nội vụ'
export const association = 'Hội Khuyến học tỉnh'
export const committee = 'Ủy ban nhân dân xã'

export const duty = (text: string, rest: Partial<DutyBody> = {}): SomeClause => ({
  text,
  kind: 'duty',
  body: someDuty(rest),
})
export const report = (text: string, rest: Parameters<typeof someReport>[0]): SomeClause => ({
  text,
  kind: 'report',
  body: someReport(rest),
})
/** Duties of every kind, a report, and who is not known. */
export const wholePlan = (): SomeClause[] => [
  duty('Củng cố các trung tâm học tập cộng đồng', { responsible: [education], with: [interior] }),
  duty('Hoàn thành trước ngày 15/3/2027', { responsible: [interior], due: { kind: 'by', date: '2027-03-15' } }),
  duty('Hoàn thành trong Quý III năm 2025', {
    responsible: [interior],
    due: { kind: 'within', from: '2025-07-01', to: '2025-09-30' },
  }),
  duty('Chỉ đạo các cấp hội thực hiện', { responsible: [association] }),
  duty('Xây dựng chuyên mục trên báo', { responsible: [] }),
  duty('Vận động quỹ', { responsible: ['Hội Làm vườn tỉnh'] }),
  duty('Mở lớp sau khi Đề án được phê duyệt', { responsible: [education], condition: 'sau khi Đề án được phê duyệt' }),
  report('định kỳ trước ngày 10/12 hằng năm báo cáo', { from: [education], before: ['12-10'] }),
]

export type Opened = { programmeId: string; versionId: string }

/** A province with three bodies, a commune with one, an officer for each, and a planner who publishes plans. */
export function useDutyWorld(options: Parameters<typeof useApp>[1] = {}) {
  const context = useApp(undefined, options)
  let province: { homeId: number; unitId: string; path: string }
  let commune: { id: string; path: string }
  let planner: Client
  const officers = new Map<string, Client>()
  const bodies = new Map<string, string>()
  async function body(name: string, unitId: string): Promise<void> {
    const { rows } = await sql<{ id: string }>`
      with made as (
        insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
        select ${province.homeId}, id, path, true, 'agency', ${name}, ${partyKey(name)}, '2026-01-01' from units where id = ${unitId} returning *
      ), named as (
        insert into organisation_names (home_id, organisation_id, name, name_key, form, during, unit_path)
        select home_id, id, name, name_key, 'full', '(,)', unit_path from made
      ) select id from made`.execute(context.owner)
    bodies.set(name, rows[0]?.id ?? '')
    officers.set(
      name,
      await context.signIn({ role: 'reporter', unitId, organisationId: rows[0]?.id ?? '', reach: 'organisation' }),
    )
  }
  const idOf = (name: string) => bodies.get(name) ?? ''
  const officerOf = (name: string) => officers.get(name) as Client

  beforeAll(async () => {
    const home = await context.setUp('33')
    for (const table of ['organisation_lines', 'organisation_successors', 'organisation_names', 'organisations'])
      await sql`delete from ${sql.table(table)}`.execute(context.owner)
    const below = await sql<{ id: string; path: string; above: string }>`
      select c.id::text, c.path::text, p.path::text as above from units p join units c on c.path <@ p.path and nlevel(c.path) = nlevel(p.path) + 1
      join latest_units l on l.id = c.id and l.ended is null
      where p.id = ${home.unitId} order by c.id limit 1`.execute(context.owner)
    commune = { id: below.rows[0]?.id ?? '', path: below.rows[0]?.path ?? '' }
    province = { ...home, path: below.rows[0]?.above ?? '' }
    planner = await context.signIn({ role: 'planner', unitId: province.unitId })
    for (const name of [education, interior, association]) await body(name, province.unitId)
    await body(committee, commune.id)
  })
  beforeEach(async () => {
    context.clock.set('2026-11-20T02:00:00Z')
    // What was said of one plan is remembered for the next.
    for (const table of ['party_members', 'party_resolutions'])
      await sql`delete from ${sql.table(table)}`.execute(context.owner)
  })

  // Whatever a test did: what is counted is what stands.
  afterEach(async () => {
    const { seen, faults } = await checkCounts(context.owner)
    expect([seen > 0, faults]).toEqual([true, []])
  })

  async function publish(clauses: SomeClause[], rest: Parameters<typeof aboutDocument>[0] = {}): Promise<Opened> {
    const about: SomeClause = { text: 'KẾ HOẠCH', kind: 'document', body: aboutDocument(rest) }
    const { documentId } = await insertReadDocument(context.owner, province, [about, ...clauses])
    const draft = (await planner.post('/api/drafts', { documentId, relation: 'starts' })).json()
    const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })
    if (published.statusCode !== 200) throw new Error(published.body)
    return { programmeId: draft.programmeId, versionId: draft.id }
  }

  /** A correction: another version of the same document, with one fact left out or not. */
  async function correct(opened: Opened, without?: string): Promise<Opened> {
    const { documentId } = (await planner.get(`/api/versions/${opened.versionId}`)).json()
    const started = await planner.post(`/api/programmes/${opened.programmeId}/versions`, { documentId })
    expect(started.statusCode, started.body).toBe(201)
    const draft: Version = started.json()
    const fact = draft.facts.find(({ quote }) => without !== undefined && quote.startsWith(without))
    if (fact)
      await planner.post(`/api/versions/${draft.id}/edits`, {
        batchId: crypto.randomUUID(),
        edits: [{ action: 'delete', factId: fact.id, revision: fact.revision }],
      })
    const { cursor } = (await planner.get(`/api/versions/${draft.id}`)).json()
    const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor })
    expect(published.statusCode, published.body).toBe(200)
    return { ...opened, versionId: draft.id }
  }

  const dutiesOf = async (client: Client, { programmeId }: Opened): Promise<ProgrammeDuties> =>
    (await client.get(`/api/programmes/${programmeId}/duties`)).json()
  const answersOf = async (client: Client, { programmeId }: Opened, more = ''): Promise<AskedAnswerRow[]> => {
    const page: AnswersPage = (await client.get(`/api/programmes/${programmeId}/answers?limit=500${more}`)).json()
    return page.answers
  }
  const answerTo = async (opened: Opened, quote: string, period?: string): Promise<AskedAnswerRow> => {
    const found = (await answersOf(planner, opened)).find(
      (each) => each.quote.startsWith(quote) && (period === undefined || each.period === period),
    )
    if (!found) throw new Error(`No answer to ${quote}`)
    return found
  }
  const act = (
    client: Client,
    { assignmentId, period }: AskedAnswerRow,
    name: string,
    revision: number,
    words?: string,
  ) => client.post(`/api/assignments/${assignmentId}/acts`, { period, act: name, revision, ...(words && { words }) })
  const pageOf = async (client: Client, id: string): Promise<AssignmentPage> =>
    (await client.get(`/api/assignments/${id}`)).json()

  /** Says whom a wording of the programme means. */
  const say = async (client: Client, { programmeId }: Opened, wording: string, organisationIds: string[]) => {
    const { parties }: Parties = (await client.get(`/api/programmes/${programmeId}/parties`)).json()
    const { key, revision } = parties.find((party) => party.wording === wording) as Parties['parties'][number]
    const edit = { action: 'confirm', key, factId: null, organisationIds, leftOut: [], asName: false, revision }
    return client.post(`/api/programmes/${programmeId}/parties`, { batchId: crypto.randomUUID(), edits: [edit] })
  }
  return {
    context,
    /** Of the world as it stands before the first test. */
    made: () => ({ province, commune, planner }),
    idOf,
    officerOf,
    publish,
    correct,
    dutiesOf,
    answersOf,
    answerTo,
    act,
    pageOf,
    say,
  }
}

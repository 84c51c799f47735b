import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  aboutDocument,
  insertReadDocument,
  type SomeClause,
  someDuty,
  someReport,
} from '../../../../tests/support/read-document.ts'
import { standingOf } from '../../../rules/duties/index.ts'
import { partyKey } from '../../../rules/parties/index.ts'
import {
  type AnswersPage,
  type AskedAnswerRow,
  type AssignmentPage,
  type MyWork,
  type ProgrammeDuties,
  STANDINGS,
} from '../../../shared/duties.ts'
import type { DutyBody } from '../../../shared/facts.ts'
import type { Parties } from '../../../shared/parties.ts'
import { inTransaction } from '../../platform/database.ts'

const context = useApp()
let province: { homeId: number; unitId: string; path: string }
let commune: { id: string; path: string }
let planner: Client
const officers = new Map<string, Client>()
const bodies = new Map<string, string>()
const education = 'Sở Giáo dục và Đào tạo'
const interior = 'Sở Nội vụ'
const association = 'Hội Khuyến học tỉnh'
const committee = 'Ủy ban nhân dân xã'

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

const duty = (text: string, rest: Partial<DutyBody> = {}): SomeClause => ({ text, kind: 'duty', body: someDuty(rest) })
const report = (text: string, rest: Parameters<typeof someReport>[0]): SomeClause => ({
  text,
  kind: 'report',
  body: someReport(rest),
})
const wholePlan = (): SomeClause[] => [
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

type Opened = { programmeId: string; versionId: string }
async function publish(clauses: SomeClause[], rest: Parameters<typeof aboutDocument>[0] = {}): Promise<Opened> {
  const about: SomeClause = { text: 'KẾ HOẠCH', kind: 'document', body: aboutDocument(rest) }
  const { documentId } = await insertReadDocument(context.owner, province, [about, ...clauses])
  const draft = (await planner.post('/api/drafts', { documentId, relation: 'starts' })).json()
  const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })
  if (published.statusCode !== 200) throw new Error(published.body)
  return { programmeId: draft.programmeId, versionId: draft.id }
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

describe('a published plan', () => {
  test('is opened: to each organisation its duties with their days, and what has none is counted', async () => {
    const opened = await publish(wholePlan())
    const duties = await dutiesOf(planner, opened)
    expect(duties.organisations.map(({ organisationName, duties: many }) => [organisationName, many])).toEqual([
      [association, 1],
      [education, 3],
      [interior, 2],
    ])
    expect(duties.unowned.map(({ quote, unresolved }) => [quote, unresolved])).toEqual([
      ['Xây dựng chuyên mục trên báo', []],
      ['Vận động quỹ', ['Hội Làm vườn tỉnh']],
    ])
    expect(
      duties.waiting.map(({ quote, condition, organisationName }) => [quote, condition, organisationName]),
    ).toEqual([['Mở lớp sau khi Đề án được phê duyệt', 'sau khi Đề án được phê duyệt', education]])
    const first = (await answersOf(planner, opened)).filter(({ dueOn }) => dueOn !== null && dueOn < '2027-06-01')
    expect(first.map((each) => [each.quote, each.kind, each.period, each.dueOn, each.source, each.standing])).toEqual(
      [
        ['Hoàn thành trong Quý III năm 2025', 'dated', '', '2025-09-30', 'clause', 'passed-before'],
        ['Củng cố các trung tâm học tập cộng đồng', 'standing', '2026', '2026-12-09', 'report', 'open'],
        ['Chỉ đạo các cấp hội thực hiện', 'reply', '2026', '2026-12-09', 'report', 'open'],
        ['định kỳ trước ngày 10/12 hằng năm báo cáo', 'report', '2026', '2026-12-09', 'clause', 'open'],
        ['Hoàn thành trước ngày 15/3/2027', 'dated', '', '2027-03-14', 'clause', 'open'],
      ].toSorted((a, b) => order(first, a) - order(first, b)),
    )
  })
  const order = (rows: readonly AskedAnswerRow[], [quote]: (string | null)[]) =>
    rows.findIndex((row) => row.quote === quote)

  test('shows to each officer what is theirs, and to who joins in what they join', async () => {
    const opened = await publish(wholePlan())
    const mine = async (name: string): Promise<MyWork> => (await officerOf(name).get('/api/my-work')).json()
    const ofThis = ({ answers }: MyWork['mine']) =>
      answers.filter(({ programmeId }) => programmeId === opened.programmeId)
    expect(ofThis((await mine(education)).mine).map(({ quote, period }) => [quote, period])).toEqual(
      expect.arrayContaining([
        ['Củng cố các trung tâm học tập cộng đồng', '2026'],
        ['định kỳ trước ngày 10/12 hằng năm báo cáo', '2026'],
      ]),
    )
    expect(ofThis((await mine(education)).mine)).toHaveLength(2)
    expect(ofThis((await mine(interior)).mine).map(({ quote }) => quote)).toEqual([
      'Hoàn thành trong Quý III năm 2025',
      'Hoàn thành trước ngày 15/3/2027',
    ])
    expect(ofThis((await mine(committee)).mine)).toEqual([])
    const joined = await answerTo(opened, 'Củng cố')
    expect((await pageOf(officerOf(interior), joined.assignmentId)).joined).toEqual([
      { id: idOf(interior), name: interior },
    ])
    expect((await officerOf(association).get(`/api/assignments/${joined.assignmentId}`)).statusCode).toBe(404)
  })

  test('whose years are over asks once what became of it', async () => {
    const opened = await publish([duty('Phát triển mạng lưới', { responsible: [education] })], {
      horizon: { from: 2012, to: 2020 },
    })
    expect((await answersOf(planner, opened)).map(({ period, dueOn }) => [period, dueOn])).toEqual([
      ['2020', '2026-12-14'],
    ])
  })

  test('that is only drafted asks nobody', async () => {
    const { documentId } = await insertReadDocument(context.owner, province, wholePlan())
    await planner.post('/api/drafts', { documentId, relation: 'starts' })
    const { rows } = await sql<{ many: number }>`
      select count(*)::int as many from assignments s join programme_documents d on d.programme_id = s.programme_id
      where d.document_id = ${documentId}`.execute(context.owner)
    expect(rows[0]?.many).toBe(0)
  })
})

describe('an answer', () => {
  test('is begun, handed in, returned with a reason, handed in again and accepted, and tells all of it', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    const officer = officerOf(education)
    const done = async (client: Client, name: string, words?: string): Promise<AssignmentPage> => {
      const page = await pageOf(planner, answer.assignmentId)
      const { revision = 0 } = page.answers.find(({ period }) => period === answer.period) ?? {}
      const response = await act(client, answer, name, revision, words)
      expect(response.statusCode, response.body).toBe(200)
      return response.json()
    }
    await done(officer, 'start')
    await done(officer, 'submit', 'Đã củng cố 12 trung tâm')
    const waiting: MyWork = (await planner.get('/api/my-work')).json()
    expect(waiting.toAccept.answers.some(({ assignmentId }) => assignmentId === answer.assignmentId)).toBe(true)
    const handedIn: MyWork = (await officer.get('/api/my-work')).json()
    expect(handedIn.handedIn.answers.map(({ assignmentId }) => assignmentId)).toContain(answer.assignmentId)
    await done(planner, 'return', 'Thiếu số học viên')
    context.clock.set('2026-12-11T02:00:00Z')
    await done(officer, 'submit', 'Đã bổ sung')
    const page = await done(planner, 'accept')
    expect(page.answers.find(({ period }) => period === '2026')).toMatchObject({
      state: 'done',
      standing: 'done-late',
      days: 2,
    })
    expect(page.events.map(({ act: name, words, by }) => [name, words, by !== null])).toEqual([
      ['accept', null, true],
      ['submit', 'Đã bổ sung', true],
      ['return', 'Thiếu số học viên', true],
      ['submit', 'Đã củng cố 12 trung tâm', true],
      ['start', null, true],
    ])
  })

  test('is not given before its period begins', async () => {
    const opened = await publish(wholePlan())
    const [ahead] = await answersOf(planner, opened, '&standing=ahead')
    const page = await pageOf(officerOf(education), ahead?.assignmentId ?? '')
    expect(page.answers.filter(({ standing }) => standing === 'ahead').flatMap(({ may }) => may)).toEqual([])
    const refused = await act(officerOf(education), ahead as AskedAnswerRow, 'start', 1)
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/act-not-possible'])
    context.clock.set('2027-01-01T02:00:00Z')
    expect((await act(officerOf(education), ahead as AskedAnswerRow, 'start', 1)).statusCode).toBe(200)
  })

  test('is refused without words, out of turn, on an older state, and to whoever it is not for', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Hoàn thành trước')
    const officer = officerOf(interior)
    const told = async (client: Client, name: string, revision = 1, words?: string) => {
      const response = await act(client, answer, name, revision, words)
      const { type, errors } = response.json()
      return [response.statusCode, type, errors?.[0]?.pointer]
    }
    expect(await told(officer, 'submit')).toEqual([400, '/problems/invalid-request', '#/words'])
    expect(await told(officer, 'withdraw')).toEqual([409, '/problems/act-not-possible', undefined])
    expect(await told(officer, 'accept')).toEqual([403, '/problems/not-allowed', undefined])
    expect(await told(planner, 'accept')).toEqual([409, '/problems/act-not-possible', undefined])
    expect(await told(officer, 'start', 2)).toEqual([409, '/problems/answer-changed', undefined])
    expect(await told(officerOf(education), 'start')).toEqual([404, '/problems/not-found', undefined])
    const viewer = await context.signIn({ role: 'viewer', unitId: province.unitId })
    expect((await act(viewer, answer, 'start', 1)).statusCode).toBe(403)
    // Who joins in sees it and does not answer for others.
    const joined = await answerTo(opened, 'Củng cố')
    expect((await act(officer, joined, 'start', 1)).statusCode).toBe(403)
    expect((await pageOf(planner, answer.assignmentId)).events).toEqual([])
  })

  test('of two who hand it in at once takes one', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    const both = await Promise.all(
      ['một', 'hai', 'ba'].map((words) => act(officerOf(education), answer, 'submit', 1, words)),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    const { events } = await pageOf(planner, answer.assignmentId)
    expect(events).toHaveLength(1)
  })

  test('is not written by the database for whoever may only see it', async () => {
    const opened = await publish(wholePlan())
    const { assignmentId } = await answerTo(opened, 'Củng cố')
    const place = `${province.path}.0.${idOf(interior)}`
    const viewpoint = { scopes: [place], writes: [place], parties: [idOf(interior)] }
    const changed = await inTransaction(context.db, viewpoint, async (db) => {
      const seen = await sql`select from answers where assignment_id = ${assignmentId}`.execute(db)
      const written =
        await sql`update answers set state = 'done', submitted_on = '2026-01-01' where assignment_id = ${assignmentId}`.execute(
          db,
        )
      return [seen.rows.length > 0, written.numAffectedRows]
    })
    expect(changed).toEqual([true, 0n])
  })
})

describe('what a plan gives changes', () => {
  const say = async (opened: Opened, wording: string, organisationIds: string[]) => {
    const { parties }: Parties = (await planner.get(`/api/programmes/${opened.programmeId}/parties`)).json()
    const { key, revision } = parties.find((party) => party.wording === wording) as Parties['parties'][number]
    const edit = { action: 'confirm', key, factId: null, organisationIds, leftOut: [], asName: false, revision }
    const response = await planner.post(`/api/programmes/${opened.programmeId}/parties`, {
      batchId: crypto.randomUUID(),
      edits: [edit],
    })
    expect(response.statusCode, response.body).toBe(200)
  }

  test('with its parties: what nobody touched goes over, what somebody worked on ends and stays', async () => {
    const opened = await publish(wholePlan())
    const touched = await answerTo(opened, 'Hoàn thành trước')
    expect((await act(officerOf(interior), touched, 'start', 1)).statusCode).toBe(200)
    const untouched = await answerTo(opened, 'Hoàn thành trong')
    await say(opened, interior, [idOf(association)])
    expect((await officerOf(interior).get(`/api/assignments/${untouched.assignmentId}`)).statusCode).toBe(404)
    const ended = await pageOf(officerOf(interior), touched.assignmentId)
    expect([ended.endedOn, ended.answers.map(({ may }) => may)]).toEqual(['2026-11-20', [[]]])
    expect((await act(officerOf(interior), touched, 'submit', 2, 'xong')).json().type).toBe(
      '/problems/assignment-ended',
    )
    const { organisations } = await dutiesOf(planner, opened)
    expect(organisations.map(({ organisationName, duties }) => [organisationName, duties])).toEqual([
      [association, 3],
      [education, 3],
    ])
    await say(opened, interior, [idOf(interior)])
    expect((await pageOf(officerOf(interior), touched.assignmentId)).endedOn).toBeNull()
  })

  test('with whom a planner names: the duty has them until the plan itself says who', async () => {
    const opened = await publish(wholePlan())
    const [, garden] = (await dutiesOf(planner, opened)).unowned
    const name = (id: string, organisationIds: string[]) =>
      planner.post(`/api/assignments/${id}/owners`, { organisationIds })
    const named = await name(garden?.assignmentId ?? '', [idOf(association), idOf(committee)])
    expect(named.statusCode, named.body).toBe(200)
    expect(named.json().unowned).toHaveLength(1)
    const answer = (await answersOf(planner, opened)).find(
      ({ quote, organisationId }) => quote === 'Vận động quỹ' && organisationId === idOf(committee),
    ) as AskedAnswerRow
    expect((await act(officerOf(committee), answer, 'start', 1)).statusCode).toBe(200)
    // Somebody else instead: what was begun stays where it was, ended.
    expect((await name(answer.assignmentId, [idOf(education)])).statusCode).toBe(200)
    expect((await pageOf(officerOf(committee), answer.assignmentId)).endedOn).toBe('2026-11-20')
    await say(opened, 'Hội Làm vườn tỉnh', [idOf(interior)])
    const owners = (await answersOf(planner, opened)).filter(
      ({ quote, period }) => quote === 'Vận động quỹ' && period === '2026',
    )
    expect(owners.map(({ organisationId }) => organisationId)).toEqual([idOf(interior)])
    const byPlan = await name(owners[0]?.assignmentId ?? '', [idOf(education)])
    expect([byPlan.statusCode, byPlan.json().type]).toEqual([409, '/problems/owned-by-plan'])
    expect((await name(garden?.assignmentId ?? '', ['999999'])).statusCode).toBe(404)
  })

  test('with a condition that comes: the duty opens from that day, and is taken back while nobody answered', async () => {
    const opened = await publish(wholePlan())
    const [idle] = (await dutiesOf(planner, opened)).waiting
    const condition = (client: Client, metOn: string | null) =>
      client.post(`/api/assignments/${idle?.assignmentId}/condition`, { metOn })
    expect((await condition(officerOf(education), '2026-11-10')).statusCode).toBe(403)
    expect((await condition(planner, '2027-01-01')).json().errors[0].code).toBe('in-the-future')
    const met: AssignmentPage = (await condition(planner, '2026-11-10')).json()
    expect(met.answers[0]).toMatchObject({ period: '2026', opensOn: '2026-11-20', dueOn: '2026-12-09' })
    expect((await dutiesOf(planner, opened)).waiting).toEqual([])
    expect(((await condition(planner, null)).json() as AssignmentPage).answers).toEqual([])
    await condition(planner, '2026-11-10')
    const answer = await answerTo(opened, 'Mở lớp', '2026')
    await act(officerOf(education), answer, 'start', 1)
    expect((await condition(planner, null)).json().type).toBe('/problems/condition-not-asked')
  })

  test('with a link: a measure that names nobody goes to whoever has the duty that carries it', async () => {
    const opened = await publish(wholePlan())
    const facts = (await planner.get(`/api/versions/${opened.versionId}`)).json().facts
    const idFor = (text: string) => facts.find(({ quote }: { quote: string }) => quote.startsWith(text)).id
    const edit = { relation: 'carried-by', factId: idFor('Xây dựng chuyên mục'), toId: idFor('Chỉ đạo các cấp hội') }
    const link = (action: string, revision: number) =>
      planner.post(`/api/versions/${opened.versionId}/links`, { edits: [{ action, ...edit, revision }] })
    expect((await link('keep', 0)).statusCode).toBe(200)
    expect((await answerTo(opened, 'Xây dựng chuyên mục')).organisationName).toBe(association)
    expect((await link('refuse', 1)).statusCode).toBe(200)
    expect((await dutiesOf(planner, opened)).unowned).toHaveLength(2)
  })

  test('with the days of its programme: what has ended asks for nothing more', async () => {
    const opened = await publish(wholePlan())
    const [document] = (await planner.get(`/api/programmes/${opened.programmeId}`)).json().documents
    const relation = { documentId: document.documentId, relation: 'starts', on: '2022-01-15', until: '2026-11-01' }
    expect((await planner.post(`/api/programmes/${opened.programmeId}/documents`, relation)).statusCode).toBe(200)
    expect(await answersOf(planner, opened)).toEqual([])
  })
})

describe('what might be lost or go wrong', () => {
  const say = async (client: Client, { programmeId }: Opened, wording: string, organisationIds: string[]) => {
    const { parties }: Parties = (await client.get(`/api/programmes/${programmeId}/parties`)).json()
    const { key, revision } = parties.find((party) => party.wording === wording) as Parties['parties'][number]
    const edit = { action: 'confirm', key, factId: null, organisationIds, leftOut: [], asName: false, revision }
    return client.post(`/api/programmes/${programmeId}/parties`, { batchId: crypto.randomUUID(), edits: [edit] })
  }

  test('what is handed in while a plan is opened anew stays', async () => {
    const opened = await publish(wholePlan())
    const { assignmentId } = await answerTo(opened, 'Hoàn thành trước')
    let said: ReturnType<typeof say> | undefined
    await context.owner.transaction().execute(async (db) => {
      await sql`
        update answers set state = 'submitted', submitted_on = '2026-11-20', revision = 2 where assignment_id = ${assignmentId}`.execute(
        db,
      )
      said = say(planner, opened, interior, [idOf(association)])
      // Until it has compared what it saw before and waits for this.
      for (let waiting = false; !waiting; ) {
        const { rows } = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
        waiting = rows.length > 0
      }
    })
    expect((await said)?.statusCode).toBe(200)
    const page = await officerOf(interior).get(`/api/assignments/${assignmentId}`)
    expect(page.json()).toMatchObject({ endedOn: '2026-11-20', answers: [{ state: 'submitted' }] })
  })

  test('a duty of a body above the plan lies beside it, whoever opens it, and shows to the body', async () => {
    const ofCommune = await context.signIn({ role: 'planner', unitId: commune.id })
    const about: SomeClause = { text: 'KẾ HOẠCH', kind: 'document', body: aboutDocument() }
    const clauses = [about, duty('Hỗ trợ xã mở lớp', { responsible: [education] })]
    const { documentId } = await insertReadDocument(context.owner, { ...province, unitId: commune.id }, clauses)
    const draft = (await ofCommune.post('/api/drafts', { documentId, relation: 'starts' })).json()
    const opened = { programmeId: draft.programmeId, versionId: draft.id }
    expect((await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })).statusCode).toBe(200)
    expect((await say(ofCommune, opened, education, [idOf(education)])).statusCode).toBe(200)
    const [answer] = await answersOf(ofCommune, opened)
    expect(answer?.organisationName).toBe(education)
    expect((await say(planner, opened, education, [idOf(education)])).statusCode).toBe(200)
    expect((await officerOf(education).get(`/api/assignments/${answer?.assignmentId}`)).statusCode).toBe(200)
    expect((await act(officerOf(education), answer as AskedAnswerRow, 'start', 1)).statusCode).toBe(403)
    const unowned = await publish([duty('Vận động quỹ', { responsible: [] })])
    const [idle] = (await dutiesOf(planner, unowned)).unowned
    await sql`update organisations set ended = '2026-06-01' where id = ${idOf(association)}`.execute(context.owner)
    const named = await planner.post(`/api/assignments/${idle?.assignmentId}/owners`, {
      organisationIds: [idOf(association)],
    })
    await sql`update organisations set ended = null where id = ${idOf(association)}`.execute(context.owner)
    expect(named.json().errors).toMatchObject([{ pointer: '#/organisationIds/0', code: 'unknown' }])
  })

  test('nobody is late for the time in which a duty was not theirs, or its condition had not come', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    await act(officerOf(education), answer, 'submit', 1, 'xong')
    await say(planner, opened, education, [idOf(interior)])
    context.clock.set('2027-12-20T02:00:00Z')
    await say(planner, opened, education, [idOf(education)])
    const page = await pageOf(officerOf(education), answer.assignmentId)
    expect(page.answers.map(({ standing }) => standing)).not.toContain('late')
    const [idle] = (await dutiesOf(planner, opened)).waiting
    const met = await planner.post(`/api/assignments/${idle?.assignmentId}/condition`, { metOn: '1905-01-01' })
    expect(met.json().answers[0].period).toBe('2028')
  })
})

describe('the list of a programme', () => {
  test('says how an answer stands as the rules do, on every day', async () => {
    const opened = await publish(wholePlan())
    const begun = await answerTo(opened, 'Củng cố')
    await act(officerOf(education), begun, 'submit', 1, 'xong')
    const late = await answerTo(opened, 'Hoàn thành trong')
    await act(officerOf(interior), late, 'submit', 1, 'xong')
    for (const day of ['2026-11-20', '2026-12-05', '2026-12-10', '2027-03-10', '2027-03-15', '2027-12-20']) {
      context.clock.set(`${day}T02:00:00Z`)
      const all = [...(await answersOf(planner, opened)), ...(await answersOf(planner, opened, '&standing=ahead'))]
      expect(all.length).toBeGreaterThan(10)
      for (const standing of STANDINGS) {
        const told = all
          .filter((each) => each.standing === standing)
          .map(({ assignmentId, period }) => assignmentId + period)
        const found = (await answersOf(planner, opened, `&standing=${standing}`)).map(
          ({ assignmentId, period }) => assignmentId + period,
        )
        expect({ day, standing, found }).toEqual({ day, standing, found: told })
      }
      const counted = (await dutiesOf(planner, opened)).organisations.flatMap(({ standings }) =>
        Object.entries(standings),
      )
      const sums: Record<string, number> = {}
      for (const [standing, many] of counted) sums[standing] = (sums[standing] ?? 0) + many
      expect(sums).toEqual(
        Object.fromEntries([...Map.groupBy(all, ({ standing }) => standing)].map(([key, { length }]) => [key, length])),
      )
    }
    expect(standingOf({ ...begun, extendedTo: null, openedOn: '2026-11-20' }, '2026-12-10').standing).toBe('late')
  })

  test('goes on page by page without leaving anything out, and refuses another cursor', async () => {
    const opened = await publish(wholePlan())
    const all = await answersOf(planner, opened)
    const found: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const url = `/api/programmes/${opened.programmeId}/answers?limit=3${after && `&after=${encodeURIComponent(after)}`}`
      const page: AnswersPage = (await planner.get(url)).json()
      found.push(...page.answers.map(({ assignmentId, period }) => assignmentId + period))
      after = page.after
    }
    expect(found).toEqual(all.map(({ assignmentId, period }) => assignmentId + period))
    for (const after of ['x', `2026-02-31,${all[0]?.assignmentId},`])
      expect((await planner.get(`/api/programmes/${opened.programmeId}/answers?after=${after}`)).statusCode).toBe(400)
  })
})

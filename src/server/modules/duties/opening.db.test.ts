import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  association,
  committee,
  duty,
  education,
  interior,
  type Opened,
  report,
  useDutyWorld,
  wholePlan,
} from '../../../../tests/support/duty-world.ts'
import { aboutDocument, insertReadDocument, type SomeClause } from '../../../../tests/support/read-document.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import type { Version } from '../../../shared/programmes.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, dutiesOf, answersOf, answerTo, act, pageOf, say } = world
let province: ReturnType<typeof world.made>['province']
let commune: ReturnType<typeof world.made>['commune']
let planner: ReturnType<typeof world.made>['planner']
beforeAll(() => {
  ;({ province, commune, planner } = world.made())
})

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

describe('what a plan gives changes', () => {
  test('with its parties: what nobody touched goes over, what somebody worked on ends and stays', async () => {
    const opened = await publish(wholePlan())
    const touched = await answerTo(opened, 'Hoàn thành trước')
    expect((await act(officerOf(interior), touched, 'start', 1)).statusCode).toBe(200)
    const untouched = await answerTo(opened, 'Hoàn thành trong')
    expect((await say(planner, opened, interior, [idOf(association)])).statusCode).toBe(200)
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
    expect((await say(planner, opened, interior, [idOf(interior)])).statusCode).toBe(200)
    expect((await pageOf(officerOf(interior), touched.assignmentId)).endedOn).toBeNull()
  })

  test('with its parties: what somebody was reminded of ends, and the reminder stays', async () => {
    const opened = await publish(wholePlan())
    const { assignmentId, period } = await answerTo(opened, 'Hoàn thành trước')
    const reminder = { way: 'letter', answers: [{ assignmentId, period }] }
    expect((await planner.post(`/api/programmes/${opened.programmeId}/reminders`, reminder)).statusCode).toBe(201)
    expect((await say(planner, opened, interior, [idOf(association)])).statusCode).toBe(200)
    expect((await pageOf(officerOf(interior), assignmentId)).endedOn).toBe('2026-11-20')
    const { reminders } = (await planner.get(`/api/assignments/${assignmentId}/reminders`)).json()
    expect(reminders).toHaveLength(1)
  })

  test('with whom a planner names: the duty has them until the plan itself says who', async () => {
    const opened = await publish(wholePlan())
    const [, garden] = (await dutiesOf(planner, opened)).unowned
    const name = (id: string, organisationIds: string[], revision: number) =>
      planner.post(`/api/assignments/${id}/annotations`, { organisationIds, revision })
    const both = [idOf(association), idOf(committee)]
    const named = await name(garden?.assignmentId ?? '', both, garden?.revision ?? -1)
    expect(named.statusCode, named.body).toBe(200)
    expect((await dutiesOf(planner, opened)).unowned).toHaveLength(1)
    const answer = (await answersOf(planner, opened)).find(
      ({ quote, organisationId }) => quote === 'Vận động quỹ' && organisationId === idOf(committee),
    ) as AskedAnswerRow
    expect((await act(officerOf(committee), answer, 'start', 1)).statusCode).toBe(200)
    // Somebody else instead: what was begun stays where it was, ended.
    expect((await name(answer.assignmentId, [idOf(education)], 1)).statusCode).toBe(200)
    expect((await pageOf(officerOf(committee), answer.assignmentId)).endedOn).toBe('2026-11-20')
    expect((await say(planner, opened, 'Hội Làm vườn tỉnh', [idOf(interior)])).statusCode).toBe(200)
    const owners = (await answersOf(planner, opened)).filter(
      ({ quote, period }) => quote === 'Vận động quỹ' && period === '2026',
    )
    expect(owners.map(({ organisationId }) => organisationId)).toEqual([idOf(interior)])
    const byPlan = await name(owners[0]?.assignmentId ?? '', [idOf(education)], 2)
    expect([byPlan.statusCode, byPlan.json().type]).toEqual([409, '/problems/owned-by-plan'])
    expect((await name(garden?.assignmentId ?? '', ['999999'], 2)).statusCode).toBe(404)
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

describe('a plan that is corrected', () => {
  const correct = async ({ programmeId, versionId }: Opened, body: object) => {
    const before: Version = (await planner.get(`/api/versions/${versionId}`)).json()
    const draft: Version = (
      await planner.post(`/api/programmes/${programmeId}/versions`, { documentId: before.documentId })
    ).json()
    const fact = draft.facts.find(({ kind }) => kind === 'report')
    const change = { action: 'change', factId: fact?.id, revision: fact?.revision, body: { ...fact?.body, ...body } }
    const edited = await planner.post(`/api/versions/${draft.id}/edits`, {
      batchId: crypto.randomUUID(),
      edits: [change],
    })
    expect(edited.statusCode, edited.body).toBe(200)
    const { cursor } = edited.json()
    const published = await planner.post(`/api/versions/${draft.id}/publish`, { cursor })
    expect(published.statusCode, published.body).toBe(200)
    return { programmeId, versionId: draft.id }
  }

  test('ends what was begun for a period that it asks for no more, and asks for it again when it does', async () => {
    const opened = await publish([
      report('trước ngày 15/6 và 20/12 hằng năm báo cáo', { from: [education], before: ['06-15', '12-20'] }),
    ])
    const periods = async () =>
      (await answersOf(planner, opened, '&from=2026-11-20')).map(({ period }) => period).slice(0, 3)
    expect(await periods()).toEqual(['2026', '2027#1', '2027'])
    const begun = await answerTo(opened, 'trước ngày', '2026')
    await act(officerOf(education), begun, 'note', 1, 'đã có số liệu của 3 xã')
    const halves = await correct(opened, { frequency: ['semiannual'] })
    expect(await periods()).toEqual(['2026-H2', '2027-H1', '2027-H2'])
    const dropped = (await pageOf(officerOf(education), begun.assignmentId)).answers[0]
    expect(dropped).toMatchObject({ period: '2026', droppedOn: '2026-11-20', standing: 'cancelled', may: [] })
    expect((await act(officerOf(education), begun, 'submit', 3, 'xong')).json().type).toBe('/problems/act-not-possible')
    // A duty that is given to somebody else and comes back asks for it no more either.
    await say(planner, halves, education, [idOf(interior)])
    await say(planner, halves, education, [idOf(education)])
    expect((await pageOf(planner, begun.assignmentId)).answers[0]?.droppedOn).toBe('2026-11-20')
    await correct(halves, { frequency: ['annual'] })
    expect((await pageOf(officerOf(education), begun.assignmentId)).answers[0]).toMatchObject({
      ...{ period: '2026', droppedOn: null, state: 'in-progress', standing: 'open' },
    })
    const again = await act(officerOf(education), begun, 'submit', 4, 'xong')
    expect(again.statusCode, again.body).toBe(200)
    // What was handed in waits for the planner, whatever is asked for now.
    const once = await correct(
      { ...halves, versionId: (await pageOf(planner, begun.assignmentId)).versionId },
      { frequency: ['semiannual'] },
    )
    expect((await answerTo(once, 'trước ngày', '2026')).standing).toBe('submitted')
  })

  test('asks for no period that was over before it spoke of it', async () => {
    const opened = await publish([report('báo cáo hằng năm', { from: [education], before: ['12-10'] })])
    context.clock.set('2027-08-20T02:00:00Z')
    await correct(opened, { before: ['06-15', '12-10'] })
    const { answers } = await pageOf(planner, (await answerTo(opened, 'báo cáo', '2027')).assignmentId)
    expect(answers.map(({ period }) => period).slice(0, 4)).toEqual(['2026', '2027', '2028#1', '2028'])
  })
})

test('a duty of one who is known and one who is not is told to the one, and the other is counted', async () => {
  const opened = await publish([duty('Xây dựng thư viện', { responsible: [education, 'Hội Làm vườn tỉnh'] })])
  const { unclear, unowned } = await dutiesOf(planner, opened)
  expect(unowned).toEqual([])
  expect(unclear).toMatchObject([{ quote: 'Xây dựng thư viện', unresolved: ['Hội Làm vườn tỉnh'], owners: 1 }])
  expect((await pageOf(officerOf(education), unclear[0]?.assignmentId ?? '')).unresolved).toEqual(['Hội Làm vườn tỉnh'])
  await say(planner, opened, 'Hội Làm vườn tỉnh', [idOf(association)])
  expect((await dutiesOf(planner, opened)).unclear).toEqual([])
  expect((await answersOf(planner, opened)).map(({ organisationName }) => organisationName).sort()).toEqual([
    association,
    education,
  ])
})

describe('what might be lost or go wrong', () => {
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
    const named = await planner.post(`/api/assignments/${idle?.assignmentId}/annotations`, {
      organisationIds: [idOf(association)],
      revision: 0,
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

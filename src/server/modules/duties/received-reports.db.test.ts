import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { pngNamedDocx } from '../../../../tests/support/bad-files.ts'
import {
  association,
  committee,
  duty,
  education,
  interior,
  type Opened,
  report,
  useDutyWorld,
} from '../../../../tests/support/duty-world.ts'
import { attach } from '../../../../tests/support/uploads.ts'
import type { AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import type { ReportMatrix } from '../../../shared/duty-views.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import type { Parties } from '../../../shared/parties.ts'
import type { ReceivedReports } from '../../../shared/received-reports.ts'

const { context, idOf, officerOf, publish, correct, dutiesOf, answersOf, act, pageOf, say, made } = useDutyWorld()
let planner: Client
beforeAll(() => {
  ;({ planner } = made())
})

const words = 'định kỳ trước ngày 01/12 hằng năm gửi báo cáo về Sở Giáo dục và Đào tạo'
/** A commune and a department report to another department; which wording names the commune is said by the planner. */
async function open(to = [education]): Promise<Opened> {
  const opened = await publish([
    report(words, {
      from: ['Ủy ban nhân dân các xã', interior],
      to,
      onward: ['Ủy ban nhân dân tỉnh'],
      before: ['12-01'],
    }),
    duty('Củng cố các trung tâm học tập cộng đồng', { responsible: [association] }),
  ])
  const said = await say(planner, opened, 'Ủy ban nhân dân các xã', [idOf(committee)])
  expect(said.statusCode, said.body).toBe(200)
  // Asked from the day on which the plan was opened: the year's report is due on 1 December 2026 or, as it is near, in 2027.
  context.clock.set('2027-11-20T02:00:00Z')
  return opened
}
async function reportOf(opened: Opened, of: string, period = '2027'): Promise<AskedAnswerRow> {
  const found = (await answersOf(planner, opened, `&period=${period}`)).find((each) => each.organisationName === of)
  if (!found) throw new Error(`No report of ${of}`)
  return found
}
const workOf = async (client: Client): Promise<MyWork> => (await client.get('/api/my-work')).json()
const noticesOf = async (client: Client) => ((await client.get('/api/notices')).json() as NoticesPage).notices
const sentTo = async (client: Client): Promise<ReceivedReports['reports']> =>
  ((await client.get('/api/received-reports')).json() as ReceivedReports).reports
const typeOf = (response: { statusCode: number; json(): { type?: string } }) =>
  response.statusCode < 300 ? response.statusCode : response.json().type

test('whoever receives a report sees it with its history and evidence, accepts it or returns it, and does nothing else with it', async () => {
  const opened = await open()
  const [receiver, commune] = [officerOf(education), officerOf(committee)]
  const answer = await reportOf(opened, committee)
  const attached = await attach(commune, answer, pngNamedDocx())
  expect(attached.statusCode, attached.body).toBe(201)
  expect((await act(commune, answer, 'submit', 2, 'Kết quả cả năm')).statusCode).toBe(200)
  const page = await pageOf(receiver, answer.assignmentId)
  expect(page).toMatchObject({ organisation: { name: committee }, sentTo: [education], joined: [], mayPlan: false })
  expect(page.answers.find(({ period }) => period === '2027')?.may).toEqual(['accept', 'return'])
  expect(page.events.map((event) => event.act)).toEqual(['submit', 'attach'])
  const file = `/api/assignments/${answer.assignmentId}/evidence/${page.evidence[0]?.id}/file`
  expect((await receiver.get(file)).statusCode).toBe(200)
  // It is theirs to receive, and not to give up or to put off; and not to answer.
  expect((await act(receiver, answer, 'cancel', 3, 'Thôi')).statusCode).toBe(403)
  expect((await act(receiver, answer, 'withdraw', 3)).statusCode).toBe(403)
  expect((await act(receiver, answer, 'return', 3, 'Thiếu số liệu hai thôn')).statusCode).toBe(200)
  expect(await noticesOf(commune)).toMatchObject([{ kind: 'answer-decided', words: 'Thiếu số liệu hai thôn' }])
  expect((await act(commune, answer, 'submit', 4, 'Đã đủ')).statusCode).toBe(200)
  expect((await act(receiver, answer, 'accept', 5)).statusCode).toBe(200)
  expect((await pageOf(planner, answer.assignmentId)).answers.find(({ period }) => period === '2027')?.standing).toBe(
    'done',
  )
})

test('whoever receives it is told when it comes, finds it in their own work, and is told that it was taken back', async () => {
  const opened = await open()
  const [receiver, commune] = [officerOf(education), officerOf(committee)]
  const answer = await reportOf(opened, committee)
  const waits = async (client: Client) =>
    (await workOf(client)).toAccept.answers.filter(({ assignmentId }) => assignmentId === answer.assignmentId).length
  expect([await waits(receiver), (await workOf(receiver)).receives, (await workOf(commune)).receives]).toEqual([
    0,
    true,
    false,
  ])
  await act(commune, answer, 'submit', 1, 'Kết quả cả năm')
  const told = async () => (await noticesOf(receiver)).filter(({ subject }) => subject.includes(answer.assignmentId))
  expect(await told()).toMatchObject([
    { kind: 'report-received', params: { organisation: committee, period: '2027' }, takenBackAt: null },
  ])
  expect([await waits(receiver), await waits(planner), await waits(officerOf(interior))]).toEqual([1, 1, 0])
  const unseen = async () => (await receiver.get('/api/notices/unseen')).json().unseen
  const before = await unseen()
  await act(commune, answer, 'withdraw', 2)
  expect(await told()).toMatchObject([{ takenBackAt: expect.any(String) }])
  expect(await unseen()).toBe(before - 1)
  expect(await waits(receiver)).toBe(0)
})

test('what is sent to it is a list, a matrix of reporters and periods, and numbers of its own; for others nothing of it', async () => {
  const opened = await open()
  const receiver = officerOf(education)
  await act(officerOf(committee), await reportOf(opened, committee), 'submit', 1, 'Kết quả cả năm')
  context.clock.set('2027-12-02T02:00:00Z')
  const sent = `&sentTo=${idOf(education)}`
  const byHand = (await answersOf(planner, opened)).filter(({ quote }) => quote === words)
  expect((await answersOf(receiver, opened, sent)).map(({ assignmentId, period }) => [assignmentId, period])).toEqual(
    byHand.map(({ assignmentId, period }) => [assignmentId, period]),
  )
  expect(new Set(byHand.map(({ organisationName }) => organisationName))).toEqual(new Set([committee, interior]))
  const matrix: ReportMatrix = (
    await receiver.get(`/api/programmes/${opened.programmeId}/report-matrix?rows=20&columns=30${sent}`)
  ).json()
  expect(matrix.organisations.map(({ name }) => name)).toEqual([interior, committee])
  const now = matrix.periods.indexOf('2027')
  expect(matrix.cells.filter(({ column }) => column === now).map(({ row, standing }) => [row, standing])).toEqual([
    [0, 'late'],
    [1, 'submitted'],
  ])
  const { organisations, receivers } = await dutiesOf(receiver, opened)
  expect(receivers).toEqual([{ id: idOf(education), name: education }])
  const standings = (of: string) => organisations.find(({ organisationName }) => organisationName === of)?.standings
  const counted = (of: string) => {
    const its = byHand.filter(({ organisationName }) => organisationName === of)
    return Object.fromEntries(
      [...Map.groupBy(its, ({ standing }) => standing)].map(([each, all]) => [each, all.length]),
    )
  }
  expect(standings(interior)).toMatchObject(counted(interior))
  expect(standings(committee)).toMatchObject(counted(committee))
  const late = byHand.filter(({ standing }) => standing === 'late').length
  expect(late).toBeGreaterThan(0)
  expect((await sentTo(receiver)).filter(({ programmeId }) => programmeId === opened.programmeId)).toMatchObject([
    { organisationName: education, standings: { late, submitted: 1 } },
  ])
  expect(await sentTo(officerOf(association))).toEqual([])
  expect(await answersOf(officerOf(association), opened, sent)).toEqual([])
})

test('who is late is reminded by whoever receives, who sees whether it was seen; of what is not sent to them they remind nobody', async () => {
  const opened = await open()
  const receiver = officerOf(education)
  const answer = await reportOf(opened, committee)
  context.clock.set('2027-12-02T02:00:00Z')
  const remind = (client: Client, { assignmentId, period }: AskedAnswerRow, way = 'message') =>
    client.post(`/api/programmes/${opened.programmeId}/reminders`, { way, answers: [{ assignmentId, period }] })
  const sent = await remind(receiver, answer)
  expect(sent.statusCode, sent.body).toBe(201)
  expect(sent.json()).toMatchObject({ reminded: 1, people: 1, nobody: [] })
  expect((await noticesOf(officerOf(committee)))[0]).toMatchObject({
    kind: 'reminded',
    params: { organisation: committee },
  })
  const last = async () => (await receiver.get(`/api/programmes/${opened.programmeId}/late`)).json()
  expect(await last()).toMatchObject({ mayRemind: true, reminders: [{ told: { people: 1, seen: 0 } }] })
  const [newest] = await noticesOf(officerOf(committee))
  await officerOf(committee).post('/api/notices/seen', { upTo: newest?.id })
  expect(await last()).toMatchObject({ reminders: [{ told: { people: 1, seen: 1 } }] })
  expect(typeOf(await remind(officerOf(interior), answer))).toBe('/problems/not-allowed')
  const other = (await answersOf(planner, opened)).find(({ organisationName }) => organisationName === association)
  expect(typeOf(await remind(receiver, other as AskedAnswerRow))).toBe('/problems/not-found')
  const letter = await remind(receiver, await reportOf(opened, interior), 'letter')
  expect((await receiver.get(`/api/reminders/${letter.json().sendingId}/letter.docx`)).statusCode).toBe(200)
})

test('of two who decide at once one is told that the other did', async () => {
  const opened = await open()
  const answer = await reportOf(opened, committee)
  await act(officerOf(committee), answer, 'submit', 1, 'Kết quả cả năm')
  const both = await Promise.all([
    act(officerOf(education), answer, 'accept', 2),
    act(planner, answer, 'return', 2, 'Thiếu'),
  ])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('nobody receives what they send themselves, and who receives it no more sees it no more', async () => {
  const opened = await open([education, interior])
  const own = await pageOf(officerOf(interior), (await reportOf(opened, interior)).assignmentId)
  await act(officerOf(interior), await reportOf(opened, interior), 'submit', 1, 'Kết quả')
  expect((await act(officerOf(interior), await reportOf(opened, interior), 'accept', 2)).statusCode).toBe(403)
  expect(own.joined).toEqual([])
  const { assignmentId } = await reportOf(opened, committee)
  expect((await officerOf(interior).get(`/api/assignments/${assignmentId}`)).statusCode).toBe(200)
  // The planner says that the words mean somebody else.
  expect((await say(planner, opened, interior, [idOf(association)])).statusCode).toBe(200)
  expect((await officerOf(interior).get(`/api/assignments/${assignmentId}`)).statusCode).toBe(404)
  expect((await officerOf(association).get(`/api/assignments/${assignmentId}`)).statusCode).toBe(200)
  await correct(opened, words)
  expect(await sentTo(officerOf(association))).toEqual([])
})

test('to whom a report goes stands among the parties, is said by a planner, and is no one who joins', async () => {
  const opened = await publish([
    report(words, { from: [interior], to: ['Sở Giáo dục'], onward: ['Bộ Giáo dục và Đào tạo'], before: ['12-01'] }),
  ])
  const { parties }: Parties = (await planner.get(`/api/programmes/${opened.programmeId}/parties`)).json()
  expect(parties.map(({ wording, leads, joins, receives }) => [wording, leads, joins, receives])).toEqual([
    [interior, 0, 1, 0],
    ['Sở Giáo dục', 0, 0, 1],
  ])
  context.clock.set('2027-11-20T02:00:00Z')
  const { assignmentId } = await reportOf(opened, interior)
  expect((await officerOf(education).get(`/api/assignments/${assignmentId}`)).statusCode).toBe(404)
  expect((await say(planner, opened, 'Sở Giáo dục', [idOf(education)])).statusCode).toBe(200)
  const page = await pageOf(officerOf(education), assignmentId)
  expect([page.joined, page.organisation?.name]).toEqual([[], interior])
  // Nor does it raise a difficulty there, which is the business of who has the duty.
  const raising = (await officerOf(education).get(`/api/proposals/raising?assignmentId=${assignmentId}`)).json()
  expect(raising.organisations).toEqual([])
})

test('the wall alone lets whoever receives write there: without any of its policies nothing is accepted or reminded of', async () => {
  type Policy = { table: string; name: string; cmd: string; seen: string | null; written: string | null }
  const { rows: policies } = await sql<Policy>`
    select tablename as table, policyname as name, cmd, qual as seen, with_check as written from pg_policies
    where policyname in ('insert_received', 'update_received') and tablename <> 'reports' order by 1, 2`.execute(
    context.owner,
  )
  expect(policies.map(({ table, name }) => `${table} ${name}`)).toEqual([
    'answer_events insert_received',
    'answers update_received',
    'reminders insert_received',
  ])
  const opened = await open()
  const [answer, other] = [await reportOf(opened, committee), await reportOf(opened, interior)]
  await act(officerOf(committee), answer, 'submit', 1, 'Kết quả cả năm')
  context.clock.set('2027-12-02T02:00:00Z')
  for (const { table, name, cmd, seen, written } of policies) {
    await sql.raw(`drop policy ${name} on ${table}`).execute(context.owner)
    const accepted = await act(officerOf(education), answer, 'accept', 2)
    const reminded = await officerOf(education).post(`/api/programmes/${opened.programmeId}/reminders`, {
      ...{ way: 'message', again: true },
      answers: [{ assignmentId: other.assignmentId, period: other.period }],
    })
    const [wanted, free] = table === 'reminders' ? [reminded, undefined] : [accepted, reminded]
    expect(wanted.statusCode, table).not.toBeLessThan(300)
    if (free) expect(free.statusCode, table).toBe(201)
    await sql
      .raw(
        `create policy ${name} on ${table} for ${cmd} to hieuhoc_app
        ${seen === null ? '' : `using (${seen})`} ${written === null ? '' : `with check (${written})`}`,
      )
      .execute(context.owner)
    if (table === 'reminders') expect(accepted.statusCode).toBe(200)
  }
})

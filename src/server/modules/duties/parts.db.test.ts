import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  association,
  committee,
  duty,
  education,
  interior,
  type Opened,
  useDutyWorld,
} from '../../../../tests/support/duty-world.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import type { ChangedPart, NewPart, PartOwners } from '../../../shared/parts.ts'

const { context, idOf, officerOf, publish, dutiesOf, answersOf, answerTo, act, pageOf, made, correct } = useDutyWorld()
let planner: Client
beforeAll(() => {
  ;({ planner } = made())
})

const whole = 'Củng cố các trung tâm học tập cộng đồng'
const open = () =>
  publish([
    duty(whole, { responsible: [education], with: [interior] }),
    duty('Hoàn thành trước ngày 15/3/2027', { responsible: [interior], due: { kind: 'by', date: '2027-03-15' } }),
  ])
const part = (to: string, rest: Partial<NewPart> = {}): NewPart => ({
  organisationId: idOf(to),
  words: 'Khảo sát các trung tâm của xã',
  dueOn: '2026-12-15',
  ...rest,
})
const give = (client: Client, id: string, asked: NewPart) => client.post(`/api/assignments/${id}/parts`, asked)
const wholeOf = async (opened: Opened) => (await answerTo(opened, whole)).assignmentId
const workOf = async (client: Client): Promise<MyWork> => (await client.get('/api/my-work')).json()
const asAnswer = (assignmentId: string) => ({ assignmentId, period: '' }) as AskedAnswerRow

async function given(opened: Opened, to = committee): Promise<{ id: string; partId: string }> {
  const id = await wholeOf(opened)
  const answer = await give(officerOf(education), id, part(to))
  expect(answer.statusCode, answer.body).toBe(200)
  return { id, partId: (answer.json() as AssignmentPage).parts.at(-1)?.assignmentId ?? '' }
}

test('a part has an owner, words and a day of its own, and stands on the clause of its duty', async () => {
  const opened = await publish([duty(whole, { responsible: [education] })])
  const { id, partId } = await given(opened)
  const above = await pageOf(officerOf(education), id)
  expect(above.parts).toMatchObject([
    {
      number: 1,
      organisation: { name: committee },
      words: 'Khảo sát các trung tâm của xã',
      dueOn: '2026-12-15',
      standing: 'open',
    },
  ])
  expect([above.partOf, above.mayPart]).toEqual([null, true])
  const own = await pageOf(officerOf(committee), partId)
  expect(own).toMatchObject({
    quote: 'Khảo sát các trung tâm của xã',
    clauseId: above.clauseId,
    organisation: { name: committee },
    joined: [],
    partOf: { assignmentId: null, quote: whole, giver: { name: education }, by: expect.any(String) },
    answers: [{ period: '', dueOn: '2026-12-15', source: 'giver', may: ['start', 'note', 'submit', 'ask-extension'] }],
  })
  const told = async (client: Client) =>
    ((await client.get('/api/notices')).json() as NoticesPage).notices.filter(({ kind }) => kind === 'part-given')
  expect(await told(officerOf(committee))).toMatchObject([
    {
      subject: `assignment:${partId}`,
      params: { giver: education, quote: 'Khảo sát các trung tâm của xã', dueOn: '2026-12-15' },
    },
  ])
  expect(await told(officerOf(education))).toEqual([])
})

test('whoever has the part hands it in, and whoever gave it accepts: in their own lists, and not in those of the planner', async () => {
  const opened = await open()
  const { partId } = await given(opened)
  const [commune, department] = [officerOf(committee), officerOf(education)]
  expect((await workOf(commune)).mine.answers.map(({ quote }) => quote)).toContain('Khảo sát các trung tâm của xã')
  expect((await act(commune, asAnswer(partId), 'submit', 1, 'Đã khảo sát')).statusCode).toBe(200)
  const waits = async (client: Client) =>
    (await workOf(client)).toAccept.answers
      .filter(({ assignmentId }) => assignmentId === partId)
      .map(({ organisationName }) => organisationName)
  expect([await waits(department), await waits(planner), await waits(officerOf(interior))]).toEqual([
    [committee],
    [],
    [],
  ])
  // Nobody accepts what is their own.
  expect((await act(commune, asAnswer(partId), 'accept', 2)).statusCode).toBe(403)
  expect((await act(officerOf(interior), asAnswer(partId), 'accept', 2)).statusCode).toBe(404)
  expect((await act(department, asAnswer(partId), 'return', 2, 'Thiếu hai thôn')).statusCode).toBe(200)
  const { notices } = (await commune.get('/api/notices')).json()
  expect(notices[0]).toMatchObject({ kind: 'answer-decided', subject: `assignment:${partId}` })
  expect((await act(commune, asAnswer(partId), 'submit', 3, 'Đã đủ')).statusCode).toBe(200)
  expect((await act(department, asAnswer(partId), 'accept', 4)).statusCode).toBe(200)
  expect((await pageOf(department, partId)).answers[0]?.standing).toBe('done')
  expect((await pageOf(department, partId)).events.map(({ act }) => act)).toEqual([
    'accept',
    'submit',
    'return',
    'submit',
  ])
})

test('more time for a part is asked of whoever gave it', async () => {
  const { partId } = await given(await open())
  const asking = { period: '', act: 'ask-extension', revision: 1, words: 'Mưa lũ', until: '2026-12-25' }
  expect((await officerOf(committee).post(`/api/assignments/${partId}/acts`, asking)).statusCode).toBe(200)
  expect((await workOf(officerOf(education))).asking.answers.map(({ assignmentId }) => assignmentId)).toContain(partId)
  const granting = { period: '', act: 'grant-extension', revision: 2, until: '2026-12-25' }
  expect((await officerOf(committee).post(`/api/assignments/${partId}/acts`, granting)).statusCode).toBe(403)
  expect((await officerOf(education).post(`/api/assignments/${partId}/acts`, granting)).statusCode).toBe(200)
})

test('a part is late by its own day, and counted with whoever has it', async () => {
  const opened = await open()
  const before = (await dutiesOf(planner, opened)).organisations.find(
    ({ organisationName }) => organisationName === committee,
  )
  expect(before).toBeUndefined()
  const { partId } = await given(opened)
  context.clock.set('2026-12-16T02:00:00Z')
  const { organisations } = await dutiesOf(planner, opened)
  expect(organisations.find(({ organisationName }) => organisationName === committee)?.standings).toEqual({ late: 1 })
  const late = await answersOf(planner, opened, '&standing=late&q=khao%20sat')
  expect(late.map(({ assignmentId }) => assignmentId)).toEqual([partId])
})

test('it is refused to whoever has not the duty, by a day that has passed, to oneself and to bodies of elsewhere', async () => {
  const opened = await open()
  const id = await wholeOf(opened)
  const faults = async (asked: NewPart) => {
    const answer = await give(officerOf(education), id, asked)
    return [answer.statusCode, ...(answer.json().errors ?? []).map(({ code }: { code: string }) => code)]
  }
  expect((await give(officerOf(interior), id, part(committee))).statusCode).toBe(403)
  expect((await give(officerOf(association), id, part(committee))).statusCode).toBe(404)
  expect((await give(officerOf(committee), id, part(interior))).statusCode).toBe(404)
  expect(await faults(part(committee, { dueOn: '2026-11-19' }))).toEqual([400, 'in-the-past'])
  expect(await faults(part(education))).toEqual([400, 'outside'])
  expect(await faults({ ...part(committee), organisationId: '999999' })).toEqual([400, 'outside'])
  expect(await faults(part(committee, { words: '   ' }))).toEqual([400, 'pattern'])
  expect((await pageOf(planner, id)).parts).toEqual([])
})

test('who may have a part is found without accents, from the place of the duty downwards', async () => {
  const id = await wholeOf(await open())
  const found = async (q: string) => {
    const { bodies }: PartOwners = (await officerOf(education).get(`/api/assignments/${id}/part-owners?q=${q}`)).json()
    return bodies.map(({ name }) => name)
  }
  expect(await found('uy%20ban')).toEqual([committee])
  expect(await found('so')).toEqual([interior])
  expect(await found('giao%20duc')).toEqual([])
})

test('parts end with their duty, which is never taken away, and stand on the version on which it stands', async () => {
  const opened = await open()
  const { id, partId } = await given(opened)
  await correct(opened, whole)
  expect((await pageOf(planner, id)).endedOn).toBe('2026-11-20')
  expect((await pageOf(planner, partId)).endedOn).toBe('2026-11-20')
  expect((await workOf(officerOf(committee))).mine.answers.map(({ assignmentId }) => assignmentId)).not.toContain(
    partId,
  )
})

test('a part goes on when its plan is published again or held against its duties, and so does a part of it', async () => {
  const opened = await open()
  const { id, partId } = await given(opened, interior)
  const below = (await give(officerOf(interior), partId, part(committee))).json().parts[0].assignmentId
  const ends = async () => Promise.all([id, partId, below].map(async (one) => (await pageOf(planner, one)).endedOn))
  const corrected = await correct(opened)
  expect(await ends()).toEqual([null, null, null])
  expect((await pageOf(planner, below)).versionId).toBe(corrected.versionId)
  const added = await planner.post(`/api/assignments/${id}/annotations`, { revision: 0, product: 'Báo cáo khảo sát' })
  expect(added.statusCode, added.body).toBe(200)
  expect(await ends()).toEqual([null, null, null])
  expect((await workOf(officerOf(committee))).mine.answers.map(({ assignmentId }) => assignmentId)).toContain(below)
})

test('a part can be parted again, and two who give parts at once number them one after the other', async () => {
  const opened = await open()
  const id = await wholeOf(opened)
  const many = await Promise.all([1, 2, 3, 4].map(() => give(officerOf(education), id, part(committee))))
  expect(many.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect((await pageOf(planner, id)).parts.map(({ number }) => number)).toEqual([1, 2, 3, 4])
  const { partId } = await given(opened, interior)
  const again = await give(officerOf(interior), partId, part(committee))
  expect(again.statusCode, again.body).toBe(200)
  const below = (again.json() as AssignmentPage).parts[0]?.assignmentId ?? ''
  expect(await pageOf(officerOf(committee), below)).toMatchObject({ partOf: { giver: { name: interior } } })
  expect((await act(officerOf(committee), asAnswer(below), 'submit', 1, 'Xong')).statusCode).toBe(200)
  expect((await act(officerOf(education), asAnswer(below), 'accept', 2)).statusCode).toBe(404)
  expect((await act(officerOf(interior), asAnswer(below), 'accept', 2)).statusCode).toBe(200)
})

test('what a planner adds is said of the duty, and not of its part', async () => {
  const { partId } = await given(await open())
  const answer = await planner.post(`/api/assignments/${partId}/annotations`, { revision: 0, dueOn: '2027-01-01' })
  expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/part-of-duty'])
  expect((await pageOf(planner, partId)).added.may).toEqual([])
})

const lastPart = (answer: Awaited<ReturnType<Client['post']>>): string =>
  answer.statusCode === 200 ? ((answer.json() as AssignmentPage).parts.at(-1)?.assignmentId ?? '') : crypto.randomUUID()
const change = async (client: Client, id: string, asked: Partial<ChangedPart>): Promise<number | string> => {
  const payload = { revision: 1, words: 'Khảo sát các trung tâm của xã', dueOn: '2026-12-15', ...asked }
  const answer = await client.send({ method: 'PATCH', url: `/api/assignments/${id}/part`, payload })
  return answer.statusCode < 300 ? answer.statusCode : (answer.json().errors?.[0]?.code ?? answer.json().type)
}

test('whoever gave a part says its words and day anew: its owner is told, and the history of the duty tells who, when and to whom', async () => {
  const opened = await open()
  const { id, partId } = await given(opened)
  const giver = officerOf(education)
  context.clock.advance(1000)
  expect(await change(giver, partId, { words: ' Khảo sát và lập danh sách ', dueOn: '2026-12-10' })).toBe(200)
  const part = await pageOf(officerOf(committee), partId)
  expect(part).toMatchObject({ quote: 'Khảo sát và lập danh sách', answers: [{ dueOn: '2026-12-10', revision: 2 }] })
  const { notices }: NoticesPage = (await officerOf(committee).get('/api/notices')).json()
  expect(notices[0]).toMatchObject({
    kind: 'part-changed',
    params: { giver: education, quote: 'Khảo sát và lập danh sách', dueOn: '2026-12-10' },
  })
  context.clock.advance(1000)
  const granted = { period: '', act: 'grant-extension', revision: 2, until: '2026-12-20' }
  expect((await giver.post(`/api/assignments/${partId}/acts`, granted)).statusCode).toBe(200)
  context.clock.advance(1000)
  expect((await act(giver, asAnswer(partId), 'cancel', 3, 'Sở tự làm')).statusCode).toBe(200)
  const { partEvents } = await pageOf(giver, id)
  expect(partEvents.map(({ act, words, dueOn, reason }) => [act, words, dueOn, reason])).toEqual([
    ['cancel', 'Khảo sát và lập danh sách', '2026-12-20', 'Sở tự làm'],
    ['grant-extension', 'Khảo sát và lập danh sách', '2026-12-20', null],
    ['change', 'Khảo sát và lập danh sách', '2026-12-10', null],
    ['give', 'Khảo sát các trung tâm của xã', '2026-12-15', null],
  ])
  expect(partEvents[0]).toMatchObject({
    ...{ number: 1, organisation: { name: committee }, by: expect.any(String), at: expect.any(String) },
  })
  // Who has the part reads what became of it, and nothing of the other parts.
  await given(opened, interior)
  expect((await pageOf(officerOf(committee), partId)).partEvents).toHaveLength(4)
  expect((await pageOf(planner, id)).partEvents).toHaveLength(5)
})

test('a part is said anew by nobody else, not once it is handed in, and of two at once by one', async () => {
  const opened = await open()
  const { id, partId } = await given(opened)
  expect(await change(officerOf(committee), partId, {})).toBe('/problems/not-allowed')
  expect(await change(officerOf(association), partId, {})).toBe('/problems/not-found')
  expect(await change(officerOf(education), id, {})).toBe('/problems/not-a-part')
  expect(await change(officerOf(education), partId, { dueOn: '2026-11-19' })).toBe('in-the-past')
  const both = await Promise.all(['Lời một', 'Lời hai'].map((words) => change(officerOf(education), partId, { words })))
  expect(both.sort()).toEqual(['/problems/answer-changed', 200].sort())
  expect((await act(officerOf(committee), asAnswer(partId), 'submit', 2, 'Đã xong')).statusCode).toBe(200)
  expect(await change(officerOf(education), partId, { revision: 3, words: 'Thêm' })).toBe('/problems/act-not-possible')
  expect((await pageOf(officerOf(education), id)).parts[0]?.mayChange).toBe(false)
})

test('no part is due after its duty: not when it is given, said anew, or given more time', async () => {
  const opened = await open()
  const { assignmentId: id } = await answerTo(opened, 'Hoàn thành trước')
  const giver = officerOf(interior)
  expect((await pageOf(giver, id)).partsUntil).toBe('2027-03-14')
  const late = await give(giver, id, part(education, { dueOn: '2027-03-15' }))
  expect(late.json().errors).toEqual([{ pointer: '#/dueOn', code: 'after-duty', params: { until: '2027-03-14' } }])
  const gave = await give(giver, id, part(education, { dueOn: '2027-03-14' }))
  const partId = lastPart(gave)
  expect(await change(giver, partId, { dueOn: '2027-03-16' })).toBe('after-duty')
  const grant = (until: string) =>
    giver.post(`/api/assignments/${partId}/acts`, { period: '', act: 'grant-extension', revision: 1, until })
  expect((await grant('2027-03-16')).json().errors[0].code).toBe('after-duty')
  const more = { period: '', act: 'grant-extension', revision: 1, until: '2027-04-30' }
  expect((await planner.post(`/api/assignments/${id}/acts`, more)).statusCode).toBe(200)
  expect((await grant('2027-03-16')).statusCode).toBe(200)
})

test('the wall alone lets whoever gave a part write there: without any of its policies nothing is given or accepted', async () => {
  type Policy = { table: string; name: string; cmd: string; seen: string | null; written: string | null }
  const { rows: policies } = await sql<Policy>`
    select tablename as table, policyname as name, cmd, qual as seen, with_check as written from pg_policies
    where policyname in ('insert_given', 'update_given') order by 1, 2`.execute(context.owner)
  expect(policies.map(({ table, name }) => `${table} ${name}`)).toEqual([
    ...['answer_events insert_given', 'answers insert_given', 'answers update_given'],
    ...['assignments insert_given', 'assignments update_given'],
  ])
  const opened = await open()
  const { partId } = await given(opened)
  await act(officerOf(committee), asAnswer(partId), 'submit', 1, 'Đã khảo sát')
  for (const { table, name, cmd, seen, written } of policies) {
    await sql.raw(`drop policy ${name} on ${table}`).execute(context.owner)
    const gave = await give(officerOf(education), await wholeOf(opened), part(committee))
    const changed = await change(officerOf(education), lastPart(gave), { revision: 1, words: 'Lời khác' })
    const accepted = await act(officerOf(education), asAnswer(partId), 'accept', 2)
    expect([gave.statusCode, changed, accepted.statusCode], `${table} ${name}`).not.toEqual([200, 200, 200])
    await sql
      .raw(
        `create policy ${name} on ${table} for ${cmd} to hieuhoc_app
        ${seen === null ? '' : `using (${seen})`} ${written === null ? '' : `with check (${written})`}`,
      )
      .execute(context.owner)
  }
  expect((await pageOf(planner, partId)).answers[0]?.state).toBe('done')
})

import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { association, duty, education, interior, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import type { AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import type { Colleagues } from '../../../shared/holdings.ts'
import type { NoticesPage } from '../../../shared/notices.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, answerTo, pageOf, say } = world
let planner: Client
let province: ReturnType<typeof world.made>['province']
let lan: Client
let minh: Client
beforeAll(async () => {
  ;({ planner, province } = world.made())
  lan = officerOf(education)
  minh = await context.signIn({
    role: 'reporter',
    unitId: province.unitId,
    organisationId: idOf(education),
    reach: 'organisation',
  })
})
beforeEach(async () => {
  await sql`delete from answers`.execute(context.owner)
  await sql`update appointments set until_day = null where person_id = ${minh.personId}`.execute(context.owner)
})

const two = () => [duty('Việc một', { responsible: [education] }), duty('Việc hai', { responsible: [education] })]
const ofOthers = () => [duty('Việc của Sở Nội vụ', { responsible: [interior] })]
const give = (client: Client, personId: string | null, ...duties: [AskedAnswerRow, number][]) =>
  client.post('/api/holdings', {
    personId,
    assignments: duties.map(([{ assignmentId }, revision]) => ({ assignmentId, revision })),
  })
const resultsIn = (response: Awaited<ReturnType<Client['post']>>) => {
  expect(response.statusCode, response.body).toBe(200)
  return (response.json().results as { problem: string | null }[]).map(({ problem }) => problem)
}
const given = async (client: Client, personId: string | null, ...duties: [AskedAnswerRow, number][]) =>
  resultsIn(await give(client, personId, ...duties))
const workOf = async (client: Client, query = ''): Promise<MyWork> => (await client.get(`/api/my-work${query}`)).json()
const quotesOf = ({ mine }: MyWork) => mine.answers.map(({ quote }) => quote).sort()

test('a duty is given to a colleague by name, who is told; and it is shown who has it, and marked to whom', async () => {
  const opened = await publish(two())
  const [one, other] = [await answerTo(opened, 'Việc một'), await answerTo(opened, 'Việc hai')]
  const colleagues: Colleagues = (await lan.get(`/api/assignments/${one.assignmentId}/colleagues`)).json()
  expect(colleagues.people.map(({ id }) => id)).toEqual([minh.personId, lan.personId])
  expect(await pageOf(lan, one.assignmentId)).toMatchObject({ holder: null, mayGive: true, mayTake: true })
  expect(await given(lan, minh.personId, [one, 0])).toEqual([null])
  for (const [client, mayGive, mayTake] of [
    [lan, true, true],
    [minh, true, false],
    [planner, true, false],
  ] as const)
    expect(await pageOf(client, one.assignmentId)).toMatchObject({
      holder: { id: minh.personId },
      heldRevision: 1,
      holdings: [{ number: 1, held: true }],
      mayGive,
      mayTake,
    })
  const { notices }: NoticesPage = (await minh.get('/api/notices')).json()
  expect(notices[0]).toMatchObject({ kind: 'duty-given', subject: `assignment:${one.assignmentId}` })
  // Each sees all of the organisation, or what is theirs and what nobody has yet.
  expect(quotesOf(await workOf(lan))).toEqual(['Việc hai', 'Việc một'])
  expect(quotesOf(await workOf(lan, '?whose=to-me'))).toEqual(['Việc hai'])
  expect(quotesOf(await workOf(minh, '?whose=to-me'))).toEqual(['Việc hai', 'Việc một'])
  const holder = expect.stringMatching(/^Người thứ/)
  expect((await workOf(lan)).held).toEqual({ [one.assignmentId]: { revision: 1, holder, mine: false } })
  expect((await workOf(minh)).held).toEqual({ [one.assignmentId]: { revision: 1, holder, mine: true } })
  // Taken on by oneself nobody is told.
  expect(await given(minh, minh.personId, [other, 0])).toEqual([null])
  expect(((await minh.get('/api/notices')).json() as NoticesPage).notices[0]?.id).toBe(notices[0]?.id)
  expect(quotesOf(await workOf(lan, '?whose=to-me'))).toEqual([])
})

test('what was given is given back, and is everybody’s again', async () => {
  const one = await answerTo(await publish(two()), 'Việc một')
  await given(lan, minh.personId, [one, 0])
  expect(await given(minh, null, [one, 1])).toEqual([null])
  const page = await pageOf(planner, one.assignmentId)
  expect([page.holder, page.heldRevision, page.holdings.map(({ held }) => held)]).toEqual([null, 2, [false, true]])
  expect((await workOf(lan)).held).toEqual({ [one.assignmentId]: { revision: 2, holder: null, mine: false } })
  expect(quotesOf(await workOf(lan, '?whose=to-me'))).toEqual(['Việc hai', 'Việc một'])
  const { rows } = await sql<{ detail: object }>`
    select detail from audit_entries where action = 'duties.give' and subject = ${`assignment:${one.assignmentId}`}
    order by at, detail->>'to' nulls last`.execute(context.owner)
  expect(rows.map(({ detail }) => detail)).toMatchObject([{ to: minh.personId }, { to: null }])
})

test('many at once are one message, and what cannot be given is left with its problem', async () => {
  const opened = await publish([...two(), duty('Việc ba', { responsible: [education] }), ...ofOthers()])
  const [one, two_, three, foreign] = [
    await answerTo(opened, 'Việc một'),
    await answerTo(opened, 'Việc hai'),
    await answerTo(opened, 'Việc ba'),
    await answerTo(opened, 'Việc của Sở Nội vụ'),
  ]
  await given(lan, lan.personId, [three, 0])
  expect(await given(lan, minh.personId, [foreign, 0], [two_, 0], [three, 0], [one, 0])).toEqual([
    '/problems/not-found',
    null,
    '/problems/holder-changed',
    null,
  ])
  expect((await workOf(lan)).held).toMatchObject({
    [one.assignmentId]: { revision: 1, mine: false },
    [two_.assignmentId]: { revision: 1, mine: false },
    [three.assignmentId]: { revision: 1, mine: true },
  })
  const { notices }: NoticesPage = (await minh.get('/api/notices')).json()
  expect(notices[0]).toMatchObject({ kind: 'duty-given', subject: 'my-work', params: { duties: 2 } })
})

test('what one gave last is taken back: each goes to whoever had it, where they still answer, and of two who do so one does', async () => {
  const opened = await publish(two())
  const [one, other] = [await answerTo(opened, 'Việc một'), await answerTo(opened, 'Việc hai')]
  const undo = async (client: Client, ...asked: [AskedAnswerRow, number][]) => {
    const assignments = asked.map(([{ assignmentId }, revision]) => ({ assignmentId, revision }))
    return resultsIn(await client.post('/api/holdings/undo', { assignments }))
  }
  await given(lan, lan.personId, [one, 0])
  await given(lan, minh.personId, [one, 1], [other, 0])
  const changed = '/problems/holder-changed'
  // Nobody takes back what another gave, nor what went on since.
  expect(await undo(minh, [one, 2], [other, 1])).toEqual([changed, changed])
  expect(await undo(lan, [one, 1])).toEqual([changed])
  const told = async () => ((await lan.get('/api/notices')).json() as NoticesPage).notices.length
  const before = await told()
  const both = await Promise.all([undo(lan, [one, 2], [other, 1]), undo(lan, [one, 2], [other, 1])])
  expect(both.map((results) => results.join()).toSorted()).toEqual([',', `${changed},${changed}`])
  expect((await workOf(lan)).held).toMatchObject({
    [one.assignmentId]: { revision: 3, mine: true },
    [other.assignmentId]: { revision: 2, holder: null },
  })
  expect(await told()).toBe(before)
  expect(await undo(officerOf(association), [one, 3])).toEqual(['/problems/not-found'])
  // Whoever had it and does not answer any more does not get it back.
  await given(minh, minh.personId, [other, 2])
  await given(lan, lan.personId, [other, 3])
  await sql`update appointments set until_day = '2026-11-20' where person_id = ${minh.personId}`.execute(context.owner)
  try {
    expect(await undo(lan, [other, 4])).toEqual([null])
    expect((await workOf(lan)).held[other.assignmentId]).toMatchObject({ revision: 5, holder: null })
  } finally {
    await sql`update appointments set until_day = null where person_id = ${minh.personId}`.execute(context.owner)
  }
})

test('of two who give it at once one does, whatever else they give and in which order', async () => {
  const opened = await publish(two())
  const [one, other] = [await answerTo(opened, 'Việc một'), await answerTo(opened, 'Việc hai')]
  const both = await Promise.all([
    given(lan, minh.personId, [one, 0], [other, 0]),
    given(minh, lan.personId, [other, 0], [one, 0]),
  ])
  const changed = '/problems/holder-changed'
  expect(both.map((results) => results.join()).toSorted()).toEqual([',', `${changed},${changed}`])
})

test('of a giving that was taken back whole the notice says so; of one of which a part stays it holds', async () => {
  const opened = await publish(two())
  const [one, other] = [await answerTo(opened, 'Việc một'), await answerTo(opened, 'Việc hai')]
  const undo = async (...asked: [AskedAnswerRow, number][]) =>
    lan.post('/api/holdings/undo', {
      assignments: asked.map(([{ assignmentId }, revision]) => ({ assignmentId, revision })),
    })
  const told = async () => {
    const { notices }: NoticesPage = (await minh.get('/api/notices?limit=2')).json()
    return notices.map(({ takenBackAt }) => takenBackAt !== null)
  }
  await given(lan, minh.personId, [one, 0])
  context.clock.advance(1000)
  await given(lan, minh.personId, [other, 0])
  await undo([one, 1])
  expect(await told()).toEqual([false, true])
  await undo([other, 1])
  expect(await told()).toEqual([true, true])
  context.clock.advance(1000)
  await given(lan, minh.personId, [one, 2], [other, 2])
  await undo([one, 3])
  expect(await told()).toEqual([false, true])
})

test('it is given to nobody of elsewhere, and by nobody who does not answer for it', async () => {
  const one = await answerTo(await publish(two()), 'Việc một')
  const nobody = '/problems/not-answering'
  expect(await given(lan, officerOf(association).personId, [one, 0])).toEqual([nobody])
  // Whoever is above the organisation, which has officers of its own, does not have it by name either.
  expect(await given(planner, planner.personId, [one, 0])).toEqual([nobody])
  expect(await given(lan, crypto.randomUUID(), [one, 0])).toEqual([nobody])
  expect(await given(officerOf(association), lan.personId, [one, 0])).toEqual(['/problems/not-found'])
  const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
  expect((await give(reader, lan.personId, [one, 0])).statusCode).toBe(403)
  expect((await reader.get(`/api/assignments/${one.assignmentId}/colleagues`)).statusCode).toBe(403)
  expect(await pageOf(reader, one.assignmentId)).toMatchObject({ holder: null, heldRevision: 0, mayGive: false })
})

test('whoever joins in later sees to whom it was given before', async () => {
  const opened = await publish([duty('Mở lớp', { responsible: [education], with: ['Cơ quan phối hợp'] })])
  const one = await answerTo(opened, 'Mở lớp')
  await given(lan, minh.personId, [one, 0])
  const joined = officerOf(association)
  expect((await joined.get(`/api/assignments/${one.assignmentId}`)).statusCode).toBe(404)
  await say(planner, opened, 'Cơ quan phối hợp', [idOf(association)])
  expect(await pageOf(joined, one.assignmentId)).toMatchObject({
    holder: { id: minh.personId },
    holdings: [{ number: 1, held: true }],
    mayGive: false,
  })
})

test('when somebody leaves, what they had is everybody’s again', async () => {
  const opened = await publish(two())
  const one = await answerTo(opened, 'Việc một')
  await given(lan, minh.personId, [one, 0])
  await sql`update appointments set until_day = '2026-11-20' where person_id = ${minh.personId}`.execute(context.owner)
  expect(await pageOf(lan, one.assignmentId)).toMatchObject({ holder: null, heldRevision: 1 })
  expect(quotesOf(await workOf(lan, '?whose=to-me'))).toEqual(['Việc hai', 'Việc một'])
  expect((await workOf(lan)).held).toEqual({ [one.assignmentId]: { revision: 1, holder: null, mine: false } })
  expect((await minh.get('/api/my-work')).statusCode).toBe(403)
  expect(await given(lan, minh.personId, [one, 1])).toEqual(['/problems/not-answering'])
})

test('a duty that somebody has by name ends and can be read when the plan gives it to others', async () => {
  const opened = await publish([duty('Mở chuyên mục', { responsible: ['Cơ quan chủ trì'] })])
  await say(planner, opened, 'Cơ quan chủ trì', [idOf(education)])
  const one = await answerTo(opened, 'Mở chuyên mục')
  await given(lan, minh.personId, [one, 0])
  await say(planner, opened, 'Cơ quan chủ trì', [idOf(interior)])
  expect(await pageOf(lan, one.assignmentId)).toMatchObject({ endedOn: '2026-11-20', mayGive: false })
  expect(await given(lan, null, [one, 1])).toEqual(['/problems/assignment-ended'])
})

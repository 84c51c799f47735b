import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { association, education, interior, useDutyWorld, wholePlan } from '../../../../tests/support/duty-world.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listTold, tellPeople } from './index.ts'

const world = useDutyWorld()
const { context, officerOf, publish, answerTo, act } = world
let planner: ReturnType<typeof world.made>['planner']
let province: ReturnType<typeof world.made>['province']
beforeAll(() => {
  ;({ planner, province } = world.made())
})

test('whoever handed something in is told what was decided, sees it once as new, and nobody else sees it', async () => {
  const opened = await publish(wholePlan())
  const answer = await answerTo(opened, 'Củng cố')
  const officer = officerOf(education)
  await act(officer, answer, 'submit', 1, 'xong')
  await act(planner, answer, 'return', 2, 'Thiếu số học viên')
  await act(officer, answer, 'submit', 3, 'Đã bổ sung')
  context.clock.set('2026-11-21T02:00:00Z')
  await act(planner, answer, 'accept', 4)

  const page: NoticesPage = (await officer.get('/api/notices')).json()
  expect(page.notices.map(({ kind, params, words, seenAt }) => [kind, params.act, words, seenAt])).toEqual([
    ['answer-decided', 'accept', null, null],
    ['answer-decided', 'return', 'Thiếu số học viên', null],
  ])
  expect(page.notices[0]).toMatchObject({ subject: `assignment:${answer.assignmentId}`, by: expect.any(String) })
  expect((await officer.get('/api/notices/unseen')).json()).toEqual({ unseen: 2 })
  const first: NoticesPage = (await officer.get('/api/notices?limit=1')).json()
  expect([first.notices.length, first.more]).toEqual([1, true])
  const rest: NoticesPage = (await officer.get(`/api/notices?before=${first.notices[0]?.id}`)).json()
  expect(rest.notices.map(({ params }) => params.act)).toEqual(['return'])

  for (const other of [planner, officerOf(interior)]) {
    expect((await other.get('/api/notices')).json()).toEqual({ notices: [], more: false })
    await other.post('/api/notices/seen', { upTo: page.notices[0]?.id })
  }
  expect((await officer.get('/api/notices/unseen')).json()).toEqual({ unseen: 2 })
  expect((await officer.post('/api/notices/seen', { upTo: page.notices[1]?.id })).json()).toEqual({ unseen: 1 })
  context.clock.advance(60_000)
  expect((await officer.post('/api/notices/seen', { upTo: page.notices[0]?.id })).json()).toEqual({ unseen: 0 })
  const seen: NoticesPage = (await officer.get('/api/notices')).json()
  expect(seen.notices.map(({ seenAt }) => seenAt)).toEqual(['2026-11-21T02:01:00.000Z', '2026-11-21T02:00:00.000Z'])
  expect((await officer.get('/api/notices?unseen=true')).json().notices).toEqual([])
})

test('what a planner takes back is told as well', async () => {
  const opened = await publish(wholePlan())
  const answer = await answerTo(opened, 'Hoàn thành trước')
  const officer = officerOf(interior)
  await act(officer, answer, 'submit', 1, 'xong')
  const { assignmentId, period } = answer
  const batchId = crypto.randomUUID()
  const answers = [{ assignmentId, period, revision: 2 }]
  await planner.post('/api/answers/acts', { batchId, act: 'accept', answers })
  await planner.post(`/api/answers/acts/${batchId}/undo`)
  const page: NoticesPage = (await officer.get('/api/notices')).json()
  expect(page.notices.map(({ params }) => params.act)).toEqual(['undo', 'accept'])
})

test('the database itself shows them to their person, to whoever sent them, and to whoever writes where they were sent from', async () => {
  const { personId } = officerOf(education)
  const everywhere = { scopes: ['1'], writes: [], parties: [] }
  const seenBy = (viewpoint: Parameters<typeof inTransaction>[1]) =>
    inTransaction(context.db, viewpoint, async (db) => {
      const { rows } = await sql`select from notices`.execute(db)
      const changed = await sql`update notices set seen_at = null`.execute(db)
      return [rows.length, Number(changed.numAffectedRows)]
    })
  expect(await seenBy({ ...everywhere, personId })).toEqual([2, 2])
  expect(await seenBy(everywhere)).toEqual([0, 0])
  expect(await seenBy({ ...everywhere, personId: planner.personId })).toEqual([4, 0])
  expect(await seenBy({ ...everywhere, personId: officerOf(association).personId })).toEqual([0, 0])
  expect(await seenBy({ ...everywhere, writes: [province.path] })).toEqual([4, 0])
  const insert = sql`
    insert into notices (id, person_id, sent_from, kind, subject, at)
    values (gen_random_uuid(), ${personId}, ${province.path}::ltree, 'answer-decided', 'x', now())`
  await expect(inTransaction(context.db, { ...everywhere, personId }, (db) => insert.execute(db))).rejects.toThrow(
    /row-level security/,
  )
})

test('who was told of a sending is counted in the database, a row for each organisation', async () => {
  const viewpoint = { scopes: [province.path], writes: [province.path], parties: [], personId: planner.personId }
  const people = [education, interior, association].map((name) => officerOf(name).personId)
  const subject = 'reminder:01890000-0000-7000-8000-000000000000'
  const tell = (db: Db, organisationId: string) =>
    tellPeople(db, context.clock, {
      ...{ people, sentFrom: province.path, kind: 'reminded', subject, words: null, byPerson: planner.personId },
      params: { organisationId, organisation: 'x', programme: 'x', many: 1 },
    })
  const rows = await inTransaction(context.db, viewpoint, async (db) => {
    await tell(db, '1')
    await tell(db, '2')
    return listTold(db, planner.personId, [], [subject])
  })
  expect(rows.toSorted((a, b) => Number(a.organisationId) - Number(b.organisationId))).toEqual(
    ['1', '2'].map((organisationId) => ({ subject, organisationId, people: 3, seen: 0, lastSeenAt: null })),
  )
  const { notices }: NoticesPage = (await officerOf(interior).get('/api/notices')).json()
  await officerOf(interior).post('/api/notices/seen', { upTo: notices[0]?.id })
  const [told] = await inTransaction(context.db, viewpoint, (db) => listTold(db, planner.personId, [], [subject]))
  expect([told?.people, told?.seen, told?.lastSeenAt]).toEqual([3, 1, context.clock.now()])
})

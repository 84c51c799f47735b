import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  association,
  committee,
  duty,
  education,
  interior,
  useDutyWorld,
  wholePlan,
} from '../../../../tests/support/duty-world.ts'
import type { CommentsPage, Mentionables } from '../../../shared/comments.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import { inTransaction } from '../../platform/database.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, answerTo, pageOf, say } = world
let planner: Client
let province: ReturnType<typeof world.made>['province']
let commune: ReturnType<typeof world.made>['commune']
beforeAll(() => {
  ;({ planner, province, commune } = world.made())
})

const asked = async (quote = 'Củng cố') => answerTo(await publish(wholePlan()), quote)
const write = (client: Client, { assignmentId }: AskedAnswerRow, words: string) =>
  client.post(`/api/assignments/${assignmentId}/comments`, { words })
const written = async (client: Client, answer: AskedAnswerRow, words: string) => {
  const response = await write(client, answer, words)
  expect(response.statusCode, response.body).toBe(201)
  return response.json().id as string
}
const edit = (client: Client, id: string, words: string, revision = 1) =>
  client.post(`/api/comments/${id}`, { words, revision })
const remove = (client: Client, id: string) => client.post(`/api/comments/${id}/remove`)
const listed = async (client: Client, { assignmentId }: AskedAnswerRow, query = ''): Promise<CommentsPage> =>
  (await client.get(`/api/assignments/${assignmentId}/comments${query}`)).json()
const offered = async (client: Client, { assignmentId }: AskedAnswerRow, q = '') => {
  const response = await client.get(`/api/assignments/${assignmentId}/mentionable?q=${encodeURIComponent(q)}`)
  expect(response.statusCode, response.body).toBe(200)
  return (response.json() as Mentionables).people.map(({ id }) => id)
}
const told = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  (JSON.parse(body).type as string | undefined)?.replace('/problems/', ''),
]
const noticesOf = async (client: Client) =>
  ((await client.get('/api/notices')).json() as NoticesPage).notices.filter(({ kind }) => kind === 'mentioned')

describe('comments', () => {
  test('are written by who has the duty, who joins in, the planner and who watches over the place', async () => {
    const opened = await publish([
      duty('Mở lớp ở xã', { responsible: ['Xã có lớp'], with: [association] }),
      duty('Việc của Sở', { responsible: [education] }),
    ])
    await say(planner, opened, 'Xã có lớp', [idOf(committee)])
    const answer = await answerTo(opened, 'Mở lớp ở xã')
    await sql`
      insert into patronages (home_id, id, organisation_id, unit_id, from_day, unit_path, created_by, created_at)
      values (${province.homeId}, ${crypto.randomUUID()}, ${idOf(interior)}, ${commune.id}, '2026-01-01', ${commune.path}::ltree,
        ${planner.personId}, '2026-01-01')`.execute(context.owner)
    const patron = officerOf(interior)
    const all = [officerOf(committee), officerOf(association), planner, patron]
    for (const [index, client] of all.entries()) await written(client, answer, `Ý kiến ${index}`)
    for (const client of all) {
      const page = await listed(client, answer)
      expect(page.comments.map(({ words }) => words)).toEqual(['Ý kiến 3', 'Ý kiến 2', 'Ý kiến 1', 'Ý kiến 0'])
      expect([page.mayComment, page.more]).toEqual([true, false])
    }
    const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
    expect((await listed(reader, answer)).mayComment).toBe(false)
    expect(told(await write(reader, answer, 'x'))).toEqual([403, 'not-allowed'])
    expect(told(await write(officerOf(education), answer, 'x'))).toEqual([404, 'not-found'])
    // Each is offered all others who see it, the reader too, and nobody else.
    const seeing = [...all, reader].map(({ personId }) => personId)
    for (const client of all)
      expect((await offered(client, answer)).toSorted()).toEqual(
        seeing.filter((id) => id !== client.personId).toSorted(),
      )
    await sql`delete from patronages`.execute(context.owner)
    expect(told(await write(patron, answer, 'x'))).toEqual([404, 'not-found'])
    expect((await offered(planner, answer)).includes(patron.personId)).toBe(false)
  })

  test('tell whom they mention, who finds the comment by it; once, also when it is edited', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const before = (await noticesOf(officer)).length
    const id = await written(planner, answer, `Nhờ @[${officer.personId}] xem, @[${officer.personId}] nhé`)
    expect((await listed(officer, answer)).comments[0]).toMatchObject({
      mentioned: [{ id: officer.personId, name: expect.stringMatching(/^Người thứ/) }],
      mayEdit: false,
      mayRemove: false,
    })
    const joiner = officerOf(interior)
    expect((await edit(planner, id, `Nhờ @[${officer.personId}] và @[${joiner.personId}]`)).statusCode).toBe(200)
    expect((await noticesOf(officer)).length).toBe(before + 1)
    expect(await noticesOf(joiner)).toEqual([
      expect.objectContaining({
        subject: `assignment:${answer.assignmentId}`,
        params: expect.objectContaining({ comment: id }),
        words: null,
      }),
    ])
    // Who joins in tells from their own place, and nobody of themselves.
    await written(joiner, answer, `Tôi, @[${joiner.personId}], hỏi @[${officer.personId}]`)
    expect((await noticesOf(officer)).length).toBe(before + 2)
    expect((await noticesOf(joiner)).length).toBe(1)
  })

  test('mention nobody who does not see the duty, and tell no names', async () => {
    const answer = await asked()
    const stranger = officerOf(association)
    const refusals = await Promise.all(
      [stranger.personId, crypto.randomUUID(), officerOf(committee).personId].map((id) =>
        write(officerOf(education), answer, `Nhờ @[${id}]`),
      ),
    )
    for (const refused of refusals) {
      expect(told(refused)).toEqual([400, 'invalid-request'])
      expect(refused.json().errors).toEqual([{ pointer: '#/words', code: 'does-not-see' }])
    }
    expect(await noticesOf(stranger)).toEqual([])
    expect((await listed(planner, answer)).comments).toEqual([])
    expect(await offered(officerOf(education), answer, 'khong ai ten nhu the')).toEqual([])
    const { rows } = await sql<{ name: string }>`select name from people where id = ${planner.personId}`.execute(
      context.owner,
    )
    expect(await offered(officerOf(education), answer, rows[0]?.name.toUpperCase())).toContain(planner.personId)
    expect(told(await stranger.get(`/api/assignments/${answer.assignmentId}/mentionable`))).toEqual([404, 'not-found'])
    // Whose role ended sees it no more.
    const leaver = await context.signIn({ role: 'viewer', unitId: province.unitId })
    expect(await offered(planner, answer)).toContain(leaver.personId)
    await sql`update appointments set until_day = '2026-11-20' where person_id = ${leaver.personId}`.execute(
      context.owner,
    )
    expect(await offered(planner, answer)).not.toContain(leaver.personId)
    expect(told(await write(planner, answer, `@[${leaver.personId}]`))).toEqual([400, 'invalid-request'])
  })

  test('are edited for 15 minutes and taken away by their author alone; what was written stays in the record', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const id = await written(officer, answer, 'Đã mở 2 lớp')
    expect(told(await edit(planner, id, 'Khác'))).toEqual([409, 'comment-not-yours'])
    expect(told(await remove(planner, id))).toEqual([409, 'comment-not-yours'])
    expect(told(await edit(officerOf(association), id, 'Khác'))).toEqual([404, 'not-found'])
    context.clock.advance(15 * 60_000)
    expect((await edit(officer, id, 'Đã mở 3 lớp')).json()).toMatchObject({ words: 'Đã mở 3 lớp', revision: 2 })
    context.clock.advance(1)
    expect((await listed(officer, answer)).comments[0]).toMatchObject({
      at: '2026-11-20T02:00:00.000Z',
      editedAt: '2026-11-20T02:15:00.000Z',
      mayEdit: false,
      mayRemove: true,
    })
    expect(told(await edit(officer, id, 'Khác', 2))).toEqual([409, 'comment-too-old'])
    expect((await remove(officer, id)).json()).toMatchObject({ words: null, mayEdit: false, mayRemove: false })
    expect((await remove(officer, id)).statusCode).toBe(200)
    expect((await listed(planner, answer)).comments).toEqual([expect.objectContaining({ id, words: null })])
    const { rows } = await sql<{ words: string | null }>`
      select words from duty_comments where id = ${id} order by revision`.execute(context.owner)
    expect(rows.map(({ words }) => words)).toEqual(['Đã mở 2 lớp', 'Đã mở 3 lớp', null])
    const trail = await sql<{ detail: object }>`
      select detail from audit_entries where action = 'duties.comment' and detail ->> 'comment' = ${id} order by at, id`.execute(
      context.owner,
    )
    expect(trail.rows.map(({ detail }) => detail)).toEqual([
      { comment: id, revision: 1 },
      { comment: id, revision: 2 },
      { comment: id, revision: 3, removed: true },
    ])
  })

  test('of two edits at once one is kept', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const id = await written(officer, answer, 'một')
    const both = await Promise.all(['hai', 'ba', 'bốn'].map((words) => edit(officer, id, words)))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    expect(told(both.find(({ statusCode }) => statusCode === 409) ?? { statusCode: 0, body: '{}' })).toEqual([
      409,
      'comment-changed',
    ])
    const kept = both.find(({ statusCode }) => statusCode === 200)?.json()
    expect((await listed(officer, answer)).comments).toEqual([kept])
  })

  test('are read page by page from the newest, or down to the one that a notice leads to', async () => {
    const answer = await asked()
    const ids: string[] = []
    for (const words of ['1', '2', '3', '4', '5']) ids.unshift(await written(planner, answer, words))
    const first = await listed(planner, answer, '?limit=2')
    expect([first.comments.map(({ id }) => id), first.more]).toEqual([ids.slice(0, 2), true])
    const rest = await listed(planner, answer, `?limit=3&before=${ids[1]}`)
    expect([rest.comments.map(({ id }) => id), rest.more]).toEqual([ids.slice(2), false])
    const down = await listed(planner, answer, `?to=${ids[3]}`)
    expect([down.comments.map(({ id }) => id), down.more]).toEqual([ids.slice(0, 4), true])
    expect((await listed(planner, answer, `?to=${ids[4]}`)).more).toBe(false)
  })

  test('are refused empty and too long, and where the duty has ended', async () => {
    const opened = await publish([duty('Mở chuyên mục', { responsible: ['Cơ quan chủ trì'] })])
    await say(planner, opened, 'Cơ quan chủ trì', [idOf(education)])
    const answer = await answerTo(opened, 'Mở chuyên mục')
    for (const words of ['', '  \n', 'x'.repeat(5001)])
      expect(told(await write(planner, answer, words))).toEqual([400, 'invalid-request'])
    const id = await written(officerOf(education), answer, 'Ai làm?')
    // A duty that somebody wrote below ends and can be read; one that nobody touched is gone.
    await say(planner, opened, 'Cơ quan chủ trì', [idOf(interior)])
    const page = await pageOf(officerOf(education), answer.assignmentId)
    expect([page.endedOn, page.answers]).toEqual(['2026-11-20', []])
    expect(told(await write(planner, answer, 'x'))).toEqual([409, 'assignment-ended'])
    expect(told(await edit(officerOf(education), id, 'x'))).toEqual([409, 'assignment-ended'])
    expect((await listed(officerOf(education), answer)).comments.map(({ words }) => words)).toEqual(['Ai làm?'])
    const other = await answerTo(opened, 'Mở chuyên mục')
    await say(planner, opened, 'Cơ quan chủ trì', [idOf(education)])
    expect((await planner.get(`/api/assignments/${other.assignmentId}`)).statusCode).toBe(404)
    expect((await pageOf(officerOf(education), answer.assignmentId)).endedOn).toBeNull()
  })

  test('show to whoever the duty does, also when that changes at the moment at which they are written', async () => {
    const opened = await publish([duty('Mở lớp', { responsible: [education], with: ['Cơ quan phối hợp'] })])
    const answer = await answerTo(opened, 'Mở lớp')
    const changing = sql`update assignments set audience = array[${idOf(interior)}]::bigint[] where id = ${answer.assignmentId}`
    const words = ['Viết đúng lúc ấy', 'Viết ngay sau đó']
    const sent = await context.owner.transaction().execute(async (db) => {
      await changing.execute(db)
      const waiting = words.map((each) => write(officerOf(education), answer, each))
      await sleep(300)
      return { waiting }
    })
    for (const { statusCode } of await Promise.all(sent.waiting)) expect(statusCode).toBe(201)
    const seen = await listed(officerOf(interior), answer)
    expect(seen.comments.map((each) => each.words).toSorted()).toEqual(words.toSorted())
    // Who joins in no more by then is told that there is no such duty.
    const leaving = await context.owner.transaction().execute(async (db) => {
      await sql`update assignments set audience = '{}' where id = ${answer.assignmentId}`.execute(db)
      const waiting = write(officerOf(interior), answer, 'Quá muộn')
      await sleep(300)
      return { waiting }
    })
    expect(told(await leaving.waiting)).toEqual([404, 'not-found'])
  })

  test('the database itself takes the next version of a comment from its author alone, below the same duty', async () => {
    const [answer, other] = [await asked(), await asked()]
    const officer = officerOf(education)
    const id = await written(officer, answer, 'Của tôi')
    const insert = (revision: number, by: Client, { assignmentId }: AskedAnswerRow, comment = id) =>
      inTransaction(
        context.db,
        { scopes: [province.path], writes: [province.path], parties: [], personId: by.personId },
        (db) =>
          sql`
            insert into duty_comments (home_id, id, revision, assignment_id, unit_path, words, by_person, at)
            values (${province.homeId}, ${comment}, ${revision}, ${assignmentId}, ${province.path}::ltree, 'Sửa', ${by.personId}, now())`.execute(
            db,
          ),
      )
    const refusal = /only its author writes/
    await expect(insert(2, planner, answer)).rejects.toThrow(refusal)
    await expect(insert(2, officer, other)).rejects.toThrow(refusal)
    await expect(insert(3, officer, answer)).rejects.toThrow(refusal)
    await expect(insert(2, officer, answer, crypto.randomUUID())).rejects.toThrow(refusal)
    await insert(2, officer, answer)
    expect((await listed(planner, answer)).comments).toMatchObject([{ words: 'Sửa', revision: 2 }])
  })

  test('a comment and a plan that takes the duty away wait for each other', async () => {
    const opened = await publish([duty('Mở chuyên mục', { responsible: ['Cơ quan chủ trì'] })])
    for (let round = 0; round < 4; round += 1) {
      const [body, next] = round % 2 === 0 ? [education, interior] : [interior, education]
      await say(planner, opened, 'Cơ quan chủ trì', [idOf(body)])
      const answer = await answerTo(opened, 'Mở chuyên mục')
      const [sent, said] = await Promise.all([
        write(officerOf(body), answer, 'Tôi vừa hỏi'),
        say(planner, opened, 'Cơ quan chủ trì', [idOf(next)]),
      ])
      expect(said.statusCode).toBe(200)
      expect([201, 404, 409]).toContain(sent.statusCode)
      const { rows } = await sql`select from duty_comments where assignment_id = ${answer.assignmentId}`.execute(
        context.owner,
      )
      if (sent.statusCode === 201) expect(rows.length).toBeGreaterThan(0)
    }
  })
})

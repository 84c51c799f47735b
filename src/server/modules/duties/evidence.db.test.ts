import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { exactlyOneByteTooMany, pngNamedDocx, secretDocument } from '../../../../tests/support/bad-files.ts'
import { duty, education, interior, useDutyWorld, wholePlan } from '../../../../tests/support/duty-world.ts'
import { attach, formOf } from '../../../../tests/support/uploads.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import { MAX_EVIDENCE_BYTES, MOST_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import { checkEvidence } from './index.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, answerTo, act, pageOf, say } = world
let planner: Client
let province: ReturnType<typeof world.made>['province']
beforeAll(() => {
  ;({ planner, province } = world.made())
})

const pdf = (words: string) => Buffer.from(`%PDF-1.4\n${words}\n%%EOF`)
const fileOf = (client: Client, { assignmentId }: AskedAnswerRow, id: string) =>
  client.get(`/api/assignments/${assignmentId}/evidence/${id}/file`)
const remove = (client: Client, { assignmentId }: AskedAnswerRow, id: string) =>
  client.post(`/api/assignments/${assignmentId}/evidence/${id}/remove`)
const told = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  (JSON.parse(body).type as string)?.replace('/problems/', ''),
]
const countOf = async ({ assignmentId }: AskedAnswerRow) => {
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*)::int as files, count(b.evidence_id)::int as bytes
    from evidence e left join evidence_bytes b on b.home_id = e.home_id and b.evidence_id = e.id
    where e.assignment_id = ${assignmentId}`.execute(context.owner)
  return rows[0]
}
const asked = async (quote = 'Củng cố') => answerTo(await publish(wholePlan()), quote)

describe('evidence', () => {
  test('stands with the answer, is downloaded safely by whoever sees it, and is told in the history', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const sent = await attach(officer, answer, pngNamedDocx(), 'Ảnh lớp học.docx')
    expect([sent.statusCode, sent.json()]).toEqual([
      201,
      expect.objectContaining({ fileName: 'Ảnh lớp học.docx.png', kind: 'png', removed: false, kept: true }),
    ])
    const page = await pageOf(planner, answer.assignmentId)
    expect(page.evidence.map(({ id, period }) => [id, period])).toEqual([[sent.json().id, answer.period]])
    expect(page.events.map(({ act, fileName, state }) => [act, fileName, state])).toEqual([
      ['attach', 'Ảnh lớp học.docx.png', 'in-progress'],
    ])
    // Who joins in sees the answer and its files; who does not is told that there is none.
    for (const client of [planner, officer, officerOf(interior)]) {
      const file = await fileOf(client, answer, sent.json().id)
      expect([file.statusCode, file.rawPayload.equals(pngNamedDocx())]).toEqual([200, true])
      expect(file.headers).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': expect.stringMatching(/^attachment; /),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
    }
    const stranger = officerOf('Hội Khuyến học tỉnh')
    expect(told(await fileOf(stranger, answer, sent.json().id))).toEqual([404, 'not-found'])
    const { rows } = await sql`
      select from audit_entries where action = 'duties.download' and subject = ${`assignment:${answer.assignmentId}`}`.execute(
      context.owner,
    )
    expect(rows).toHaveLength(3)
  })

  test('is handed in with words, and stays as it is while it waits and when it is accepted', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const { id } = (await attach(officer, answer, pdf('một'))).json()
    const submitted = await act(officer, answer, 'submit', 2, 'Xem tệp kèm theo')
    expect(submitted.statusCode).toBe(200)
    expect(told(await attach(officer, answer, pdf('hai')))).toEqual([409, 'act-not-possible'])
    expect(told(await remove(officer, answer, id))).toEqual([409, 'act-not-possible'])
    // Sent back, it is taken away; what was judged by it can still be read.
    await act(planner, answer, 'return', 3, 'Sai tệp')
    expect((await remove(officer, answer, id)).statusCode).toBe(200)
    const page = await pageOf(planner, answer.assignmentId)
    expect(page.evidence).toEqual([expect.objectContaining({ id, removed: true, kept: true })])
    expect(page.events.map((event) => event.act)).toEqual(['detach', 'return', 'submit', 'attach'])
    expect((await fileOf(planner, answer, id)).statusCode).toBe(200)
  })

  test('of what was never handed in only its name stays, and it may be sent again', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const { id } = (await attach(officer, answer, pdf('nhầm'))).json()
    expect((await remove(officer, answer, id)).json().evidence).toEqual([
      expect.objectContaining({ id, removed: true, kept: false }),
    ])
    expect(told(await fileOf(officer, answer, id))).toEqual([404, 'not-found'])
    // Once more changes nothing.
    expect((await remove(officer, answer, id)).json().events).toHaveLength(2)
    expect((await attach(officer, answer, pdf('nhầm'))).statusCode).toBe(201)
    expect(await countOf(answer)).toEqual({ files: 2, bytes: 1 })
    expect(await checkEvidence(context.owner)).toMatchObject({ faults: [] })
  })

  test('is one where the same bytes are sent twice, also at once', async () => {
    const answer = await asked()
    const all = await Promise.all([1, 2, 3].map(() => attach(officerOf(education), answer, pdf('một'))))
    expect(all.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201])
    expect(new Set(all.map((sent) => sent.json().id)).size).toBe(1)
    expect(await countOf(answer)).toEqual({ files: 1, bytes: 1 })
  })

  test('several at once are all kept', async () => {
    const answer = await asked()
    const all = await Promise.all(['a', 'b', 'c'].map((words) => attach(officerOf(education), answer, pdf(words))))
    expect(all.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    expect((await pageOf(planner, answer.assignmentId)).evidence).toHaveLength(3)
  })

  test.each([
    ['nothing', Buffer.alloc(0), 422, 'empty-file'],
    ['a page', Buffer.from('<!DOCTYPE html>'), 415, 'evidence-not-taken'],
    ['a secret', secretDocument('MẬT', 'docx'), 422, 'secret-document'],
    ['a byte too many', exactlyOneByteTooMany(MAX_EVIDENCE_BYTES), 413, 'file-too-large'],
  ])('%s is refused and leaves nothing', async (_, bytes, status, type) => {
    const answer = await asked()
    expect(told(await attach(officerOf(education), answer, bytes, 'bao-cao.pdf'))).toEqual([status, type])
    expect(await countOf(answer)).toEqual({ files: 0, bytes: 0 })
    expect((await pageOf(planner, answer.assignmentId)).events).toEqual([])
  })

  test('is taken as long as all of a duty is not too large, also of several at once, and what was removed counts no more', async () => {
    const answer = await asked()
    const officer = officerOf(education)
    const { id } = (await attach(officer, answer, pdf('đầu tiên'))).json()
    const fill = (bytes: number) =>
      sql`update evidence set byte_size = ${bytes} where id = ${id}`.execute(context.owner)
    // With another period of the same duty, which waits for nobody.
    const period = '2027'
    await sql`
      update answers set opens_on = '2026-11-01' where assignment_id = ${answer.assignmentId} and period = ${period}`.execute(
      context.owner,
    )
    await fill(MOST_EVIDENCE_BYTES - pdf('a').length)
    const both = await Promise.all([
      attach(officer, answer, pdf('a')),
      attach(officer, { ...answer, period }, pdf('b')),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    const refused = both.find(({ statusCode }) => statusCode === 409)?.json()
    expect([refused.type, refused.params]).toEqual(['/problems/evidence-full', { limit: 500 }])
    expect((await remove(officer, answer, id)).statusCode).toBe(200)
    expect((await attach(officer, answer, pdf('c'))).statusCode).toBe(201)
  })

  test('an upload that breaks off leaves nothing', async () => {
    const answer = await asked()
    const { headers, payload } = formOf(pdf('x'.repeat(100_000)), { period: answer.period })
    const line = new PassThrough()
    line.write(payload.subarray(0, 50_000))
    const sent = officerOf(education).send({
      ...{ method: 'POST', url: `/api/assignments/${answer.assignmentId}/evidence`, headers, payload: line },
    })
    line.end()
    expect((await sent).statusCode).toBe(400)
    expect(await countOf(answer)).toEqual({ files: 0, bytes: 0 })
  })

  test('is added by those who answer for the organisation, to an answer that is there', async () => {
    const answer = await asked()
    const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
    expect(told(await attach(reader, answer, pdf('x')))).toEqual([403, 'not-allowed'])
    // Who joins in sees it and does not answer for others.
    expect(told(await attach(officerOf(interior), answer, pdf('x')))).toEqual([403, 'not-allowed'])
    expect(told(await attach(officerOf('Hội Khuyến học tỉnh'), answer, pdf('x')))).toEqual([404, 'not-found'])
    const none = { ...answer, period: '1999' }
    expect(told(await attach(officerOf(education), none, pdf('x')))).toEqual([404, 'not-found'])
    const { id } = (await attach(officerOf(education), answer, pdf('x'))).json()
    expect(told(await remove(officerOf(interior), answer, id))).toEqual([403, 'not-allowed'])
    expect(await countOf(answer)).toEqual({ files: 1, bytes: 1 })
  })

  test('keeps a duty that the plan gives to somebody else: it ends and can be read', async () => {
    const opened = await publish([duty('Mở chuyên mục', { responsible: ['Cơ quan chủ trì'] })])
    await say(planner, opened, 'Cơ quan chủ trì', [idOf(education)])
    const answer = await answerTo(opened, 'Mở chuyên mục')
    const { id } = (await attach(officerOf(education), answer, pdf('x'))).json()
    await say(planner, opened, 'Cơ quan chủ trì', [idOf(interior)])
    expect((await pageOf(officerOf(education), answer.assignmentId)).endedOn).toBe('2026-11-20')
    expect((await fileOf(officerOf(education), answer, id)).statusCode).toBe(200)
    expect(told(await remove(officerOf(education), answer, id))).toEqual([409, 'assignment-ended'])
  })

  test('shows to whoever joins in later', async () => {
    const opened = await publish([duty('Mở lớp', { responsible: [education], with: ['Cơ quan phối hợp'] })])
    const answer = await answerTo(opened, 'Mở lớp')
    const { id } = (await attach(officerOf(education), answer, pdf('x'))).json()
    expect(told(await fileOf(officerOf(interior), answer, id))).toEqual([404, 'not-found'])
    await say(planner, opened, 'Cơ quan phối hợp', [idOf(interior)])
    expect((await fileOf(officerOf(interior), answer, id)).statusCode).toBe(200)
  })
})

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
  useDutyWorld,
} from '../../../../tests/support/duty-world.ts'
import { someTarget } from '../../../../tests/support/read-document.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import type { ProposalPage, ProposalsPage, Raising } from '../../../shared/proposals.ts'
import { inTransaction } from '../../platform/database.ts'

const world = useDutyWorld()
const { context, officerOf, idOf, publish, say, answersOf } = world
let planner: Client
let commune: { id: string; path: string }
let province: { unitId: string; path: string }
/** Plans for the whole country, where what a province sends up is answered. */
let nation: Client
let plan: Opened
let ofCommune: AskedAnswerRow

const classes = 'Mở lớp xóa mù chữ'
const newPlan = () => [
  duty(classes, { responsible: [committee] }),
  duty('Củng cố trung tâm', { responsible: [education], with: [interior] }),
  { text: '90% người lao động được đào tạo', kind: 'target' as const, body: someTarget() },
]
async function openPlan(): Promise<{ plan: Opened; ofCommune: AskedAnswerRow }> {
  const plan = await publish(newPlan())
  await say(planner, plan, committee, [idOf(committee)])
  const ofCommune = (await answersOf(planner, plan)).find(({ organisationId }) => organisationId === idOf(committee))
  if (!ofCommune) throw new Error('The commune has no duty')
  return { plan, ofCommune }
}

beforeAll(async () => {
  ;({ planner, province, commune } = world.made())
  nation = await context.signIn({ role: 'planner', unitId: '1' })
  ;({ plan, ofCommune } = await openPlan())
})

const written = { kind: 'difficulty', title: 'Thiếu phòng học', words: 'Xã chưa có nơi mở lớp.', mayName: false }
const raise = (client: Client, more: Record<string, unknown> = {}) =>
  client.post('/api/proposals', { ...written, organisationId: idOf(committee), send: true, ...more })
const raised = async (more: Record<string, unknown> = {}): Promise<ProposalPage> => {
  const answer = await raise(officerOf(committee), { assignmentId: ofCommune.assignmentId, ...more })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}
const act = (client: Client, { id, revision }: ProposalPage, name: string, more: Record<string, unknown> = {}) =>
  client.post(`/api/proposals/${id}/acts`, { act: name, revision, ...more })
const done = async (client: Client, page: ProposalPage, name: string, words?: string): Promise<ProposalPage> => {
  const answer = await act(client, page, name, words === undefined ? {} : { words })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}
const see = async (client: Client, { id }: { id: string }) => (await client.get(`/api/proposals/${id}`)).statusCode
const list = async (client: Client, query = ''): Promise<ProposalsPage> =>
  (await client.get(`/api/proposals?limit=200&${query}`)).json()
const inView = async (client: Client, view: string, { id }: { id: string }) =>
  (await list(client, `view=${view}`)).proposals.some((each) => each.id === id)
const typeOf = ({ body }: { body: string }) => JSON.parse(body).type
const told = async (client: Client) =>
  ((await client.get('/api/notices?limit=200')).json() as NoticesPage).notices.map(
    ({ kind, subject, params }) => `${kind} ${params.act} ${subject.replace('proposal:', '')}`,
  )

describe('what a commune raises on a duty', () => {
  test('goes to those who plan at the unit of the programme, is answered, closed, and tells both', async () => {
    const officer = officerOf(committee)
    const sent = await raised()
    expect(sent).toMatchObject({
      state: 'sent',
      organisationName: committee,
      quote: classes,
      liesWith: 'agency',
      sentOn: '2026-11-20',
      may: ['withdraw'],
      days: { sinceSent: { days: 0, workingDays: 0 }, here: { days: 0, workingDays: 0 } },
    })
    expect(await told(planner)).toContain(`proposal-to-answer send ${sent.id}`)
    expect([await inView(planner, 'waiting', sent), await inView(officer, 'mine', sent)]).toEqual([true, true])
    expect(await inView(officer, 'waiting', sent)).toBe(false)

    // A Friday, and the Tuesday after it.
    context.clock.set('2026-11-24T02:00:00Z')
    const taken = await done(planner, sent, 'take')
    expect(taken).toMatchObject({ state: 'taken', days: { sinceSent: { days: 4, workingDays: 2 } } })
    expect(taken.may).toEqual(['answer', 'return', 'send-up'])
    const answered = await done(planner, taken, 'answer', 'Dùng hội trường xã.')
    expect(answered).toMatchObject({
      state: 'answered',
      answer: 'Dùng hội trường xã.',
      liesWith: 'nobody',
      days: { here: null },
    })
    expect(await told(officer)).toContain(`proposal-decided answer ${sent.id}`)
    expect([await inView(planner, 'waiting', sent), await inView(officer, 'answered', sent)]).toEqual([false, true])
    const seen: ProposalPage = (await officer.get(`/api/proposals/${sent.id}`)).json()
    const closed = await done(officer, seen, 'close')
    context.clock.set('2026-12-20T02:00:00Z')
    expect((await officer.get(`/api/proposals/${sent.id}`)).json().days.sinceSent).toEqual({ days: 4, workingDays: 2 })
    const again = await done(officer, closed, 'reopen', 'Hội trường đang sửa.')
    expect(again).toMatchObject({ state: 'sent', sentOn: '2026-12-20', liesWith: 'agency' })
    expect(again.events.map((each) => [each.act, each.words])).toEqual([
      ['reopen', 'Hội trường đang sửa.'],
      ['close', null],
      ['answer', 'Dùng hội trường xã.'],
      ['take', null],
      ['send', written.words],
    ])
  })

  test('comes back with a reason, is said anew and sent again, and its history keeps the first words', async () => {
    const officer = officerOf(committee)
    const returned = await done(planner, await raised(), 'return', 'Nói rõ bao nhiêu lớp')
    expect(returned).toMatchObject({ state: 'returned', liesWith: 'organisation' })
    expect(await told(officer)).toContain(`proposal-decided return ${returned.id}`)
    const { id, revision } = returned
    const rewritten = await officer.post(`/api/proposals/${id}/words`, { ...written, words: 'Ba lớp.', revision })
    const sent = await done(officer, rewritten.json(), 'send')
    expect(sent.events.map(({ act, words }) => [act, words])).toEqual([
      ['send', 'Ba lớp.'],
      ['return', 'Nói rõ bao nhiêu lớp'],
      ['send', written.words],
    ])
    expect((await officer.post(`/api/proposals/${id}/words`, { ...written, revision: sent.revision })).statusCode).toBe(
      409,
    )
  })

  test('is sent up with words, answered there, and the answer is with its organisation and who sent it up at once', async () => {
    const officer = officerOf(committee)
    const sent = await raised()
    expect([await see(nation, sent), await inView(nation, 'all', sent)]).toEqual([404, false])
    const up = await done(planner, sent, 'send-up', 'Vượt thẩm quyền của tỉnh')
    expect(up).toMatchObject({ state: 'sent-up', liesWith: 'above', may: [] })
    expect([await see(nation, sent), await inView(nation, 'waiting', sent)]).toEqual([200, true])
    expect([await inView(planner, 'waiting', sent), await inView(planner, 'sent-up', sent)]).toEqual([false, true])
    expect(await told(nation)).toContain(`proposal-to-answer send-up ${sent.id}`)
    const there: ProposalPage = (await nation.get(`/api/proposals/${sent.id}`)).json()
    // The whole history shows, that before it came too, and a unit above the nation there is none.
    expect(there.events.map((each) => each.act)).toEqual(['send-up', 'send'])
    expect([there.aboveUnit, there.may]).toEqual([null, ['take', 'answer', 'send-down']])
    expect((await act(planner, up, 'answer', { words: 'Không được' })).statusCode).toBe(403)
    const answered = await done(nation, there, 'answer', 'Sẽ bổ sung kinh phí')
    expect(answered).toMatchObject({ state: 'answered', liesWith: 'nobody', answeredBy: 'Việt Nam' })
    expect(await told(officer)).toContain(`proposal-decided answer ${sent.id}`)
    expect(await told(planner)).toContain(`proposal-decided answer ${sent.id}`)
    expect(await see(nation, sent)).toBe(200)
  })

  test('goes back down to who sent it up, who answers it or returns it', async () => {
    const up = await done(planner, await raised(), 'send-up', 'Xin ý kiến')
    const down = await done(nation, up, 'send-down', 'Tỉnh tự quyết được')
    expect(down).toMatchObject({ state: 'sent', liesWith: 'agency' })
    expect([await inView(planner, 'waiting', up), await inView(nation, 'waiting', up)]).toEqual([true, false])
    expect((await done(planner, down, 'answer', 'Đồng ý')).state).toBe('answered')
  })
})

describe('somebody refused', () => {
  test('who does not answer for an organisation raises nothing for it, nor on a duty in which it has no part', async () => {
    const refused = await raise(officerOf(education), { assignmentId: ofCommune.assignmentId })
    expect([refused.statusCode, typeOf(refused)]).toEqual([403, '/problems/not-allowed'])
    const elsewhere = (await answersOf(planner, plan)).find(({ organisationId }) => organisationId === idOf(education))
    const noPart = await raise(planner, { assignmentId: elsewhere?.assignmentId })
    expect([noPart.statusCode, noPart.json().errors]).toEqual([400, [{ pointer: '#/organisationId', code: 'no-part' }]])
    // Who joins in a duty has a part in it.
    const joining = { organisationId: idOf(interior), assignmentId: elsewhere?.assignmentId }
    expect((await raise(officerOf(interior), joining)).statusCode).toBe(201)
  })

  test('an act without words, out of turn, by the wrong side or on what somebody changed meanwhile does nothing', async () => {
    const sent = await raised()
    const wordless = await act(planner, sent, 'return')
    expect([wordless.statusCode, wordless.json().errors]).toEqual([400, [{ pointer: '#/words', code: 'needed' }]])
    const early = await act(officerOf(committee), sent, 'close')
    expect([early.statusCode, typeOf(early)]).toEqual([409, '/problems/proposal-act-not-possible'])
    expect((await act(officerOf(committee), sent, 'answer', { words: 'Tự trả lời' })).statusCode).toBe(403)
    await done(planner, sent, 'take')
    const late = await act(planner, sent, 'answer', { words: 'x' })
    expect([late.statusCode, typeOf(late)]).toEqual([409, '/problems/proposal-changed'])
  })

  test('of two who answer at once one is told that somebody did', async () => {
    const sent = await raised()
    const answers = await Promise.all([1, 2, 3].map((n) => act(planner, sent, 'answer', { words: `Ý ${n}` })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    const page: ProposalPage = (await planner.get(`/api/proposals/${sent.id}`)).json()
    expect([page.revision, page.events.length]).toEqual([3, 2])
  })

  test('what was withdrawn while somebody answers it stays as whoever came first left it', async () => {
    const sent = await raised()
    const answers = await Promise.all([
      act(officerOf(committee), sent, 'withdraw'),
      act(planner, sent, 'answer', { words: 'x' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})

describe('a draft', () => {
  test('shows to its organisation and who wrote it, is said anew, dropped or sent, and nobody else learns of it', async () => {
    const officer = officerOf(committee)
    const draft = await raised({ send: false })
    expect(draft).toMatchObject({
      state: 'draft',
      events: [],
      may: ['send'],
      mayEdit: true,
      mayDrop: true,
      days: { sinceSent: null },
    })
    const other = await context.signIn({ role: 'planner', unitId: commune.id })
    for (const stranger of [planner, nation, other, officerOf(education)]) {
      expect(await see(stranger, draft)).toBe(404)
      expect(await inView(stranger, 'all', draft)).toBe(false)
    }
    const { id, revision } = draft
    expect((await officer.post(`/api/proposals/${id}/drop`, { revision: 7 })).statusCode).toBe(409)
    expect((await officer.post(`/api/proposals/${id}/drop`, { revision })).statusCode).toBe(204)
    expect(await see(officer, draft)).toBe(404)
    const sent = await raised()
    const late = await officer.post(`/api/proposals/${sent.id}/drop`, { revision: sent.revision })
    expect([late.statusCode, typeOf(late)]).toEqual([409, '/problems/proposal-act-not-possible'])
    // Who answers for all organisations of a unit writes for one of them, and keeps the draft.
    const own = (await raise(other, { send: false })).json()
    expect([await see(other, own), await see(officer, own), await see(planner, own)]).toEqual([200, 200, 404])
  })
})

describe('walls', () => {
  test('whoever is beside sees nothing; who reads in the commune or watches over it sees what was sent', async () => {
    const sent = await raised()
    const reader = await context.signIn({ role: 'viewer', unitId: commune.id })
    await sql`
      insert into patronages (home_id, id, organisation_id, unit_id, from_day, unit_path, created_by, created_at)
      select home_id, gen_random_uuid(), ${idOf(association)}, ${commune.id}, '2026-01-01', ${province.path}::ltree, gen_random_uuid(), now()
      from organisations where id = ${idOf(association)}`.execute(context.owner)
    for (const seeing of [reader, officerOf(association), planner]) expect(await see(seeing, sent)).toBe(200)
    for (const other of [officerOf(education), officerOf(interior), nation]) expect(await see(other, sent)).toBe(404)
    expect((await act(officerOf(association), sent, 'take')).statusCode).toBe(403)
    await sql`delete from patronages where organisation_id = ${idOf(association)}`.execute(context.owner)
  })

  test('the database itself hides it from above, and lets none but its sides move it', async () => {
    const sent = await raised()
    const draft = await raised({ send: false })
    const tries = (scopes: string[], writes: string[], personId?: string) =>
      inTransaction(context.db, { scopes, writes, parties: [], ...(personId && { personId }) }, async (db) => {
        const count = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows.length
        const changed = await sql`update proposals set published = published where id = ${sent.id}`.execute(db)
        return {
          sees: await count(sql`select from proposals where id = ${sent.id}`),
          events: await count(sql`select from proposal_events where proposal_id = ${sent.id}`),
          draft: await count(sql`select from proposals where id = ${draft.id}`),
          moves: Number(changed.numAffectedRows),
        }
      })
    const place = `${commune.path}.0.${idOf(committee)}`
    const sight = { sees: 1, events: 1, draft: 0, moves: 1 }
    expect(await tries(['1'], ['1'])).toEqual({ sees: 0, events: 0, draft: 0, moves: 0 })
    expect(await tries([province.path], [province.path])).toEqual(sight)
    expect(await tries([commune.path], [])).toEqual({ ...sight, moves: 0 })
    expect(await tries([place], [place])).toEqual({ ...sight, draft: 1 })
    expect(await tries([place], [])).toEqual({ ...sight, moves: 0 })
    expect(await tries([commune.path], [commune.path], officerOf(committee).personId)).toEqual({ ...sight, draft: 1 })
    for (const statement of [
      sql`update proposal_events set words = null`,
      sql`delete from proposal_events`,
      sql`update proposals set unit_path = '1'`,
    ])
      await expect(
        inTransaction(context.db, { scopes: ['1'], writes: ['1'], parties: [] }, (db) => statement.execute(db)),
      ).rejects.toThrow(/permission denied/)
  })

  test('who raises something from far above goes on seeing it, and nobody else there does', async () => {
    const beside = await context.signIn({ role: 'planner', unitId: '1' })
    const sent = (await raise(nation)).json()
    expect([sent.state, sent.events.length, await see(nation, sent)]).toEqual(['sent', 1, 200])
    expect([await inView(nation, 'mine', sent), await inView(nation, 'waiting', sent)]).toEqual([true, false])
    expect([await see(beside, sent), await inView(beside, 'all', sent)]).toEqual([404, false])
  })

  test('what a commune asks in its own unit goes to those who plan there, or to the nearest above where nobody does', async () => {
    await sql`delete from appointments where unit_id = ${commune.id} and role = 'planner'`.execute(context.owner)
    const free = (await raise(officerOf(committee), { kind: 'proposal', title: 'Mở thư viện' })).json()
    expect(free).toMatchObject({ programmeId: null, liesWith: 'agency' })
    expect([await see(planner, free), await see(nation, free)]).toEqual([200, 404])
    // Sent up, answered and opened again it waits for the same people as before; and so where it is given back.
    const waits = async () => [await inView(planner, 'waiting', free), await inView(nation, 'waiting', free)]
    const wider = await done(planner, free, 'send-up', 'Xã không tự làm được')
    expect([await waits(), wider.liesAt]).toEqual([[true, false], expect.stringMatching(/^tỉnh/)])
    const answered = await done(planner, wider, 'answer', 'Xã tự làm')
    expect(await waits()).toEqual([false, false])
    const reopened = await done(officerOf(committee), answered, 'reopen', 'Xã không có kinh phí')
    expect(await waits()).toEqual([true, false])
    const again = await done(planner, reopened, 'send-up', 'Xin ý kiến')
    await done(planner, again, 'send-down', 'Xã quyết định')
    expect(await waits()).toEqual([true, false])
    const here = await context.signIn({ role: 'planner', unitId: commune.id })
    const next = (await raise(officerOf(committee), { title: 'Thêm sách' })).json()
    expect([await see(here, next), await see(planner, next)]).toEqual([200, 404])
    expect([await inView(here, 'waiting', next), await inView(planner, 'waiting', next)]).toEqual([true, false])
    const up = await done(here, next, 'send-up', 'Xã không có kinh phí')
    expect([up.state, await inView(planner, 'waiting', up)]).toEqual(['sent-up', true])
  })
})

describe('guidance', () => {
  const words = { title: 'Nơi mở lớp', question: 'Mở lớp xóa mù chữ ở đâu?', answer: 'Dùng hội trường xã.' }
  const guidanceFor = async (client: Client, q = '') =>
    (await client.get(`/api/programmes/${plan.programmeId}/guidance?q=${encodeURIComponent(q)}`)).json().guidance

  test('is an answer that all who see the programme read, without who asked, and can be taken back and given again', async () => {
    const answered = await done(planner, await raised(), 'answer', 'Dùng hội trường xã.')
    expect((await act(officerOf(committee), answered, 'publish', { guidance: words })).statusCode).toBe(403)
    expect((await act(planner, answered, 'publish')).statusCode).toBe(400)
    const published: ProposalPage = (await act(planner, answered, 'publish', { guidance: words })).json()
    expect(published).toMatchObject({ isGuidance: true, guidance: { askedBy: null } })
    const reader = officerOf(association)
    expect(await guidanceFor(reader, 'hoi truong XA')).toMatchObject([{ ...words, askedBy: null, quote: classes }])
    expect(JSON.stringify(await guidanceFor(reader))).not.toContain(committee)
    expect(await guidanceFor(reader, 'thư viện')).toEqual([])
    const back = await done(planner, published, 'take-back')
    expect([back.isGuidance, await guidanceFor(reader)]).toEqual([false, []])
    const again = (await act(planner, back, 'publish', { guidance: { ...words, title: 'Chỗ học' } })).json()
    expect((await guidanceFor(reader)).map(({ title }: { title: string }) => title)).toEqual(['Chỗ học'])
    await done(planner, again, 'take-back')
  })

  test('names who asked where they allow it', async () => {
    const answered = await done(planner, await raised({ mayName: true }), 'answer', 'Được')
    const published: ProposalPage = (await act(planner, answered, 'publish', { guidance: words })).json()
    expect((await guidanceFor(officerOf(education))).map(({ askedBy }: { askedBy: string }) => askedBy)).toEqual([
      committee,
    ])
    // Their leave taken back, they are named no more, though nobody touched the guidance.
    const officer = officerOf(committee)
    const seen: ProposalPage = (await officer.get(`/api/proposals/${published.id}`)).json()
    const returned = await done(planner, await done(officer, seen, 'reopen', 'Còn vướng.'), 'return', 'Nói rõ hơn.')
    const rewritten = { title: returned.title, words: returned.words, kind: 'difficulty', mayName: false }
    const saved = await officer.post(`/api/proposals/${returned.id}/words`, {
      ...rewritten,
      revision: returned.revision,
    })
    expect(saved.statusCode, saved.body).toBe(200)
    expect((await guidanceFor(officerOf(education))).map(({ askedBy }: { askedBy: string }) => askedBy)).toEqual([null])
    await done(planner, (await planner.get(`/api/proposals/${returned.id}`)).json(), 'take-back')
  })
})

describe('lists', () => {
  test('are narrowed by state, kind, programme and words without accents, page by page, and counted by themselves', async () => {
    const { plan: other, ofCommune: duty } = await openPlan()
    const first = await raised({ assignmentId: duty.assignmentId, title: 'Thiếu giáo viên' })
    const second = await raised({ assignmentId: duty.assignmentId, kind: 'proposal', title: 'Xin thêm kinh phí' })
    const own = `programmeId=${other.programmeId}`
    const titles = async (query: string) => (await list(planner, `${own}&${query}`)).proposals.map(({ title }) => title)
    expect(await titles('')).toEqual(['Xin thêm kinh phí', 'Thiếu giáo viên'])
    expect(await titles('kind=difficulty')).toEqual(['Thiếu giáo viên'])
    expect(await titles('q=GIAO%20vien%20uy%20ban')).toEqual(['Thiếu giáo viên'])
    await done(planner, first, 'answer', 'Sẽ bổ sung')
    expect(await titles('state=answered')).toEqual(['Thiếu giáo viên'])
    const page: ProposalsPage = (await planner.get(`/api/proposals?${own}&limit=1`)).json()
    expect([page.proposals[0]?.id, page.more]).toEqual([second.id, true])
    const rest: ProposalsPage = (await planner.get(`/api/proposals?${own}&limit=1&after=${second.id}`)).json()
    expect([rest.proposals[0]?.id, rest.more]).toEqual([first.id, false])
    expect(page.programmes).toContainEqual({ id: other.programmeId, name: expect.any(String) })
    for (const client of [planner, officerOf(committee), nation, officerOf(education)]) {
      const { counts } = await list(client)
      for (const [view, many] of Object.entries(counts))
        expect([view, (await list(client, `view=${view}`)).proposals.length]).toEqual([view, many])
    }
    const csv = await planner.get(`/api/proposals.csv?${own}`)
    expect(csv.body.split('\r\n')).toHaveLength(4)
    expect(csv.body).toContain('"Xin thêm kinh phí"'.replaceAll('"', ''))
    expect((await officerOf(education).get(`/api/proposals.csv?${own}`)).body).not.toContain('Thiếu giáo viên')
  })

  test('what somebody may raise is told before they write: on a duty, on a target, and of whom it is asked', async () => {
    const officer = officerOf(committee)
    const onDuty: Raising = (await officer.get(`/api/proposals/raising?assignmentId=${ofCommune.assignmentId}`)).json()
    expect(onDuty).toMatchObject({ organisations: [{ id: idOf(committee), name: committee }], quote: classes })
    const { rows } = await sql<{ id: string }>`
      select id from facts where version_id = ${plan.versionId} and kind = 'target'`.execute(context.owner)
    const target = { versionId: plan.versionId, factId: rows[0]?.id ?? '' }
    const onTarget: Raising = (await officer.get(`/api/proposals/raising?${new URLSearchParams(target)}`)).json()
    expect(onTarget).toMatchObject({ programmeId: plan.programmeId, quote: '90% người lao động được đào tạo' })
    expect((await raise(officer, { target })).json()).toMatchObject({ quote: onTarget.quote, assignmentId: null })
    const both = await raise(officer, { target, assignmentId: ofCommune.assignmentId })
    expect([both.statusCode, both.json().errors[0].code]).toEqual([400, 'not-both'])
    const unknown = { versionId: plan.versionId, factId: crypto.randomUUID() }
    expect((await raise(officer, { target: unknown })).statusCode).toBe(404)
  })
})

describe('what ends', () => {
  test('a duty on which something was raised, though only drafted, is not removed when its plan changes, and one on which nothing was is', async () => {
    for (const send of [true, false]) {
      const { plan: other, ofCommune: duty } = await openPlan()
      const kept = await raised({ assignmentId: duty.assignmentId, send })
      expect((await say(planner, other, committee, [idOf(association)])).statusCode).toBe(200)
      const ended = await officerOf(committee).get(`/api/assignments/${duty.assignmentId}`)
      expect(ended.json().endedOn).toBe('2026-11-20')
      expect(await see(officerOf(committee), kept)).toBe(200)
    }
    const { plan: other, ofCommune: duty } = await openPlan()
    const draft = await raised({ assignmentId: duty.assignmentId, send: false })
    await officerOf(committee).post(`/api/proposals/${draft.id}/drop`, { revision: draft.revision })
    await say(planner, other, committee, [idOf(association)])
    expect((await officerOf(committee).get(`/api/assignments/${duty.assignmentId}`)).statusCode).toBe(404)
  })

  test('whoever raises something while the plan takes the duty away keeps it, or is told that it is gone', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { plan: other, ofCommune: duty } = await openPlan()
      const [moved, kept] = await Promise.all([
        say(planner, other, committee, [idOf(association)]),
        raise(officerOf(committee), { assignmentId: duty.assignmentId }),
      ])
      expect(moved.statusCode).toBe(200)
      expect([201, 404]).toContain(kept.statusCode)
      const page = await officerOf(committee).get(`/api/assignments/${duty.assignmentId}`)
      expect(page.statusCode).toBe(kept.statusCode === 201 ? 200 : 404)
    }
  })

  test('what an organisation raised stays readable when it has ended', async () => {
    const sent = await raised()
    await sql`update organisations set ended = '2026-11-20' where id = ${idOf(committee)}`.execute(context.owner)
    expect((await planner.get(`/api/proposals/${sent.id}`)).json()).toMatchObject({ organisationName: committee })
    expect((await raise(planner)).statusCode).toBe(403)
    await sql`update organisations set ended = null where id = ${idOf(committee)}`.execute(context.owner)
  })

  test('who saw and did what stands in the trail', async () => {
    const sent = await raised()
    await officerOf(committee).get(`/api/proposals/${sent.id}`)
    const { rows } = await sql<{ action: string; act: string | null }>`
      select action, detail ->> 'act' as act from audit_entries where subject = ${`proposal:${sent.id}`} order by at, id`.execute(
      context.owner,
    )
    expect(rows).toEqual([
      { action: 'proposals.raise', act: null },
      { action: 'proposals.act', act: 'send' },
      { action: 'proposals.read', act: null },
    ])
  })
})

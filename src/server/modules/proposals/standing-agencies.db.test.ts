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
import type { NoticesPage } from '../../../shared/notices.ts'
import type { ProposalPage, ProposalsPage, Raising } from '../../../shared/proposals.ts'
import type { StandingAgencyPage } from '../../../shared/standing-agencies.ts'

const { context, officerOf, idOf, publish, say, made } = useDutyWorld()
let planner: Client
let province: { unitId: string; path: string }
beforeAll(() => {
  ;({ planner, province } = made())
})

const clause = 'Là cơ quan thường trực, giúp Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện kế hoạch'
const other = 'Là cơ quan thường trực của Ban Chỉ đạo thực hiện Quyết định số 1956/QĐ-TTg'
async function open(texts: [string, string][] = [[clause, education]]): Promise<Opened> {
  const opened = await publish([
    ...texts.map(([text, body]) => duty(text, { responsible: [body] })),
    duty('Mở lớp xóa mù chữ', { responsible: [committee], with: [interior] }),
  ])
  await say(planner, opened, committee, [idOf(committee)])
  return opened
}
const url = ({ programmeId }: Opened) => `/api/programmes/${programmeId}/standing-agency`
const pageOf = async (client: Client, opened: Opened): Promise<StandingAgencyPage> =>
  (await client.get(url(opened))).json()
const set = (client: Client, opened: Opened, asked: { revision: number; organisationId?: string; factId?: string }) =>
  client.post(url(opened), { organisationId: null, factId: null, ...asked })
async function keep(opened: Opened): Promise<StandingAgencyPage> {
  const { proposed, revision } = await pageOf(planner, opened)
  const { organisation, clause } = proposed[0] as StandingAgencyPage['proposed'][number]
  const kept = await set(planner, opened, { revision, organisationId: organisation.id, factId: clause.factId })
  expect(kept.statusCode, kept.body).toBe(200)
  return kept.json()
}
const typeOf = (response: { statusCode: number; json(): { type?: string } }) =>
  response.statusCode < 300 ? response.statusCode : response.json().type
const faultOf = (response: { json(): { errors?: { code: string }[] } }) => response.json().errors?.[0]?.code

const written = { kind: 'difficulty', title: 'Thiếu phòng học', words: 'Xã chưa có nơi mở lớp.', mayName: false }
const raise = async (opened: Opened, more: Record<string, unknown> = {}, client = officerOf(committee)) => {
  const asked = { ...written, organisationId: idOf(committee), programmeId: opened.programmeId, send: true, ...more }
  const answer = await client.post('/api/proposals', asked)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json() as ProposalPage
}
const act = (client: Client, { id, revision }: ProposalPage, name: string, words?: string) =>
  client.post(`/api/proposals/${id}/acts`, { act: name, revision, ...(words && { words }) })
const done = async (client: Client, page: ProposalPage, name: string, words?: string): Promise<ProposalPage> => {
  const answer = await act(client, page, name, words)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const see = async (client: Client, { id }: ProposalPage) => (await client.get(`/api/proposals/${id}`)).statusCode
const waits = async (client: Client, { id }: ProposalPage) =>
  ((await client.get('/api/proposals?view=waiting&limit=200')).json() as ProposalsPage).proposals.some(
    (each) => each.id === id,
  )
const told = async (client: Client, { id }: ProposalPage) =>
  ((await client.get('/api/notices?limit=200')).json() as NoticesPage).notices.filter(
    ({ subject }) => subject === `proposal:${id}`,
  ).length

test('a plan that names its standing agency proposes it with the clause; of another scheme’s, or of none, nothing is proposed', async () => {
  const opened = await open([
    [clause, education],
    [other, interior],
  ])
  expect(await pageOf(planner, opened)).toMatchObject({
    now: null,
    proposed: [{ organisation: { id: idOf(education), name: education }, clause: { quote: clause } }],
    ...{ revision: 0, mayChoose: true, history: [] },
  })
  expect(await pageOf(planner, await open([[other, interior]]))).toMatchObject({ now: null, proposed: [] })
  // Until a planner says so, what is raised goes to whoever plans.
  const sent = await raise(opened)
  expect([await waits(planner, sent), await see(officerOf(education), sent)]).toEqual([true, 404])
})

test('a planner keeps it, refuses it, chooses another and takes the last back; each stands with who and when, and in the trail', async () => {
  const opened = await open()
  expect(await keep(opened)).toMatchObject({
    now: { name: education },
    revision: 1,
    history: [{ said: 'keep', quote: clause }],
  })
  const [first] = (await pageOf(planner, opened)).proposed
  const factId = first?.clause.factId ?? ''
  expect((await set(planner, opened, { revision: 1, factId })).json()).toMatchObject({ now: null, revision: 2 })
  const chosen = await set(planner, opened, { revision: 2, organisationId: idOf(association) })
  expect(chosen.json()).toMatchObject({
    now: { name: association },
    history: [{ said: 'choose' }, { said: 'refuse' }, { said: 'keep' }],
  })
  const undo = (revision: number) => planner.post(`${url(opened)}/undo`, { revision })
  expect((await undo(3)).json()).toMatchObject({
    now: null,
    history: [{ said: 'refuse', undid: 'choose' }, {}, {}, {}],
  })
  expect(typeOf(await undo(3))).toBe('/problems/agency-changed')
  const fresh = await open()
  expect(typeOf(await planner.post(`${url(fresh)}/undo`, { revision: 1 }))).toBe('/problems/not-found')
  await keep(fresh)
  expect((await planner.post(`${url(fresh)}/undo`, { revision: 1 })).json()).toMatchObject({
    ...{ now: null, history: [{ said: null, undid: 'keep', by: expect.any(String) }, { said: 'keep' }] },
  })
  const { rows } = await sql<{ said: string | null }>`
    select detail ->> 'said' as said from audit_entries where action = 'proposals.agency' and subject = ${`programme:${opened.programmeId}`}
    order by at, id`.execute(context.owner)
  expect(rows.map(({ said }) => said)).toEqual(['keep', 'refuse', 'choose', 'refuse'])
})

test('it is said by nobody else, of no body of elsewhere, by no clause that says no such thing, and of two at once by one', async () => {
  const opened = await open()
  expect(typeOf(await set(officerOf(education), opened, { revision: 0, organisationId: idOf(education) }))).toBe(
    '/problems/not-allowed',
  )
  const ask = (asked: object) => set(planner, opened, { revision: 0, ...asked })
  expect(faultOf(await ask({ organisationId: '999999' }))).toBe('outside')
  expect(faultOf(await ask({ organisationId: idOf(education), factId: crypto.randomUUID() }))).toBe('unknown')
  expect(faultOf(await ask({}))).toBe('needed')
  expect(typeOf(await set(planner, opened, { revision: 4, organisationId: idOf(education) }))).toBe(
    '/problems/agency-changed',
  )
  const both = await Promise.all([education, interior].map((body) => ask({ organisationId: idOf(body) })))
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  // Whoever sees the programme is told who it is, and may not say it.
  expect(await pageOf(officerOf(committee), opened)).toMatchObject({
    mayChoose: false,
    now: { name: expect.any(String) },
  })
})

test('what is raised goes to the standing agency, which answers, returns and sends up; planners still do too, and others see nothing', async () => {
  const opened = await open()
  await keep(opened)
  const [agency, commune] = [officerOf(education), officerOf(committee)]
  const raising: Raising = (await commune.get(`/api/proposals/raising?programmeId=${opened.programmeId}`)).json()
  expect(raising.agency).toBe(education)
  const sent = await raise(opened)
  expect(sent).toMatchObject({ state: 'sent', askedUnit: education, liesWith: 'agency', liesAt: education })
  expect([await waits(agency, sent), await waits(planner, sent), await waits(officerOf(interior), sent)]).toEqual([
    ...[true, true, false],
  ])
  expect([await told(agency, sent), await told(planner, sent)]).toEqual([1, 0])
  expect(await see(officerOf(interior), sent)).toBe(404)
  const seen: ProposalPage = (await agency.get(`/api/proposals/${sent.id}`)).json()
  expect(seen).toMatchObject({ may: ['take', 'answer', 'return', 'send-up'], organisationName: committee })
  const returned = await done(agency, seen, 'return', 'Cho biết số học viên')
  expect(await told(commune, sent)).toBe(1)
  const again = await done(commune, returned, 'send')
  const answered = await done(agency, again, 'answer', 'Dùng hội trường xã.')
  expect(answered).toMatchObject({ state: 'answered', answeredBy: education })
  // Guidance is the programme's, and so its planners' to publish.
  expect(answered.may).toEqual([])
  expect(((await planner.get(`/api/proposals/${sent.id}`)).json() as ProposalPage).may).toEqual(['publish'])
  const second = await raise(opened)
  expect(await done(planner, second, 'answer', 'Đã có hướng dẫn.')).toMatchObject({ state: 'answered' })
})

test('sent up it goes to whoever plans at the agency’s unit, and comes back to the agency', async () => {
  const opened = await open()
  await keep(opened)
  const agency = officerOf(education)
  const sent = await raise(opened)
  const up = await done(agency, (await agency.get(`/api/proposals/${sent.id}`)).json(), 'send-up', 'Cần kinh phí')
  expect(up).toMatchObject({ state: 'sent-up', liesWith: 'above', may: [] })
  expect([await waits(agency, sent), await waits(planner, sent), await told(planner, sent)]).toEqual([false, true, 1])
  const down = await done(planner, up, 'send-down', 'Sở tự cân đối')
  expect(down).toMatchObject({ liesWith: 'agency', liesAt: education })
  expect(await waits(agency, sent)).toBe(true)
})

test('what was raised before stays where it lies, a draft goes to whoever is the agency when it is sent, and the agency’s own to planners', async () => {
  const opened = await open()
  const before = await raise(opened)
  const draft = await raise(opened, { send: false })
  await keep(opened)
  expect([await waits(planner, before), await see(officerOf(education), before)]).toEqual([true, 404])
  expect(await done(planner, before, 'answer', 'Đã rõ')).toMatchObject({ state: 'answered' })
  // Opened again it goes to whom it went, who answered.
  const answered: ProposalPage = (await officerOf(committee).get(`/api/proposals/${before.id}`)).json()
  expect(await done(officerOf(committee), answered, 'reopen', 'Chưa rõ')).toMatchObject({ liesWith: 'agency' })
  expect([await waits(planner, before), await see(officerOf(education), before)]).toEqual([true, 404])
  await done(officerOf(committee), draft, 'send')
  expect(await waits(officerOf(education), draft)).toBe(true)
  const own = await raise(opened, { organisationId: idOf(education) }, officerOf(education))
  expect([await waits(officerOf(education), own), await waits(planner, own)]).toEqual([false, true])
  // Another agency is asked from now on; what lies with the former stays there.
  await set(planner, opened, { revision: 1, organisationId: idOf(interior) })
  expect([await waits(officerOf(education), draft), await waits(officerOf(interior), draft)]).toEqual([true, false])
  const next = await raise(opened)
  expect([await waits(officerOf(education), next), await waits(officerOf(interior), next)]).toEqual([false, true])
})

test('two who answer for the agency and the unit at once: one is told that the other did', async () => {
  const opened = await open()
  await keep(opened)
  const sent = await raise(opened)
  const both = await Promise.all([
    act(officerOf(education), sent, 'answer', 'Dùng hội trường'),
    act(planner, sent, 'answer', 'Chờ'),
  ])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('the wall alone lets the agency write there, and shows it nothing that did not go to it', async () => {
  const opened = await open()
  await keep(opened)
  const sent = await raise(opened)
  type Policy = { cmd: string; seen: string; written: string | null }
  for (const [table, name] of [
    ['proposals', 'update_below'],
    ['proposal_events', 'insert_below'],
    ['proposals', 'below'],
  ] as const) {
    const { rows } = await sql<Policy>`
      select cmd, qual as seen, with_check as written from pg_policies where tablename = ${table} and policyname = ${name}`.execute(
      context.owner,
    )
    const [policy] = rows
    await sql.raw(`drop policy ${name} on ${table}`).execute(context.owner)
    expect((await act(officerOf(education), sent, 'take')).statusCode, name).not.toBe(200)
    await sql
      .raw(
        `create policy ${name} on ${table} for ${policy?.cmd} to hieuhoc_app
        ${policy?.seen ? `using (${policy.seen})` : ''} ${policy?.written ? `with check (${policy.written})` : ''}`,
      )
      .execute(context.owner)
  }
  expect((await act(officerOf(education), sent, 'take')).statusCode).toBe(200)
  expect(province.path).not.toBe('')
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  aboutDocument,
  insertReadDocument,
  type SomeClause,
  someDuty,
} from '../../../../tests/support/read-document.ts'
import { partyKey } from '../../../rules/parties/index.ts'
import type { OrganisationKind } from '../../../shared/organisations.ts'
import type { Parties, Party, PartyEdit } from '../../../shared/parties.ts'
import type { Version } from '../../../shared/programmes.ts'
import { connect } from '../../platform/database.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let former: string
let planner: Client
/** Bodies of the province now in charge, by name. */
const ids = new Map<string, string>()

type Life = { born?: string; ended?: string; unitId?: string }
async function body(name: string, kind: OrganisationKind, { born, ended, unitId }: Life = {}): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, born, ended, created_at)
      select ${province.homeId}, id, path, true, ${kind}, ${name}, ${partyKey(name)}, ${born ?? null}::date, ${ended ?? null}::date, '2026-11-01'
      from units where id = ${unitId ?? province.unitId} returning *
    ), named as (
      insert into organisation_names (home_id, organisation_id, name, name_key, form, during, unit_path)
      select home_id, id, name, name_key, 'full', '(,)', unit_path from made
    ) select id from made`.execute(context.owner)
  const id = rows[0]?.id ?? ''
  ids.set(name, id)
  return id
}
async function tookOver(from: string, to: string, task: string, on: string): Promise<void> {
  await sql`
    insert into organisation_successors (home_id, from_id, to_id, task, on_day, legal_basis, unit_path)
    select home_id, ${ids.get(from)}, ${ids.get(to)}, ${task}, ${on}, 'Nghị định 45/2025/NĐ-CP', unit_path
    from organisations where id = ${ids.get(from)}`.execute(context.owner)
}
const idOf = (name: string) => ids.get(name) ?? ''

const labour = 'Sở Lao động - Thương binh và Xã hội'
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  const row = await sql<{ id: string }>`
    select id::text from latest_units where level = 1 and name = 'Thái Bình'`.execute(context.owner)
  former = row.rows[0]?.id ?? ''
  await sql`delete from organisation_lines`.execute(context.owner)
  await sql`delete from organisation_successors`.execute(context.owner)
  await sql`delete from organisation_names`.execute(context.owner)
  await sql`delete from organisations`.execute(context.owner)
  for (const name of ['Sở Giáo dục và Đào tạo', 'Sở Nội vụ', 'Sở Y tế', 'Sở Tài chính']) await body(name, 'agency')
  await body('Hội Khuyến học tỉnh', 'association')
  await body(labour, 'agency', { ended: '2025-03-01', unitId: former })
  await tookOver(labour, 'Sở Nội vụ', 'lao động, việc làm', '2025-03-01')
  await tookOver(labour, 'Sở Giáo dục và Đào tạo', 'đào tạo nghề', '2025-03-01')
})

const duty = (text: string, responsible: string[], partners: string[] = []): SomeClause => ({
  text,
  kind: 'duty',
  body: someDuty({ responsible, with: partners }),
})
const plan = (...duties: SomeClause[]): SomeClause[] => [
  { text: 'KẾ HOẠCH', kind: 'document', body: aboutDocument({ scope: { level: 'province', name: 'Thái Bình' } }) },
  ...duties,
]
const wholePlan = () =>
  plan(
    duty('Tổ chức Tuần lễ hưởng ứng học tập suốt đời', ['Sở Giáo dục và Đào tạo'], ['các sở, ngành']),
    duty('Mở lớp đào tạo nghề cho lao động nông thôn', [labour]),
    duty('Bảo trợ người yếu thế', [labour], ['Hội Làm vườn tỉnh']),
  )

async function draft(clauses = wholePlan()): Promise<{ version: Version; factIds: string[] }> {
  const document = await insertReadDocument(context.owner, province, clauses)
  const response = await planner.post('/api/drafts', { documentId: document.documentId, relation: 'starts' })
  expect(response.statusCode, response.body).toBe(201)
  return { version: response.json(), factIds: document.factIds }
}
async function publish({ id, cursor }: Version) {
  const response = await planner.post(`/api/versions/${id}/publish`, { cursor })
  expect(response.statusCode, response.body).toBe(200)
}
async function partiesOf(programmeId: string, on?: string, who = planner): Promise<Parties> {
  const response = await who.get(`/api/programmes/${programmeId}/parties${on ? `?on=${on}` : ''}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const one = (parties: Parties, wording: string): Party => {
  const found = parties.parties.find(({ key }) => key === partyKey(wording))
  if (!found) throw new Error(`nobody is called ${wording}`)
  return found
}
const confirm = (wording: string, organisationIds: string[], rest: Partial<PartyEdit> = {}) => ({
  action: 'confirm',
  key: partyKey(wording),
  factId: null,
  organisationIds,
  leftOut: [],
  revision: 0,
  ...rest,
})
const say = (programmeId: string, ...edits: object[]) =>
  planner.post(`/api/programmes/${programmeId}/parties`, { batchId: randomUUID(), edits })
const typeOf = (response: { json(): { type: string } }) => response.json().type.replace('/problems/', '')
async function audienceOf(table: string, programmeId: string): Promise<string[]> {
  const { rows } = await sql<{ audience: string[] }>`
    select distinct audience::text[] from ${sql.table(table)} x
    where published and ${table === 'programmes' ? sql`x.id` : sql`x.programme_id`} = ${programmeId}`.execute(
    context.owner,
  )
  return rows.flatMap(({ audience }) => audience).sort()
}
const sorted = (...names: string[]) => names.map(idOf).sort()

describe('the parties of a programme', () => {
  test('are told apart: sure ones, groups, those that ended, those that nobody keeps', async () => {
    const { version } = await draft()
    const parties = await partiesOf(version.programmeId)
    expect(parties).toMatchObject({ mayResolve: true, cursor: '0', undoable: null, on: '2026-11-20' })
    expect(one(parties, 'Sở Giáo dục và Đào tạo')).toMatchObject({
      class: 'sure',
      state: 'open',
      settled: true,
      reason: 'name-now',
      proposed: [idOf('Sở Giáo dục và Đào tạo')],
      leads: 1,
      joins: 0,
    })
    const group = one(parties, 'các sở, ngành')
    expect(group).toMatchObject({ class: 'group', settled: false, joins: 1 })
    expect([...group.proposed].sort()).toEqual(sorted('Sở Giáo dục và Đào tạo', 'Sở Nội vụ', 'Sở Y tế', 'Sở Tài chính'))
    const ended = one(parties, labour)
    expect(ended).toMatchObject({ class: 'ended', settled: false, endedId: idOf(labour), proposed: [] })
    expect(ended.duties.map(({ proposed, task }) => [proposed, task])).toEqual([
      [[idOf('Sở Giáo dục và Đào tạo')], 'đào tạo nghề'],
      [[], ''],
    ])
    expect(ended.ways[0]?.steps).toMatchObject([{ fromId: idOf(labour), legalBasis: 'Nghị định 45/2025/NĐ-CP' }])
    expect(one(parties, 'Hội Làm vườn tỉnh')).toMatchObject({
      class: 'missing',
      wanted: { name: 'Hội Làm vườn tỉnh', unitId: province.unitId, kind: 'association' },
    })
    expect(parties.counts).toMatchObject({ sure: 1, group: 1, ended: 1, missing: 1, confirmed: 0 })
    expect(parties.bodies.find(({ id }) => id === idOf(labour))).toMatchObject({ name: labour, ended: '2025-03-01' })
    const preview = await planner.get(`/api/versions/${version.id}/publish-preview`)
    expect(preview.json().parties).toEqual(parties.counts)
  })

  test('of a plan of today: who ended on its ground before has heirs, and districts are said to be no more', async () => {
    const districts = 'Ủy ban nhân dân các huyện, thành phố'
    const about = aboutDocument({ scope: { level: 'province', name: 'Hưng Yên' }, issuedOn: '2026-10-01' })
    const { version } = await draft([
      { text: 'KẾ HOẠCH', kind: 'document', body: about },
      duty('Mở lớp đào tạo nghề', [labour], [districts]),
    ])
    const parties = await partiesOf(version.programmeId)
    const ended = one(parties, labour)
    expect(ended).toMatchObject({ class: 'ended', endedId: idOf(labour), endedUnits: null })
    expect([...ended.offered].sort()).toEqual(sorted('Sở Giáo dục và Đào tạo', 'Sở Nội vụ'))
    expect(one(parties, districts)).toMatchObject({
      class: 'group',
      endedUnits: { level: 'district', count: 17, on: '2025-07-01', levelEnded: true },
    })
  })

  test('are what they were on an earlier day', async () => {
    const { version } = await draft()
    const before = one(await partiesOf(version.programmeId, '2024-06-01'), labour)
    expect(before).toMatchObject({ class: 'sure', proposed: [idOf(labour)] })
  })

  test('of a draft are told to nobody below, and whoever is below settles none', async () => {
    const { version } = await draft()
    const commune = await sql<{ id: string }>`
      select c.to_id::text as id from unit_changes c join units u on u.id = c.from_id
      where u.level = 3 and u.path <@ (select path from units where id = ${former}) order by 1 limit 1`.execute(
      context.owner,
    )
    const below = await context.signIn({ role: 'planner', unitId: commune.rows[0]?.id ?? '' })
    expect((await below.get(`/api/programmes/${version.programmeId}/parties`)).statusCode).toBe(404)
    await publish(version)
    const seen = await partiesOf(version.programmeId, undefined, below)
    expect(seen).toMatchObject({ mayResolve: false })
    const url = `/api/programmes/${version.programmeId}/parties`
    const edits = [confirm('các sở, ngành', [])]
    expect((await below.post(url, { batchId: randomUUID(), edits })).statusCode).toBe(403)
  })
})

describe('what people say of them', () => {
  test('is kept, decides who reads what is published, and is taken back', async () => {
    const { version, factIds } = await draft()
    const { programmeId } = version
    await publish(version)
    expect(await audienceOf('programmes', programmeId)).toEqual(sorted('Sở Giáo dục và Đào tạo'))
    const said = await say(
      programmeId,
      confirm('các sở, ngành', [idOf('Sở Y tế')], {
        leftOut: sorted('Sở Nội vụ', 'Sở Tài chính', 'Sở Giáo dục và Đào tạo'),
      }),
      confirm(labour, [idOf('Sở Nội vụ')], { factId: factIds[3] ?? null }),
    )
    expect(said.statusCode, said.body).toBe(200)
    const parties: Parties = said.json()
    expect(one(parties, 'các sở, ngành')).toMatchObject({
      state: 'confirmed',
      chosen: { organisationIds: [idOf('Sở Y tế')], by: expect.any(String), on: '2026-11-20' },
      born: [],
      revision: 1,
    })
    // One of the two duties of the department that ended has an answer.
    expect(one(parties, labour)).toMatchObject({ state: 'open' })
    expect(one(parties, labour).duties[1]).toMatchObject({ chosen: [idOf('Sở Nội vụ')], revision: 1 })
    const all = sorted('Sở Giáo dục và Đào tạo', 'Sở Y tế', 'Sở Nội vụ')
    expect(await audienceOf('programmes', programmeId)).toEqual(all)
    expect(await audienceOf('plan_versions', programmeId)).toEqual(all)
    expect(await audienceOf('programme_documents', programmeId)).toEqual(all)
    const { rows } = await sql<{ audience: string[] }>`
      select distinct audience::text[] from facts where version_id = ${version.id}`.execute(context.owner)
    expect(rows).toEqual([{ audience: all }])

    const undo = { batchId: randomUUID(), undoes: parties.undoable }
    const undone = await planner.post(`/api/programmes/${programmeId}/parties/undo`, undo)
    expect(undone.statusCode, undone.body).toBe(200)
    expect(one(undone.json(), 'các sở, ngành')).toMatchObject({ state: 'open', chosen: null, revision: 0 })
    expect(await audienceOf('programmes', programmeId)).toEqual(sorted('Sở Giáo dục và Đào tạo'))
  })

  test('is done once, however often it is sent', async () => {
    const { version } = await draft()
    const url = `/api/programmes/${version.programmeId}/parties`
    const batch = { batchId: randomUUID(), edits: [confirm('các sở, ngành', [idOf('Sở Y tế')])] }
    const all = await Promise.all([planner.post(url, batch), planner.post(url, batch), planner.post(url, batch)])
    expect(all.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect((await partiesOf(version.programmeId)).cursor).toBe('1')
    const other = await planner.post(url, { ...batch, edits: [confirm('các sở, ngành', [])] })
    expect(typeOf(other)).toBe('batch-id-reused')
  })

  test('is not overwritten by who did not see it', async () => {
    const { version } = await draft()
    const both = [idOf('Sở Y tế'), idOf('Sở Nội vụ')]
    const answers = await Promise.all(both.map((id) => say(version.programmeId, confirm('các sở, ngành', [id]))))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const refused = answers.find(({ statusCode }) => statusCode === 409)
    expect(refused?.json()).toMatchObject({
      type: '/problems/parties-changed',
      params: { keys: [partyKey('các sở, ngành')] },
    })
    const seen = one(await partiesOf(version.programmeId), 'các sở, ngành')
    const again = confirm('các sở, ngành', both, { revision: seen.revision })
    expect((await say(version.programmeId, again)).statusCode).toBe(200)
    const stale = await planner.post(`/api/programmes/${version.programmeId}/parties/undo`, {
      batchId: randomUUID(),
      undoes: (
        await sql<{ id: string }>`
        select id from party_batches where programme_id = ${version.programmeId} and number = 1`.execute(context.owner)
      ).rows[0]?.id,
    })
    expect(typeOf(stale)).toBe('parties-changed')
  })

  test('can be kept as one more name, which the next plan is known by', async () => {
    const wording = 'Hội Khuyến tài tỉnh'
    const { version } = await draft(plan(duty('Vận động', [wording])))
    expect(one(await partiesOf(version.programmeId), wording)).toMatchObject({ class: 'missing' })
    const id = idOf('Hội Khuyến học tỉnh')
    const two = confirm(wording, [id, idOf('Sở Y tế')], { asName: true })
    expect((await say(version.programmeId, two)).json().errors).toEqual([
      { pointer: '#/edits/0/asName', code: 'one-only' },
    ])
    const said = await say(version.programmeId, confirm(wording, [id], { asName: true }))
    expect(said.statusCode, said.body).toBe(200)
    expect(one(said.json(), wording)).toMatchObject({ class: 'sure', state: 'confirmed', given: [id] })
    const commune = await draft(plan(duty('Vận động', ['HỘI KHUYẾN TÀI tỉnh Thái Bình'])))
    expect(one(await partiesOf(commune.version.programmeId), 'HỘI KHUYẾN TÀI tỉnh Thái Bình')).toMatchObject({
      class: 'sure',
      proposed: [id],
    })
  })

  test('names only what is there: wordings, duties, organisations', async () => {
    const { version, factIds } = await draft()
    const response = await say(
      version.programmeId,
      confirm('các sở, ngành', ['999999999']),
      confirm('ai đó', []),
      confirm('các sở, ngành', [], { factId: factIds[2] ?? null }),
    )
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toEqual([
      { pointer: '#/edits/0/organisationIds/0', code: 'unknown' },
      { pointer: '#/edits/1/key', code: 'unknown' },
      { pointer: '#/edits/2/factId', code: 'unknown' },
    ])
  })

  test('is how the next plan of the unit begins; what was born since is asked about', async () => {
    const wording = 'các sở, ban, ngành tỉnh'
    const first = await draft(plan(duty('Phối hợp thực hiện', [wording])))
    const left = sorted('Sở Nội vụ', 'Sở Tài chính', 'Sở Giáo dục và Đào tạo')
    await say(first.version.programmeId, confirm(wording, [idOf('Sở Y tế')], { leftOut: left }))
    const next = await draft(plan(duty('Tiếp tục phối hợp', [wording])))
    expect(one(await partiesOf(next.version.programmeId), wording)).toMatchObject({
      state: 'open',
      settled: false,
      proposed: [idOf('Sở Y tế')],
      born: [],
      remembered: { programmeId: first.version.programmeId },
    })
    const born = await body('Sở Dân tộc và Tôn giáo', 'agency', { born: '2026-01-01' })
    expect(one(await partiesOf(next.version.programmeId), wording)).toMatchObject({
      proposed: [idOf('Sở Y tế')],
      born: [born],
    })
    expect(one(await partiesOf(first.version.programmeId), wording)).toMatchObject({ state: 'changed', born: [born] })
    await sql`delete from organisation_names where organisation_id = ${born}`.execute(context.owner)
    await sql`delete from organisations where id = ${born}`.execute(context.owner)
  })
})

describe('nothing is given to a body that is not there', () => {
  test('whoever names one is told so', async () => {
    const { version } = await draft()
    const response = await say(version.programmeId, confirm(labour, [idOf(labour)]))
    expect(response.json()).toMatchObject({
      type: '/problems/party-body-ended',
      params: { organisationIds: [idOf(labour)] },
    })
  })

  test('one that ends afterwards is asked about again', async () => {
    const name = 'Sở Thử nghiệm'
    const id = await body(name, 'agency')
    const { version } = await draft(plan(duty('Thử', [name])))
    await say(version.programmeId, confirm(name, [id]))
    await sql`update organisations set ended = '2026-11-15' where id = ${id}`.execute(context.owner)
    const party = one(await partiesOf(version.programmeId), name)
    expect(party).toMatchObject({ class: 'ended', state: 'changed', gone: [id] })
    await publish(version)
    expect(await audienceOf('programmes', version.programmeId)).toEqual([])
  })

  test('also where it ends while somebody gives', async () => {
    const name = 'Sở Sắp hết'
    const id = await body(name, 'agency')
    const { version } = await draft(plan(duty('Thử', [name])))
    const other = connect(context.url, 1)
    try {
      await sql`begin`.execute(other)
      await sql`update organisations set ended = '2026-11-15' where id = ${id}`.execute(other)
      const saying = say(version.programmeId, confirm(name, [id]))
      // It waits until the end is known.
      for (;;) {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
          context.owner,
        )
        if ((rows[0]?.n ?? 0) > 0) break
      }
      await sql`commit`.execute(other)
      expect(typeOf(await saying)).toBe('party-body-ended')
    } finally {
      await other.destroy()
    }
    expect((await partiesOf(version.programmeId)).cursor).toBe('0')
  })
})

describe('patronages that a plan gives', () => {
  const words = 'Phụ trách theo dõi, chỉ đạo huyện Quỳnh Phụ thực hiện kế hoạch'
  test('are proposed for the communes now on the ground, and once kept let their bodies read there', async () => {
    const { version, factIds } = await draft(plan(duty(words, ['Sở Tài chính'])))
    const { watches } = await partiesOf(version.programmeId)
    expect(watches.length).toBeGreaterThan(5)
    expect(watches[0]).toMatchObject({
      factId: factIds[1],
      organisationId: idOf('Sở Tài chính'),
      saidUnitName: 'huyện Quỳnh Phụ',
      from: '2025-07-01',
      kept: false,
    })
    const asked = watches
      .slice(0, 2)
      .map(({ factId, organisationId, unitId, group }) => ({ factId, organisationId, unitId, group }))
    const url = `/api/programmes/${version.programmeId}/patronages`
    const kept = await planner.post(url, { watches: asked })
    expect(kept.statusCode, kept.body).toBe(200)
    expect(kept.json().watches.filter((each: { kept: boolean }) => each.kept)).toHaveLength(2)
    await planner.post(url, { watches: asked })
    const { rows } = await sql`select from patronages where organisation_id = ${idOf('Sở Tài chính')}`.execute(
      context.owner,
    )
    expect(rows).toHaveLength(2)
    const wrong = await planner.post(url, { watches: [{ ...asked[0], unitId: province.unitId }] })
    expect(typeOf(wrong)).toBe('parties-changed')

    const reader = await context.signIn({
      role: 'viewer',
      reach: 'organisation',
      unitId: province.unitId,
      organisationId: idOf('Sở Tài chính'),
    })
    const commune = { homeId: province.homeId, unitId: asked[0]?.unitId ?? '' }
    const { documentId } = await insertReadDocument(context.owner, commune, plan())
    expect((await reader.get(`/api/documents/${documentId}`)).statusCode).toBe(200)
    const elsewhere = { homeId: province.homeId, unitId: watches[3]?.unitId ?? '' }
    const hidden = await insertReadDocument(context.owner, elsewhere, plan())
    expect((await reader.get(`/api/documents/${hidden.documentId}`)).statusCode).toBe(404)
  })
})

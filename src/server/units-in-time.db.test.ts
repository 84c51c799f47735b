import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { insertReadDocument, smallPlan } from '../../tests/support/read-document.ts'

const context = useApp()

let hungYen: { homeId: number; unitId: string }
let haNoi: { homeId: number; unitId: string }
let dongNai: { homeId: number; unitId: string }
let planner: Client
beforeAll(async () => {
  hungYen = await context.setUp('33')
  haNoi = await context.setUp('01')
  dongNai = await context.setUp('75')
  planner = await context.signIn({ role: 'planner', unitId: '1' })
})

type Unit = { id: string; code: string; path: string }
/** Units of a level below another, living on a day. */
async function unitsBelow(unitId: string, level: number, day: string): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id::text, v.code, u.path::text from units u join unit_versions v on v.unit_id = u.id and v.during @> ${day}::date
    where u.level = ${level} and u.path <@ (select path from units where id = ${unitId})
      and (u.born is null or u.born <= ${day}) and (u.ended is null or u.ended > ${day}) order by v.code`.execute(
    context.owner,
  )
  return rows
}
async function unitAt(level: number, code: string, day: string): Promise<Unit> {
  const { rows } = await sql<Unit>`
    select u.id::text, v.code, u.path::text from units u join unit_versions v on v.unit_id = u.id
    where u.level = ${level} and v.code = ${code} and v.during @> ${day}::date`.execute(context.owner)
  if (!rows[0]) throw new Error(`no unit ${code} on ${day}`)
  return rows[0]
}

const before = '2025-06-30'
const after = '2025-07-01'

async function draftAt(homeId: number, unitId: string): Promise<string> {
  const { documentId } = await insertReadDocument(context.owner, { homeId, unitId }, smallPlan())
  const opened = await planner.post('/api/drafts', { documentId, relation: 'starts' })
  expect(opened.statusCode, opened.body).toBe(201)
  return opened.json().id
}
const sees = async (client: Client, versionId: string) =>
  (await client.get(`/api/versions/${versionId}`)).statusCode === 200

describe('a change of kind: Đồng Nai, a city since 30 April 2026', () => {
  test('is called on every page as it is called on the day', async () => {
    const viewer = await context.signIn({ role: 'viewer', unitId: dongNai.unitId })
    const names = async () => {
      const session = (await viewer.get('/api/session')).json()
      return [session.appointments[0].unitName, session.homes[0].name]
    }
    context.clock.set('2026-04-29T05:00:00Z')
    await sql`update appointments set from_day = '2026-01-01' where person_id = ${viewer.personId}`.execute(
      context.owner,
    )
    expect(await names()).toEqual(['tỉnh Đồng Nai', 'tỉnh Đồng Nai'])
    // Midnight in Vietnam.
    context.clock.set('2026-04-29T16:59:59Z')
    expect(await names()).toEqual(['tỉnh Đồng Nai', 'tỉnh Đồng Nai'])
    context.clock.set('2026-04-29T17:00:00Z')
    expect(await names()).toEqual(['thành phố Đồng Nai', 'thành phố Đồng Nai'])
    context.clock.set('2026-11-20T02:00:00Z')
    const pageOn = async (day: string) =>
      (await viewer.get(`/api/units/${dongNai.unitId}?on=${day}`)).json().unit.fullName
    expect(await pageOn('2026-04-29')).toBe('tỉnh Đồng Nai')
    expect(await pageOn('2026-04-30')).toBe('thành phố Đồng Nai')
  })

  test('leaves it the same unit: what was planned before is seen after, by the same people', async () => {
    const viewer = await context.signIn({ role: 'viewer', unitId: dongNai.unitId })
    const draft = await draftAt(dongNai.homeId, dongNai.unitId)
    expect(await sees(viewer, draft)).toBe(true)
    const { scopes } = await context.owner
      .selectFrom('homes')
      .select('scopes')
      .where('id', '=', dongNai.homeId)
      .executeTakeFirstOrThrow()
    // Its own ground and those of the former Bình Phước and Đồng Nai.
    expect(String(scopes).split(',')).toHaveLength(3)
  })
})

/** administration.md §4, of Nghị quyết 1656/NQ-UBTVQH15: which old communes each new one was made of. */
const myDuc: Record<string, string[]> = {
  '10441': ['10441', '10477', '10480', '10501', '10504'],
  '10465': ['10462', '10465', '10468', '10471', '10474', '10498'],
  '10459': ['10447', '10450', '10453', '10459', '10444'],
  '10489': ['10483', '10489', '10492', '10495'],
}
const neighbour = '10081'

describe('Mỹ Đức: twenty communes became four, and a part went to a neighbour', () => {
  test('each new commune sees the plans of those it was made of, and of no other', async () => {
    const old = await unitsBelow((await unitAt(2, '282', before)).id, 3, before)
    expect(old.map(({ code }) => code).sort()).toEqual(Object.values(myDuc).flat().sort())
    const drafts = new Map<string, string>()
    for (const { id, code } of old) drafts.set(code, await draftAt(haNoi.homeId, id))
    for (const [code, parts] of [...Object.entries(myDuc), [neighbour, ['10444']] as const]) {
      const viewer = await context.signIn({ role: 'viewer', unitId: (await unitAt(3, code, after)).id })
      const seen: string[] = []
      for (const [of, draft] of drafts) if (await sees(viewer, draft)) seen.push(of)
      expect({ code, seen: seen.sort() }).toEqual({ code, seen: [...parts].sort() })
    }
  })

  test('what the district published is still read on its ground, and its drafts are not', async () => {
    const district = await unitAt(2, '282', before)
    const [draft, published] = [await draftAt(haNoi.homeId, district.id), await draftAt(haNoi.homeId, district.id)]
    expect((await planner.post(`/api/versions/${published}/publish`, { cursor: '0' })).statusCode).toBe(200)
    for (const code of [...Object.keys(myDuc), neighbour]) {
      const viewer = await context.signIn({ role: 'viewer', unitId: (await unitAt(3, code, after)).id })
      expect([code, await sees(viewer, published), await sees(viewer, draft)]).toEqual([code, true, false])
    }
    const elsewhere = await context.signIn({ role: 'viewer', unitId: (await unitAt(3, '00070', after)).id })
    expect(await sees(elsewhere, published)).toBe(false)
  })
})

describe('Thái Bình: 242 communes became 65, in another province', () => {
  test('every old commune lies on the ground of some new one, and only of those that the changes name', async () => {
    const old = await unitsBelow((await unitAt(1, '34', before)).id, 3, before)
    expect(old).toHaveLength(242)
    const { rows: heirs } = await sql<{ from: string; to: string }>`
      select from_id::text as "from", to_id::text as "to" from unit_changes
      where from_id = any(${old.map(({ id }) => id)}::bigint[]) and on_day = ${after}`.execute(context.owner)
    expect(new Set(heirs.map(({ to }) => to)).size).toBe(65)
    const named = new Set(heirs.map(({ from, to }) => `${from} ${to}`))
    const { rows: ground } = await sql<{ id: string; path: string }>`
      select n.id::text, p::text as path from units n cross join unnest(unit_ground(n.id)) p
      where n.path <@ (select path from units where id = ${hungYen.unitId}) and n.level = 3`.execute(context.owner)
    const idOfPath = new Map(old.map(({ id, path }) => [path, id]))
    const reached = ground.flatMap(({ id, path }) => (idOfPath.has(path) ? [`${idOfPath.get(path)} ${id}`] : []))
    expect(new Set(reached)).toEqual(named)
  })

  test('whoever plans in Hưng Yên sees the plans of its former districts and communes', async () => {
    const viewer = await context.signIn({ role: 'viewer', unitId: hungYen.unitId })
    const stranger = await context.signIn({ role: 'viewer', unitId: haNoi.unitId })
    const district = await unitAt(2, '343', before)
    const [commune] = await unitsBelow(district.id, 3, before)
    for (const unitId of [district.id, commune?.id ?? '']) {
      const draft = await draftAt(hungYen.homeId, unitId)
      expect([await sees(viewer, draft), await sees(stranger, draft)]).toEqual([true, false])
    }
  })
})

describe('a ward that lost its district', () => {
  /** Phường Tam Phước of Biên Hòa went on undivided, with its code and name, under the province at once. */
  const tamPhuoc = '26374'
  const onlyMoved = async () => ({
    old: (await unitAt(3, tamPhuoc, before)).id,
    new: (await unitAt(3, tamPhuoc, after)).id,
  })

  test('is another unit from that day, and sees what it had before', async () => {
    const { old, new: now } = await onlyMoved()
    expect(old).not.toBe(now)
    const viewer = await context.signIn({ role: 'viewer', unitId: now })
    const draft = await draftAt(dongNai.homeId, old)
    expect(await sees(viewer, draft)).toBe(true)
    const parents = async (id: string, day: string) =>
      (await viewer.get(`/api/units/${id}?on=${day}`)).json().parents.map(({ level }: { level: string }) => level)
    expect(await parents(old, before)).toEqual(['nation', 'province', 'district'])
    expect(await parents(now, after)).toEqual(['nation', 'province'])
  })

  test('is not moved by anybody: a change of parent makes a new unit', async () => {
    const { new: now } = await onlyMoved()
    const moved = sql`update units set parent_id = 1, path = ('1.' || id)::ltree, level = 1 where id = ${now}`
    await expect(moved.execute(context.owner)).rejects.toThrow(/does not move/)
  })
})

test('when the catalogue tells of one more merger, those now in charge see it at their next request', async () => {
  const [one, other] = await unitsBelow(hungYen.unitId, 3, '2026-11-20')
  if (!one || !other) throw new Error('no communes')
  const viewer = await context.signIn({ role: 'viewer', unitId: one.id })
  const draft = await draftAt(hungYen.homeId, other.id)
  expect(await sees(viewer, draft)).toBe(false)
  await sql`
    insert into unit_changes (from_id, to_id, on_day, relation) values (${other.id}, ${one.id}, '2026-11-20', 'whole')`.execute(
    context.owner,
  )
  await sql`select keep_unit_grounds()`.execute(context.owner)
  // What still stands is its own, whatever part of it was given away.
  expect(await sees(viewer, draft)).toBe(false)
  await sql`update units set ended = '2026-11-20' where id = ${other.id}`.execute(context.owner)
  await sql`select keep_unit_grounds()`.execute(context.owner)
  expect(await sees(viewer, draft)).toBe(true)
})

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { Unit, UnitPage, UnitSearchHit, UnitSearchResult } from '../../../shared/units.ts'
import { brokenConstraint } from '../../platform/database.ts'
import { listPredecessors, listSuccessors, loadUnits } from './index.ts'

const context = useApp()
let reader: Client
beforeAll(async () => {
  const { unitId } = await context.setUp('33')
  reader = await context.signIn({ role: 'viewer', unitId })
})

async function search(query: string, rest: Record<string, string> = {}): Promise<UnitSearchResult> {
  const response = await reader.get(`/api/units?${new URLSearchParams({ query, ...rest })}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function page(id: string, on: string): Promise<UnitPage> {
  const response = await reader.get(`/api/units/${id}?on=${on}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
/** By code, since a code has one holder at a level on a day. */
async function idOf(level: number, code: string, on: string): Promise<string> {
  const { rows } = await sql<{ unitId: string }>`
    select unit_id from unit_versions where level = ${level} and code = ${code} and during @> ${on}::date`.execute(
    context.owner,
  )
  expect(rows).toHaveLength(1)
  return rows[0]?.unitId ?? ''
}
const [OLD, NEW] = ['2025-06-30', '2025-07-01']
const fullNames = (units: readonly Unit[]) => units.map((unit) => unit.fullName)
const codes = (changes: UnitPage['predecessors']) => changes.map(({ unit }) => unit.code).sort()
const shown = ({ unit, state }: UnitSearchHit) => `${unit.fullName} ${state}`

describe('the catalogue', () => {
  const count = async (level: number, on: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from units
      where level = ${level} and coalesce(born, '-infinity') <= ${on}::date and coalesce(ended, 'infinity') > ${on}::date
    `.execute(context.db)
    return rows[0]?.count
  }

  test.each([
    [OLD, 63, 696, 10_035],
    [NEW, 34, 0, 3321],
    ['2026-04-29', 34, 0, 3321],
    ['2026-04-30', 34, 0, 3321],
  ])('on %s has %i provinces, %i districts, %i communes', async (on, provinces, districts, communes) => {
    expect([await count(1, on), await count(2, on), await count(3, on)]).toEqual([provinces, districts, communes])
  })

  test('keeps the official name of each of today’s 34 provinces', async () => {
    const { rows } = await sql<{ code: string }>`
      select code from unit_versions where level = 1 and during @> date '2025-07-01' order by code`.execute(context.db)
    expect(rows.map((row) => row.code).join(' ')).toBe(
      '01 04 08 11 12 14 15 19 20 22 24 25 31 33 37 38 40 42 44 46 48 51 52 56 66 68 75 79 80 82 86 91 92 96',
    )
  })

  test('joins 52 former provinces into 23 and lets 11 go on', async () => {
    const { rows } = await sql`
      select count(*)::int as parts, count(distinct to_id)::int as wholes
      from unit_changes join units on units.id = from_id and level = 1 where from_id <> to_id`.execute(context.db)
    expect(rows).toEqual([{ parts: 52, wholes: 23 }])
    const { rows: going } = await sql`
      select count(*)::int as count from units where level = 1 and born is null and ended is null`.execute(context.db)
    expect(going).toEqual([{ count: 11 }])
  })

  test('counts the heirs of split communes: 397 have two, 58 three, 15 four, 1 five', async () => {
    const { rows } = await sql`
      select heirs, count(*)::int as communes from (
        select count(*)::int as heirs from unit_changes where relation = 'part' group by from_id
      ) as split group by heirs order by heirs`.execute(context.db)
    expect(rows).toEqual([
      { heirs: 2, communes: 397 },
      { heirs: 3, communes: 58 },
      { heirs: 4, communes: 15 },
      { heirs: 5, communes: 1 },
    ])
  })

  test('gives every change of 2025 and 2026 the resolution it rests on', async () => {
    const { rows } = await sql`select count(*)::int as bare from unit_changes where legal_basis is null`.execute(
      context.db,
    )
    expect(rows).toEqual([{ bare: 0 }])
  })

  test('groups every commune under exactly one province', async () => {
    const { rows } = await sql`
      select count(*)::int as communes from units u join unit_ancestors a on a.unit_id = u.id and a.level = 1
      where u.level = 3`.execute(context.db)
    expect(rows).toEqual([{ communes: 10_035 + 3321 }])
  })

  test('can be read but not changed by the app', async () => {
    for (const change of [
      sql`update units set ended = '2027-01-01' where id = 2`,
      sql`delete from unit_changes`,
      sql`insert into unit_versions (unit_id, level, kind, name, search_key, during) values (1, 0, 'nation', 'x', 'x', '(,)')`,
      sql`delete from unit_ancestors`,
    ]) {
      await expect(change.execute(context.db)).rejects.toThrow(/permission denied/)
    }
  })

  test.each([
    [
      'two names at one time',
      'unit_versions_one_at_a_time',
      sql`insert into unit_versions (unit_id, level, kind, name, search_key, during) values (2, 1, 'city', 'x', 'x', '[2026-01-01,)')`,
    ],
    [
      'a code that another holds',
      'unit_versions_code_one_holder',
      sql`insert into unit_versions (unit_id, level, code, kind, name, search_key, during) values (3, 1, '01', 'city', 'x', 'x', '[2026-01-01,)')`,
    ],
    [
      'another parent',
      'units_path_never_changes',
      sql`update units set parent_id = 3, path = '1.3.10900' where id = 10900`,
    ],
    [
      'a path beside its parent',
      'units_path_follows_parent',
      sql`insert into units (id, parent_id, level, path) values (1999999, 2, 3, '1.3.1999999')`,
    ],
    [
      'a kind of another level',
      'unit_versions_kind_of_level',
      sql`update unit_versions set kind = 'ward' where unit_id = 2`,
    ],
  ] as const)('refuses %s', async (_what, constraint, change) => {
    const error = await change.execute(context.owner).catch((error: unknown) => error)
    expect(brokenConstraint(error)).toBe(constraint)
  })
})

describe('loading', () => {
  test('the same files again changes nothing', async () => {
    expect(await loadUnits(context.owner, context.clock)).toBe('unchanged')
  })

  test('files of another state keeps every id, and one that the law does not know is refused whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-units-'))
    try {
      await cp(join(import.meta.dirname, '../../../../data/units'), folder, { recursive: true })
      const versions = join(folder, 'versions.tsv')
      const text = await readFile(versions, 'utf8')
      const before = await sql`select id, path::text from units order by id`.execute(context.owner)

      await writeFile(versions, text.replace('\tprovince\tHà Giang', '\tcity\tHà Giang'))
      await expect(loadUnits(context.owner, context.clock, folder)).rejects.toThrow(
        /counts\/2025-06-30\/province province is 56, not 57/,
      )
      expect((await search('ha giang', { on: OLD, level: 'province' })).hits.map(shown)).toEqual([
        'tỉnh Hà Giang living',
      ])

      await writeFile(versions, text.replace('\tHà Giang\t', '\tHà Giang (thử)\t'))
      expect(await loadUnits(context.owner, context.clock, folder)).toBe('loaded')
      expect((await search('ha giang thu', { on: OLD })).hits).toHaveLength(1)
      expect(await loadUnits(context.owner, context.clock)).toBe('loaded')
      const after = await sql`select id, path::text from units order by id`.execute(context.owner)
      expect(after.rows).toEqual(before.rows)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('a unit’s page', () => {
  test('of Thái Bình, the day before and the day of the merger', async () => {
    const id = await idOf(1, '34', OLD)
    const before = await page(id, OLD)
    expect(before).toMatchObject({ state: 'living', shownOn: OLD, childCount: 8, heirs: [] })
    expect(fullNames(before.parents)).toEqual(['Việt Nam'])
    expect(fullNames(before.children)).toEqual([
      'huyện Đông Hưng',
      'huyện Hưng Hà',
      'huyện Kiến Xương',
      'huyện Quỳnh Phụ',
      'thành phố Thái Bình',
      'huyện Thái Thụy',
      'huyện Tiền Hải',
      'huyện Vũ Thư',
    ])
    expect(before.successors).toMatchObject([
      { unit: { fullName: 'tỉnh Hưng Yên' }, relation: 'whole', on: NEW, legalBasis: 'Nghị quyết 202/2025/QH15' },
    ])

    const after = await page(id, NEW)
    expect(after).toMatchObject({ state: 'ended', shownOn: OLD, childCount: 8, unit: { ended: NEW } })
    expect(fullNames(after.heirs)).toEqual(['tỉnh Hưng Yên'])
  })

  test('of Hưng Yên: two provinces of that code, the new one made of two, with 104 communes', async () => {
    const newOne = await idOf(1, '33', NEW)
    const oldOne = await idOf(1, '33', OLD)
    expect(newOne).not.toBe(oldOne)
    const { predecessors, childCount, children, unit } = await page(newOne, NEW)
    expect(codes(predecessors)).toEqual(['33', '34'])
    expect([childCount, children.length]).toEqual([104, 104])
    expect(children.filter(({ kind }) => kind === 'ward')).toHaveLength(11)
    expect(unit.born).toBe(NEW)
    expect(await page(newOne, OLD)).toMatchObject({ state: 'not-yet', shownOn: NEW })
  })

  test('of Mỹ Đức’s 20 communes: four of today’s, and a neighbour that took a part of Đồng Tâm', async () => {
    const district = await page(await idOf(2, '282', OLD), OLD)
    expect([district.childCount, district.parents.at(-1)?.fullName]).toEqual([20, 'thành phố Hà Nội'])
    const ended = await page(district.unit.id, NEW)
    expect(ended.successors).toEqual([])
    expect(ended.heirs.map(({ code }) => code).sort()).toEqual(['10081', '10441', '10459', '10465', '10489'])

    const madeOf: Record<string, string[]> = {
      '10441': ['10441', '10477', '10480', '10501', '10504'],
      '10465': ['10462', '10465', '10468', '10471', '10474', '10498'],
      '10459': ['10444', '10447', '10450', '10453', '10459'],
      '10489': ['10483', '10489', '10492', '10495'],
    }
    for (const [code, parts] of Object.entries(madeOf)) {
      const commune = await page(await idOf(3, code, NEW), NEW)
      expect(codes(commune.predecessors), code).toEqual(parts)
      expect(fullNames(commune.parents)).toEqual(['Việt Nam', 'thành phố Hà Nội'])
      expect(commune.predecessors[0]?.legalBasis).toBe('Nghị quyết 1656/NQ-UBTVQH15')
    }
    const dongTam = await page(await idOf(3, '10444', OLD), NEW)
    expect(dongTam.successors.map(({ relation, share, unit }) => [unit.code, relation, share])).toEqual([
      ['10081', 'part', null],
      ['10459', 'part', null],
    ])
  })

  test('of Đồng Nai: a province until 29 April 2026, a city of the same id since', async () => {
    const id = await idOf(1, '75', '2026-01-01')
    expect((await page(id, '2026-04-29')).unit.fullName).toBe('tỉnh Đồng Nai')
    const city = await page(id, '2026-04-30')
    expect(city.unit.fullName).toBe('thành phố Đồng Nai')
    expect(city.children.filter(({ kind }) => kind === 'ward')).toHaveLength(33)
    expect((await page(id, '2026-04-29')).children.filter(({ kind }) => kind === 'ward')).toHaveLength(23)
    expect(city.versions.map(({ fullName, from, until, legalBasis }) => [fullName, from, until, legalBasis])).toEqual([
      ['tỉnh Đồng Nai', NEW, '2026-04-30', 'Nghị quyết 202/2025/QH15'],
      ['thành phố Đồng Nai', '2026-04-30', null, 'Nghị quyết 30/2026/QH16'],
    ])
    expect(city.successors).toEqual([])
    expect(codes(city.predecessors)).toEqual(['70', '75'])
  })

  test.each([
    ['15', 'Yên Bái', 'Lào Cai'],
    ['24', 'Bắc Giang', 'Bắc Ninh'],
    ['44', 'Quảng Bình', 'Quảng Trị'],
    ['52', 'Bình Định', 'Gia Lai'],
    ['80', 'Long An', 'Tây Ninh'],
    ['82', 'Tiền Giang', 'Đồng Tháp'],
    ['91', 'Kiên Giang', 'An Giang'],
  ])('code %s was %s and is %s', async (code, before, after) => {
    expect((await page(await idOf(1, code, OLD), OLD)).unit.name).toBe(before)
    expect((await page(await idOf(1, code, NEW), NEW)).unit.name).toBe(after)
  })

  test('of an island district that became a special zone at once', async () => {
    const zone = await page(await idOf(3, '21548', NEW), NEW)
    expect(zone.unit.fullName).toBe('đặc khu Lý Sơn')
    expect(fullNames(zone.predecessors.map(({ unit }) => unit))).toEqual(['huyện Lý Sơn'])
  })

  test('shows its children alone, too', async () => {
    const id = await idOf(1, '33', NEW)
    const response = await reader.get(`/api/units/${id}/children?on=${NEW}`)
    expect(response.json().children).toHaveLength(104)
  })

  test.each(['/api/units/999999999', '/api/units/999999999/children'])('%s is not found', async (url) => {
    const response = await reader.get(url)
    expect([response.statusCode, response.json().type]).toEqual([404, '/problems/not-found'])
  })

  test.each([
    '/api/units/abc',
    '/api/units/99999999999999999999',
    '/api/units/1?on=2025-02-30',
    '/api/units/1?on=0000-01-01',
    '/api/units?query=a&level=hamlet',
    '/api/units?query=a&limit=0',
    '/api/units',
  ])('%s is refused', async (url) => {
    expect((await reader.get(url)).statusCode).toBe(400)
  })

  test('is for those who signed in', async () => {
    expect((await context.app.inject('/api/units/1')).statusCode).toBe(401)
  })
})

describe('search', () => {
  test('"thai binh" finds the former province first and says what became of it', async () => {
    const { hits, more } = await search('thai binh', { limit: '5' })
    expect(more).toBe(true)
    expect(hits[0]).toMatchObject({
      unit: { fullName: 'tỉnh Thái Bình', ended: NEW },
      state: 'ended',
      heirs: [{ fullName: 'tỉnh Hưng Yên' }],
      heirCount: 1,
    })
    expect(hits.map(shown)).toEqual([
      'tỉnh Thái Bình ended',
      'thành phố Thái Bình ended',
      'xã Thái Bình living',
      'phường Thái Bình living',
      'xã Thái Bình living',
    ])
  })

  test('does not see where the tone mark stands, nor the case, nor accents at all', async () => {
    const expected = (await search('hoà bình')).hits.map(({ unit }) => unit.id)
    expect(expected.length).toBeGreaterThan(10)
    for (const query of ['hòa bình', 'HÒA BÌNH', 'hoa binh', '  Hoà   Bình ', 'Ho\u0300a Bi\u0300nh']) {
      expect(
        (await search(query)).hits.map(({ unit }) => unit.id),
        query,
      ).toEqual(expected)
    }
  })

  test.each([
    ['tp ho chi minh', 'Thành phố Hồ Chí Minh living'],
    ['TP.HCM', 'Thành phố Hồ Chí Minh living'],
    ['h. my duc', 'huyện Mỹ Đức ended'],
    ['h. Mỹ Đức', 'huyện Mỹ Đức ended'],
    ['tx. An Khê', 'thị xã An Khê ended'],
    ['tt dai nghia', 'thị trấn Đại Nghĩa ended'],
    ['p. ben nghe', 'phường Bến Nghé ended'],
    ['q1', 'Quận 1 ended'],
    ['ba ria vung tau', 'tỉnh Bà Rịa - Vũng Tàu ended'],
    ['phan rang-thap cham', 'thành phố Phan Rang-Tháp Chàm ended'],
    ["dak r'lap", "huyện Đắk R'Lấp ended"],
    ['dak rlap', "huyện Đắk R'Lấp ended"],
    ['da nang', 'thành phố Đà Nẵng living'],
  ])('%s → %s', async (query, first) => {
    const { hits } = await search(query)
    expect(hits[0] && shown(hits[0])).toBe(first)
  })

  test('"x. hong son" finds every one, the living first, each with what stands above it', async () => {
    const { hits } = await search('x. hong son')
    expect(hits.map(({ state }) => state)).toEqual(['living', 'living', 'living', 'ended', 'ended', 'ended', 'ended'])
    expect(hits.flatMap(({ parents, state }) => (state === 'living' ? [parents.at(-1)?.name] : [])).sort()).toEqual([
      'Hà Nội',
      'Lâm Đồng',
      'Tuyên Quang',
    ])
  })

  test('a comma leads to what stands above', async () => {
    expect((await search('xã Hồng Sơn, h. Mỹ Đức')).hits.map(({ unit }) => unit.code)).toEqual(['10465'])
    expect((await search('p. 1, q. 1')).hits.every(({ parents }) => parents.at(-1)?.name === '1')).toBe(true)
  })

  test('an official code finds all who ever held it', async () => {
    expect((await search('10465')).hits.map(shown)).toEqual(['xã Hồng Sơn living', 'xã Hồng Sơn ended'])
    expect((await search('15', { level: 'province' })).hits.map(shown)).toEqual([
      'tỉnh Lào Cai living',
      'tỉnh Yên Bái ended',
    ])
  })

  test.each([
    [OLD, ['tỉnh Đồng Nai living']],
    [NEW, ['tỉnh Đồng Nai living', 'tỉnh Đồng Nai ended']],
    ['2026-04-29', ['tỉnh Đồng Nai living', 'tỉnh Đồng Nai ended']],
    ['2026-04-30', ['thành phố Đồng Nai living', 'tỉnh Đồng Nai ended']],
  ])('as of %s', async (on, expected) => {
    expect((await search('dong nai', { on, level: 'province' })).hits.map(shown)).toEqual(expected)
  })

  test.each(['%', '_', '\\', "'", ' ', '', ',', 'zzzzzz'])('%j finds nothing and breaks nothing', async (query) => {
    expect(await search(query)).toMatchObject({ hits: [], more: false })
  })

  test('answers no more than was asked for', async () => {
    expect((await search('a', { limit: '3' })).hits).toHaveLength(3)
  })

  test('goes through the index', async () => {
    const { rows } = await sql<object>`
      explain select unit_id from unit_versions where search_key like '% hong son%' or code = 'hong son'
    `.execute(context.db)
    const plan = rows.map((row) => Object.values(row)[0]).join('\n')
    expect(plan).toContain('unit_versions_search')
    expect(plan).not.toContain('Seq Scan')
  })
})

describe('history', () => {
  test('of today’s Hưng Yên is the ground of the former Hưng Yên and Thái Bình', async () => {
    const before = await listPredecessors(context.db, [await idOf(1, '33', NEW)])
    expect(fullNames(before)).toEqual(['tỉnh Hưng Yên', 'tỉnh Thái Bình'])
  })

  test('of a commune holds a commune that was split, for each of its heirs', async () => {
    const dongTam = await idOf(3, '10444', OLD)
    for (const heir of ['10081', '10459']) {
      const before = await listPredecessors(context.db, [await idOf(3, heir, NEW)])
      expect(before.map(({ id }) => id)).toContain(dongTam)
      expect(before.every(({ level }) => level === 'commune')).toBe(true)
    }
  })

  test('of a province that went on lies within it already', async () => {
    expect(await listPredecessors(context.db, [await idOf(1, '01', NEW)])).toEqual([])
    expect(await listPredecessors(context.db, ['1'])).toEqual([])
    expect(await listPredecessors(context.db, [])).toEqual([])
  })

  test('goes forward from an ended province, district and commune', async () => {
    expect(fullNames(await listSuccessors(context.db, [await idOf(1, '34', OLD)]))).toEqual(['tỉnh Hưng Yên'])
    expect(await listSuccessors(context.db, [await idOf(2, '282', OLD)])).toHaveLength(5)
    expect(fullNames(await listSuccessors(context.db, [await idOf(3, '10441', OLD)]))).toEqual(['xã Mỹ Đức'])
  })
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'

const context = useApp()
let client: pg.Client
/** Whose catalogue: the nation's, a province's and another's. */
let homes: Record<'nation' | 'own' | 'other', { homeId: number; path: string }>

beforeAll(async () => {
  client = new pg.Client({ connectionString: context.url })
  await client.connect()
  const [own, other] = [await context.setUp('33'), await context.setUp('01')]
  const pathOf = async (id: string) => {
    const { rows } = await sql<{ path: string }>`select path::text from units where id = ${id}`.execute(context.owner)
    return rows[0]?.path ?? ''
  }
  homes = {
    nation: { homeId: 0, path: '1' },
    own: { homeId: own.homeId, path: await pathOf(own.unitId) },
    other: { homeId: other.homeId, path: await pathOf(other.unitId) },
  }
  for (const home of Object.values(homes))
    for (const table of TABLES) await client.query(insertOf(table, home.homeId, home.path))
})
afterAll(() => client?.end())

const TABLES = ['elements', 'dimensions', 'indicators', 'validation_rules'] as const
type Table = (typeof TABLES)[number]
const KEYS = { elements: 'id', dimensions: 'code', indicators: 'id', validation_rules: 'id' }

let made = 3_000_000
function insertOf(table: Table, homeId: number, path: string): string {
  made += 1
  const own: Record<Table, [string, string]> = {
    elements: [
      'id, code, name, search_key, kind, measure, level, frequency',
      `${made}, 'w${made}', 'x', 'x', 'whole', 'x', 3, 'year'`,
    ],
    dimensions: ['code, name, options, whole', `'w${made}', 'x', '[]', true`],
    indicators: [
      'id, code, name, search_key, kind, numerator, measure',
      `${made}, 'w${made}', 'x', 'x', 'count', '[]', 'x'`,
    ],
    validation_rules: [
      'id, kind, left_terms, percent, severity, sentence',
      `'${randomUUID()}', 'change', '[]', 10, 'soft', 'x'`,
    ],
  }
  const [columns, values] = own[table]
  return `insert into ${table} (home_id, unit_path, version, valid_from, made_at, made_by, ${columns})
    values (${homeId}, '${path}', 1, '2026-01-01', now(), '${randomUUID()}', ${values})`
}

/** As the app's role writes for a place, with a wall taken away or not; answers what it changed or broke. */
async function attempt(place: string, statement: string, without?: string): Promise<number | string> {
  await client.query('begin')
  try {
    if (without) await client.query(without)
    await client.query(
      `set local role hieuhoc_app; set local app.scopes = '{${place}}'; set local app.writes = '{${place}}'`,
    )
    return (await client.query(statement)).rowCount ?? 0
  } catch (error) {
    const { constraint, code } = error as { constraint?: string; code: string }
    return constraint ?? code
  } finally {
    await client.query('rollback')
  }
}

test.each(TABLES)(
  'who plans for a province ends and removes in %s what is its own, and nothing else',
  async (table) => {
    const { own } = homes
    for (const { homeId } of [homes.nation, homes.other])
      for (const statement of [
        `update ${table} set valid_until = '2026-06-01' where home_id = ${homeId}`,
        `delete from ${table} where home_id = ${homeId}`,
      ]) {
        expect([statement, await attempt(own.path, statement)]).toEqual([statement, 0])
        const open = `alter policy update_below on ${table} using (true) with check (true); alter policy delete_below on ${table} using (true);
        alter policy below on ${table} using (true)`
        expect(await attempt(own.path, statement, open)).toBeGreaterThan(0)
      }
    expect(
      await attempt(own.path, `update ${table} set valid_until = '2026-06-01' where home_id = ${own.homeId}`),
    ).toBe(1)
    expect(await attempt(own.path, `delete from ${table} where home_id = ${own.homeId}`)).toBe(1)
    // What it says never changes, whoever asks.
    expect(
      await attempt(own.path, `update ${table} set ${KEYS[table]} = ${KEYS[table]} where home_id = ${own.homeId}`),
    ).toBe('42501')
  },
)

test.each(TABLES)(
  'who plans for a province adds to its own %s, and neither to the nation’s nor to another’s',
  async (table) => {
    const { nation, own, other } = homes
    const open = `alter policy insert_below on ${table} with check (true)`
    const without = `alter table ${table} disable trigger ${table}_in_their_home`
    expect(await attempt(own.path, insertOf(table, own.homeId, own.path))).toBe(1)
    for (const { homeId, path } of [nation, other]) {
      // At its own place, for the other catalogue.
      expect(await attempt(own.path, insertOf(table, homeId, own.path))).toBe('catalogue_in_its_home')
      expect(await attempt(own.path, insertOf(table, homeId, own.path), without)).toBe(1)
      // At the other place as well.
      expect(await attempt(own.path, insertOf(table, homeId, path))).toBe('42501')
      expect(await attempt(own.path, insertOf(table, homeId, path), open)).toBe(1)
    }
    expect(await attempt('1', insertOf(table, nation.homeId, nation.path))).toBe(1)
  },
)

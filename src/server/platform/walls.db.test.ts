import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/support/database.ts'
import { fillEveryHomeTable } from '../../../tests/support/one-row-each.ts'
import { lookAt, type Sight, type Viewer, type Walled } from '../../../tests/support/walls.ts'
import { arrayLiteral, inTransaction } from './database.ts'

const context = useDatabase()
let client: pg.Client
let tables: (Walled & { insertOnly: boolean })[]

/** Known by everyone who may sign in, or needed before anyone has; each for a reason that a decision record gives. */
const catalogues = new Set([
  'units',
  'unit_versions',
  'unit_changes',
  'unit_ancestors',
  'unit_grounds',
  'unit_folds',
  'unit_acts',
  'catalogue_loads',
  'calendars',
  'holidays',
  'holiday_changes',
  'homes',
  'audit_heads',
  'people',
  'sessions',
  'accounts',
  'verifications',
  'one_time_links',
  'two_factors',
  'spent_codes',
  'passkeys',
  'notices',
  'letter_habits',
  'overview_visits',
  'saved_filters',
  'calendar_feeds',
  'idempotency_keys',
  'migrations',
])

// The row stands at 1.20; 1.20.7 is a child, 1 the parent, 1.30 a stranger. Party 5 is its audience.
const here = '1.20'
const elsewhere = '1.30'
const writer = (name: string, scopes: string, parties?: string): Viewer => ({
  name,
  scopes,
  writes: scopes,
  ...(parties === undefined ? {} : { parties }),
})
const viewers: Viewer[] = [
  { name: 'no scope set' },
  writer('scope empty', '', ''),
  writer('no scopes', '{}', '{}'),
  writer('own unit', '{1.20}'),
  writer('own unit among others', '{1.30.1,1.20}'),
  writer('parent', '{1}'),
  writer('child', '{1.20.7}'),
  writer('stranger', '{1.30}'),
  writer('a unit whose id begins alike', '{1.2}'),
  writer('audience', '{1.30}', '{4,5}'),
  writer('another audience', '{1.30}', '{6}'),
  { name: 'reader', scopes: '{1.20}', writes: '{}' },
  { name: 'reader whose writes were not set', scopes: '{1.20}' },
  { name: 'reader here, writer elsewhere', scopes: '{1.20,1.30}', writes: '{1.30}' },
  writer('an organisation of the unit', '{1.20.0.900}'),
]
const nothing: Sight = { sees: 0, updates: 0, deletes: 0, insertsHere: 'refused', insertsElsewhere: 'refused' }
const whole: Sight = { sees: 1, updates: 1, deletes: 1, insertsHere: 'admitted', insertsElsewhere: 'refused' }

/** Written by whoever sees, readers too: the trail, that who watches reminded, and comments, which who is named writes as well. */
const writtenBySight = ['audit_entries', 'reminders', 'duty_comments']
const writtenByNamed = ['duty_comments']

function expected(table: string, viewer: Viewer, published: boolean): Sight {
  switch (viewer.name) {
    case 'reader':
    case 'reader whose writes were not set':
      return { ...nothing, sees: 1, insertsHere: writtenBySight.includes(table) ? 'admitted' : 'refused' }
    case 'reader here, writer elsewhere':
      return {
        ...nothing,
        sees: 1,
        insertsHere: writtenBySight.includes(table) ? 'admitted' : 'refused',
        insertsElsewhere: 'admitted',
      }
    case 'own unit':
    case 'own unit among others':
      return whole
    case 'parent':
      return { ...whole, insertsElsewhere: 'admitted' }
    case 'child':
    case 'an organisation of the unit':
      return { ...nothing, sees: published ? 1 : 0 }
    case 'stranger':
    case 'another audience':
      return { ...nothing, insertsElsewhere: 'admitted' }
    case 'audience':
      return {
        ...nothing,
        sees: 1,
        insertsHere: writtenByNamed.includes(table) ? 'admitted' : 'refused',
        insertsElsewhere: 'admitted',
      }
    default:
      return nothing
  }
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: context.url })
  await client.connect()
  const { rows } = await client.query<Walled & { insertOnly: boolean }>(`
    select c.relname as "table", not has_table_privilege('hieuhoc_app', c.oid, 'delete') as "insertOnly",
      (select array_agg(quote_ident(own.attname) order by own.attnum) from pg_attribute own
        where own.attrelid = c.oid and own.attnum > 0 and not own.attisdropped and own.attgenerated = '')::text[] as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'home_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('units', 'audit_heads')
    order by 1`)
  tables = rows
  // Of each table there is to be one row, and what is shipped stands in these.
  await client.query(
    'delete from dimensions; delete from elements; delete from indicators; delete from validation_rules; delete from outlines',
  )
  await fillEveryHomeTable(client, { path: here, party: 5 })
  for (const { table, columns } of tables) {
    await client.query(`create table row_of_${table} as select ${columns} from ${table}`)
    await client.query(`grant select on row_of_${table} to hieuhoc_app`)
  }
})
afterAll(() => client?.end())

/** What every viewer can do with a table's row, published downwards or not. */
async function survey(table: Walled): Promise<Record<string, Sight>> {
  const seen: Record<string, Sight> = {}
  for (const viewer of viewers) seen[viewer.name] = await lookAt(client, table, viewer, here, elsewhere)
  return seen
}

async function inRollback(work: () => Promise<void>) {
  await client.query('begin')
  try {
    await work()
  } finally {
    await client.query('rollback')
  }
}

const shown = (sight: Sight, insertOnly: boolean): Sight =>
  insertOnly ? { ...sight, updates: '42501', deletes: '42501' } : sight

for (const published of [false, true]) {
  test(`each viewer sees and changes what lies below them, what is ${published ? '' : 'not '}published downwards`, async () => {
    for (const { insertOnly, ...walled } of tables) {
      const { table } = walled
      await inRollback(async () => {
        await client.query(`alter table ${table} disable trigger user`)
        await client.query(`update ${table} set published = ${published}`)
        const sights = Object.fromEntries(
          viewers.map((viewer) => [viewer.name, shown(expected(table, viewer, published), insertOnly)]),
        )
        expect({ table, ...(await survey(walled)) }).toEqual({ table, ...sights })
      })
    }
  })
}

test('take any one policy away and somebody sees or does something else', async () => {
  const { rows: policies } = await client.query<{ table: string; policy: string }>(
    // What somebody is told or keeps is walled by person: `notices.db.test.ts`, `saved-filters.db.test.ts`; what an organisation
    // gives of its duties by where it was given: `parts.db.test.ts`; what is sent to one by where it is received:
    // `received-reports.db.test.ts`; reports by who writes and receives them: `reports.db.test.ts`.
    `select tablename as "table", policyname as policy from pg_policies
      where schemaname = 'public' and 'hieuhoc_app' = any (roles) and tablename not in ('notices', 'overview_visits', 'saved_filters')
        and policyname not in ('insert_given', 'update_given', 'opened', 'insert_received', 'update_received', 'update_written', 'insert_beside')`,
  )
  expect(policies.length).toBeGreaterThanOrEqual(tables.length * 4)
  for (const { table, policy } of policies) {
    const walled = tables.find((entry) => entry.table === table)
    if (!walled) throw new Error(`${table} is no home table`)
    await inRollback(async () => {
      await client.query(`alter table ${table} disable trigger user`)
      await client.query(`update ${table} set published = true`)
      await client.query(`drop policy ${policy} on ${table}`)
      const sights = Object.fromEntries(
        viewers.map((viewer) => [viewer.name, shown(expected(table, viewer, true), walled.insertOnly)]),
      )
      expect(await survey(walled), `${table} without ${policy}`).not.toEqual(sights)
    })
  }
})

test('a malformed scope shows nothing and fails', async () => {
  for (const { table } of tables) {
    await inRollback(async () => {
      await client.query('set local role hieuhoc_app')
      await client.query(`set local app.scopes = '1.20}'`)
      await expect(client.query(`select from ${table}`)).rejects.toThrow(/malformed|syntax/)
    })
  }
})

test('whoever sets the scopes refuses the empty path and anything that is not a path', async () => {
  for (const paths of [[''], ['1.20', ''], ["1'"], ['1.'], ['1 .2'], ['*'], ['{1}']]) {
    for (const viewpoint of [
      { scopes: paths, writes: [], parties: [] },
      { scopes: [], writes: paths, parties: [] },
    ]) {
      await expect(inTransaction(context.db, viewpoint, async () => 1)).rejects.toThrow(/Not a path/)
    }
  }
  await expect(
    inTransaction(context.db, { scopes: ['1'], writes: ['1'], parties: ['1); drop table units'] }, async () => 1),
  ).rejects.toThrow()
  expect(arrayLiteral(['1.2', '3'], /^[\d.]+$/)).toBe('{1.2,3}')
})

test('scopes end with the transaction that set them', async () => {
  const left = await context.db.connection().execute(async (db) => {
    await db.transaction().execute(async (db) => {
      await sql`set local app.scopes = '{1}'`.execute(db)
    })
    return sql<{ n: string }>`select count(*) as n from documents`.execute(db)
  })
  expect(left.rows[0]?.n).toBe('0')
})

test('every table is a named catalogue, or its home leads its key and every key between such tables', async () => {
  const { rows } = await client.query<{ table: string; kind: string; columns: string[]; to: string | null }>(`
    select c.relname as "table", k.contype as kind, k.confrelid::regclass::text as "to",
      (select array_agg(a.attname::text order by o.n) from unnest(k.conkey) with ordinality as o(num, n)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = o.num) as columns
    from pg_class c left join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'f', 'u')
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'row\\_of\\_%'`)
  const names = new Set(rows.map(({ table }) => table))
  const homeTables = new Set(tables.map(({ table }) => table))
  const stray = [...names].filter((table) => !catalogues.has(table) && !homeTables.has(table))
  expect(stray).toEqual([])
  expect(names.size).toBeGreaterThan(20)
  const wrong = rows.filter(({ table, kind, to, columns }) => {
    if (!homeTables.has(table)) return false
    const betweenHomes = kind !== 'f' || (to !== null && homeTables.has(to))
    return betweenHomes && columns[0] !== 'home_id'
  })
  expect(wrong).toEqual([])
})

test('policies are forced on every home table, look into no other table, and the roles that run own nothing', async () => {
  const { rows: loose } = await client.query(
    `select relname from pg_class where relname = any ($1) and not (relrowsecurity and relforcerowsecurity)`,
    [tables.map(({ table }) => table)],
  )
  expect(loose).toEqual([])
  const { rows: nested } = await client.query(
    `select tablename, policyname from pg_policies where coalesce(qual, '') || coalesce(with_check, '') ~* '\\mfrom\\M'`,
  )
  expect(nested).toEqual([])
  const { rows: roles } = await client.query(`
    select r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
    from pg_roles r where r.rolname in ('hieuhoc_app', 'hieuhoc_jobs') order by 1`)
  const bare = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 }
  expect(roles).toEqual([
    { rolname: 'hieuhoc_app', ...bare },
    { rolname: 'hieuhoc_jobs', ...bare },
  ])
})

test('the trail can be written and read, and nothing else', async () => {
  for (const statement of [
    'update audit_entries set action = action',
    'delete from audit_entries',
    'truncate audit_entries',
  ]) {
    await inRollback(async () => {
      await client.query('set local role hieuhoc_app')
      await client.query(`set local app.scopes = '{1}'`)
      await expect(client.query(statement)).rejects.toThrow(/permission denied/)
    })
  }
})

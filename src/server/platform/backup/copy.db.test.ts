import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/support/database.ts'
import { copyIn, copyOut } from './copy.ts'
import { sameTextEverywhere } from './tables.ts'

const context = useDatabase()
let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: context.url })
  await client.connect()
})
afterAll(() => client?.end())

/** Each type that a table of ours has or may come to have, at its edges. */
const values: [type: string, ...literals: string[]][] = [
  ['smallint', '-32768'],
  ['integer', '2147483647'],
  ['bigint', '-9223372036854775808', '9223372036854775807'],
  ['numeric', '0.10', '-123456789012345678901234567890.000001', 'NaN', 'Infinity'],
  ['real', '0.1', '3.4028235e38'],
  ['double precision', '0.1', '1e-307', '-0'],
  ['boolean', 'true', 'false'],
  ['text', '', '\\N', 'một\nhai\r\tba \\ \\. "’', 'Đ\u0323 e\u0301 ẹ 𠮷 😀'],
  ['character varying', 'ở đây', ' '],
  ['bytea', '\\x', '\\x000d0a5c2eff'],
  ['uuid', '01890000-0000-7000-8000-000000000000'],
  ['uuid[]', '{01890000-0000-7000-8000-000000000000,NULL}', '{}'],
  ['date', '0001-01-01', 'infinity', '2026-11-20'],
  ['timestamptz', '2026-11-20 02:00:00.123456+07', '-infinity'],
  ['interval', '1 year 2 mons 3 days 04:05:06.7'],
  ['jsonb', '{"số lượng": [1.10, null, "\\\\N"], "a": {"b": ""}}', 'null'],
  ['ltree', '1.1000000.0.5', ''],
  ['ltree[]', '{1,1.2}', '{}'],
  ['text[]', '{NULL,"NULL","a,b","c\\"d",""}', '{{a},{b}}'],
  ['bigint[]', '{1,NULL,3}'],
  ['smallint[]', '{7,3,1}', '{}'],
  ['daterange', '(,)', 'empty', '[2025-07-01,)'],
  ['datemultirange', '{[2025-01-01,2025-02-01),[2026-01-01,)}'],
]

async function readAll(table: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  await copyOut(client, `copy (select * from ${table} order by n) to stdout`, (chunk) => {
    chunks.push(chunk)
  })
  return Buffer.concat(chunks)
}

test('every type of a column of ours is among those tried', async () => {
  const { rows } = await client.query<{ type: string }>(`
    select distinct replace(format_type(a.atttypid, null), 'timestamp with time zone', 'timestamptz') as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`)
  const tried = values.map(([type]) => type)
  expect(rows.map(({ type }) => type).filter((type) => !tried.includes(type))).toEqual([])
})

test('every value of every type comes back as it was', async () => {
  for (const [type, ...literals] of values) {
    await client.query('begin')
    await client.query(sameTextEverywhere)
    await client.query(`create table given (n integer, v ${type}); create table taken (like given)`)
    for (const [n, literal] of [...literals, null].entries())
      await client.query(`insert into given values ($1, $2::text::${type})`, [n, literal])
    const text = await readAll('given')
    expect(await copyIn(client, 'copy taken from stdin', [text])).toBe(literals.length + 1)
    expect((await readAll('taken')).equals(text), type).toBe(true)
    const { rows } = await client.query(
      'select count(*)::int as differ from given g join taken t using (n) where g.v::text is distinct from t.v::text',
    )
    expect(rows[0].differ, type).toBe(0)
    await client.query('rollback')
  }
})

test('a table larger than memory lends is read as it is taken, and rows may come in pieces', async () => {
  await client.query(`create table long as select n, repeat(md5(n::text), 100) as v from generate_series(1, 20000) n`)
  await client.query('create table copied (like long)')
  const other = new pg.Client({ connectionString: context.url })
  await other.connect()
  const pieces = new Readable({ read() {} })
  const copied = copyIn(other, 'copy copied from stdin', pieces)
  let bytes = 0
  let slow = 0
  const rows = await copyOut(client, 'copy long to stdout', async (chunk) => {
    bytes += chunk.length
    pieces.push(chunk.subarray(0, 100))
    pieces.push(chunk.subarray(100))
    if (slow++ % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  })
  pieces.push(null)
  expect({ rows, copied: await copied }).toEqual({ rows: 20_000, copied: 20_000 })
  expect(bytes).toBeGreaterThan(60_000_000)
  const { rows: differ } = await client.query(
    '(table long except table copied) union all (table copied except table long)',
  )
  expect(differ).toEqual([])
  await other.end()
})

test('what breaks off leaves nothing, says why, and the connection goes on', async () => {
  await client.query('create table strict (n integer check (n < 3))')
  async function* breaking() {
    yield Buffer.from('1\n')
    throw new Error('the file ended')
  }
  await expect(copyIn(client, 'copy strict from stdin', breaking())).rejects.toThrow('the file ended')
  await expect(copyIn(client, 'copy strict from stdin', [Buffer.from('1\n5\n')])).rejects.toThrow(/strict_n_check/)
  await expect(copyOut(client, 'copy (select 1/0) to stdout', () => {})).rejects.toThrow(/division by zero/)
  await expect(
    copyOut(client, 'copy (select * from generate_series(1, 100000)) to stdout', () => {
      throw new Error('no room')
    }),
  ).rejects.toThrow('no room')
  const { rows } = await client.query('select count(*)::int as n from strict')
  expect(rows).toEqual([{ n: 0 }])
})

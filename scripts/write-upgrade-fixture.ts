import { writeFile } from 'node:fs/promises'
import { brotliCompressSync, constants } from 'node:zlib'
import pg from 'pg'

// node scripts/write-upgrade-fixture.ts URL FILE.sql.br: every row of a database as SQL text, for tests/fixtures/upgrade.
// Its tables are those of the migrations named in it.

const [url, file] = process.argv.slice(2)
if (!url || !file) throw new Error('Which database, and into which file?')

/** Parents first. What a trigger keeps is left out, and what could open a session. */
const tables = [
  ...['homes', 'units', 'unit_versions', 'unit_changes', 'catalogue_loads'],
  ...['people', 'accounts', 'one_time_links', 'organisations', 'appointments', 'audit_entries'],
  ...['documents', 'document_files', 'document_texts', 'clauses', 'readings'],
  ...['programmes', 'programme_documents', 'plan_versions', 'facts', 'edit_batches', 'fact_edits'],
  'migrations',
]
const rowsAtOnce = 500

const client = new pg.Client({ connectionString: url })
await client.connect()
const statements: string[] = []
for (const table of tables) {
  const { rows: columns } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => `quote_nullable(${name}::text)`).join(', ')
  const { rows } = await client.query<{ row: string }>(
    `select '(' || concat_ws(',', ${values}) || ')' as row from ${table} order by ${names.slice(0, 3).join(', ')}`,
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce).map(({ row }) => row)
    statements.push(`insert into ${table} (${names.join(', ')}) overriding system value values\n${some.join(',\n')};`)
  }
}
const { rows: sequences } = await client.query<{ name: string; last: string }>(
  `select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' and last_value is not null`,
)
for (const { name, last } of sequences) statements.push(`select setval('${name}', ${last});`)
await client.end()
const text = Buffer.from(`${statements.join('\n')}\n`)
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 }
await writeFile(file, brotliCompressSync(text, { params }))

import { createHash } from 'node:crypto'
import pg from 'pg'
import { copyOut } from './copy.ts'
import type { SequenceEntry } from './format.ts'

/** How the tables were made and which backups were taken here: of this installation, not of its data. */
export const ofTheInstallation = ['migrations', 'migrations_lock', 'backups']

export type Table = {
  name: string
  columns: string[]
  /** Puts its rows in the one order that every PostgreSQL agrees on: by the key, text by its bytes. */
  order: string
  /** On disk, roughly. */
  bytes: number
  /** The policies may keep rows from the role that asks. */
  hidden: boolean
}

// `ours` are tables of the schema that no extension brought along.
const ours = `
  c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')`

const listTablesText = `
  select c.relname as name, pg_table_size(c.oid)::float8 as bytes,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    coalesce(
      (select string_agg(format('%I', a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.n)
        from pg_index i cross join unnest(i.indkey) with ordinality as k(num, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
        where i.indrelid = c.oid and i.indisprimary),
      '(t.*)::text collate "C"') as "order",
    row_security_active(c.oid) and not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('*', 'r') and p.polpermissive
        and pg_get_expr(p.polqual, p.polrelid) = 'true'
        and exists (select from unnest(p.polroles) r where r = 0 or pg_has_role(current_user, r, 'usage'))) as hidden
  from pg_class c
  where ${ours} and c.relname <> all ($1)
  order by c.relname collate "C"`

/** All tables that a backup holds, by name. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(listTablesText, [ofTheInstallation])
  return rows
}

/** Every table of ours, whatever it is for. */
export async function listTableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where ${ours} order by c.relname collate "C"`,
  )
  return rows.map(({ name }) => name)
}

/** Where each sequence stands; beside a running server it may be ahead of the rows, never behind. */
export async function listSequences(client: pg.Client): Promise<SequenceEntry[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
      and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e')
    order by c.relname collate "C"`)
  const sequences: SequenceEntry[] = []
  for (const { name } of rows) {
    const { rows: values } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from public.${quoted(name)}`,
    )
    sequences.push(...values.map((value) => ({ name, ...value })))
  }
  return sequences
}

export const quoted = (name: string): string => pg.escapeIdentifier(name)
export const columnList = ({ columns }: Pick<Table, 'columns'>): string => columns.map(quoted).join(', ')

/** Values come as the same text from every server, whatever it is set to. */
export const sameTextEverywhere = `
  set local client_encoding = 'UTF8'; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex';
  set local xmloption = 'content'; set local search_path = public`

/** Reads a whole table in its order. Answers how many rows there are. */
export function readTable(
  client: pg.Client,
  table: Table,
  take: (chunk: Buffer) => void | Promise<void>,
): Promise<number> {
  const text = `copy (select ${columnList(table)} from public.${quoted(table.name)} t order by ${table.order}) to stdout`
  return copyOut(client, text, take)
}

/** What a backup says of a table, asked of the table itself. */
export async function checksumTable(client: pg.Client, table: Table): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  const rows = await readTable(client, table, (chunk) => {
    hash.update(chunk)
  })
  return { rows, sha256: hash.digest('hex') }
}

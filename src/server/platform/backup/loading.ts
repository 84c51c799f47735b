import type pg from 'pg'
import { requireEmpty, whatStands } from './emptiness.ts'
import { quoted } from './tables.ts'

type Key = { table: string; name: string; definition: string }

/**
 * Empties the tables and takes away what stands in the way of rows in any order: foreign keys, triggers, and row-level
 * security, under which COPY takes nothing. Works without a superuser. Answers how all of it is put back, which also holds
 * every row against its keys. Both within the transaction of `client`.
 */
export async function openForLoading(client: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const names = tables.map((table) => `public.${quoted(table)}`)
  await client.query(`lock table ${names.join(', ')} in access exclusive mode`)
  requireEmpty(await whatStands(client))
  const { rows: keys } = await client.query<Key>(
    `select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace`,
  )
  const { rows: forced } = await client.query<{ table: string }>(
    `select relname as "table" from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  )
  for (const { table, name } of keys)
    await client.query(`alter table public.${quoted(table)} drop constraint ${quoted(name)}`)
  for (const { table } of forced) await client.query(`alter table public.${quoted(table)} no force row level security`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  await client.query(`truncate ${names.join(', ')}`)
  return async () => {
    for (const { table, name, definition } of keys)
      await client.query(`alter table public.${quoted(table)} add constraint ${quoted(name)} ${definition}`)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    for (const { table } of forced) await client.query(`alter table public.${quoted(table)} force row level security`)
  }
}

import type pg from 'pg'
import { quoted } from './tables.ts'

/** Looks for rows whose foreign key leads nowhere. The database refuses them; a damaged index or disk does not. */
export async function checkKeys(client: pg.Client): Promise<{ seen: number; faults: string[] }> {
  const { rows: keys } = await client.query<{
    name: string
    child: string
    parent: string
    from: string[]
    to: string[]
  }>(
    `select k.conname as name, c.relname as child, p.relname as parent,
       (select array_agg(a.attname::text order by o.n) from unnest(k.conkey) with ordinality as o(num, n)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.num) as "from",
       (select array_agg(a.attname::text order by o.n) from unnest(k.confkey) with ordinality as o(num, n)
          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.num) as "to"
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace
     order by 2, 1`,
  )
  const faults: string[] = []
  for (const { name, child, parent, from, to } of keys) {
    const given = from.map((column) => `c.${quoted(column)} is not null`).join(' and ')
    const same = from.map((column, index) => `p.${quoted(to[index] ?? '')} = c.${quoted(column)}`).join(' and ')
    const { rows } = await client.query<{ lost: number }>(
      `select count(*)::int as lost from public.${quoted(child)} c
       where ${given} and not exists (select from public.${quoted(parent)} p where ${same})`,
    )
    const lost = rows[0]?.lost ?? 0
    if (lost > 0) faults.push(`${child}: ${lost} rows name a row of ${parent} that is not there (${name})`)
  }
  return { seen: keys.length, faults }
}

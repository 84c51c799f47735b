import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

/** An entry with every field as the text that is hashed, in the order in which it is hashed. */
export type ChainedEntry = {
  homeId: number
  chain: number
  number: string
  hash: string
  /** home, chain, number, id, unit path, published, audience, instant, actor, action, subject, detail; null where there is none. */
  fields: (string | null)[]
}

export type ChainHead = { homeId: number; chain: number; number: string; hash: string }

/** The last number and hash of each chain. */
export async function listChainHeads(db: Db): Promise<ChainHead[]> {
  const { rows } = await sql<{ home_id: number; chain: number; number: string; hash: string }>`
    select home_id, chain, number::text, encode(hash, 'hex') as hash from audit_heads order by home_id, chain`.execute(
    db.withoutPlugins(),
  )
  return rows.map(({ home_id: homeId, ...head }) => ({ homeId, ...head }))
}

export type ChainPlace = { homeId: number; chain: number; number: string }

const entriesAtOnce = 5000

/** Every entry, chain by chain and in order, some thousands at a time; needs the eyes of the owner. */
export async function* readChains(db: Db): AsyncGenerator<ChainedEntry[]> {
  let after: ChainPlace = { homeId: -1, chain: -1, number: '-1' }
  for (;;) {
    const { rows } = await sql<{ home_id: number; chain: number; number: string; hash: string; fields: string[] }>`
      select home_id, chain, number::text, encode(hash, 'hex') as hash,
        array[home_id::text, chain::text, number::text, id::text, unit_path::text, published::text,
          array_to_string(audience, ' '), to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          actor::text, action, subject, detail::text] as fields
      from audit_entries where number is not null and (home_id, chain, number) > (${after.homeId}, ${after.chain}, ${after.number}::bigint)
      order by home_id, chain, audit_entries.number limit ${entriesAtOnce}`.execute(db.withoutPlugins())
    if (rows.length === 0) return
    const entries = rows.map(({ home_id: homeId, ...row }) => ({ homeId, ...row }))
    yield entries
    after = entries.at(-1) as ChainedEntry
  }
}

/** How many entries stand outside every chain, by home. */
export async function countUnchained(db: Db): Promise<{ homeId: number; count: number }[]> {
  const { rows } = await sql<{ home_id: number; count: number }>`
    select home_id, count(*)::int as count from audit_entries where number is null or chain is null or hash is null
    group by home_id order by home_id`.execute(db.withoutPlugins())
  return rows.map(({ home_id: homeId, count }) => ({ homeId, count }))
}

export type NotedHead = ChainPlace & { hash: string }

/** What the heads of chains were when somebody noted them: each an entry of the trail itself. */
export async function listNotedHeads(db: Db): Promise<NotedHead[]> {
  const { rows } = await sql<{ home_id: number; chain: number; number: string; hash: string }>`
    select e.home_id, h.key::int as chain, split_part(h.value, ':', 1) as number, split_part(h.value, ':', 2) as hash
    from audit_entries e cross join lateral jsonb_each_text(e.detail -> 'heads') h
    where e.action = 'audit.note-heads' order by 1, 2, e.at`.execute(db.withoutPlugins())
  return rows.map(({ home_id: homeId, ...head }) => ({ homeId, ...head }))
}

/** What is left of the trail of a home that goes with all it holds: its chains' ends, and the hashes that people may have kept. */
export async function listHeadsToLeave(db: Db, homeId: number): Promise<{ heads: unknown; noted: string[] }> {
  const { rows } = await sql<{ heads: unknown; noted: string[] }>`
    select audit_heads_of(${homeId}) as heads, array(
      select encode(hash, 'hex') from audit_entries where home_id = ${homeId} and action = 'audit.note-heads' order by at, id
    ) as noted`.execute(db.withoutPlugins())
  return rows[0] ?? { heads: {}, noted: [] }
}

/** A head that was noted in a home that was removed since, with its trail, and when. */
export type LeftHead = { head: string; homeId: number; homeName: string; removedAt: Date }

export async function listLeftHeads(db: Db): Promise<LeftHead[]> {
  const { rows } = await sql<{ head: string; home_id: number; home_name: string; at: Date }>`
    select h.value as head, (e.detail -> 'home' ->> 'id')::int as home_id, e.detail -> 'home' ->> 'name' as home_name, e.at
    from audit_entries e cross join lateral jsonb_array_elements_text(e.detail -> 'trail' -> 'noted') h
    where e.home_id = 0 and e.action = 'sample.remove' order by e.at`.execute(db.withoutPlugins())
  return rows.map((row) => ({ head: row.head, homeId: row.home_id, homeName: row.home_name, removedAt: row.at }))
}

import { type RawBuilder, sql } from 'kysely'
import type { AuditAction } from '../../../shared/audit.ts'
import { type Actor, behalfAt } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

export type AuditEntry = {
  homeId: number
  unitPath: string
  /** `documents.upload`, in the words of the permission table where there is one. */
  action: AuditAction
  /** `document:0190…` */
  subject: string
  /** Ids, roles, counts; never what names a person, since the trail outlives them. */
  detail?: Record<string, unknown>
}

/**
 * Writes what was done, in the same transaction as the deed, and on whose behalf where the right was another's. Entries
 * cannot be changed or removed.
 */
export async function recordAudit(
  db: Db,
  clock: Clock,
  actor: Pick<Actor, 'personId'> & Partial<Pick<Actor, 'grants'>>,
  entry: AuditEntry,
): Promise<{ homeId: number; id: string }> {
  const id = newId()
  const onBehalfOf = behalfAt(actor, entry.unitPath)
  const detail = JSON.stringify({ ...entry.detail, ...(onBehalfOf && { onBehalfOf }) })
  await sql`
    ${KEPT} insert into audit_entries (home_id, id, unit_path, at, actor, action, subject, detail)
    values (${entry.homeId}, ${id}, ${entry.unitPath}, ${clock.now()}, ${actor.personId}, ${entry.action}, ${entry.subject}, ${detail})`.execute(
    db,
  )
  return { homeId: entry.homeId, id }
}

/** Whether I may see that this was done to the subject. */
export async function hasAuditEntry(db: Db, action: AuditAction, subject: string): Promise<boolean> {
  const entry = await db
    .selectFrom('auditEntries')
    .select('id')
    .where('action', '=', action)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return entry !== undefined
}

export type Place = { homeId: number; unitPath: string; published: boolean }

/** Where a thing belongs that somebody opens; undefined where they do not see it. */
export async function findPlace(db: Db, kind: string, id: string): Promise<Place | undefined> {
  const { rows } = await sql<{ home_id: number; unit_path: string; published: boolean }>`
    ${KEPT} select home_id, unit_path, published from audit_place(${kind}, ${id})`.execute(db.withoutPlugins())
  const [row] = rows
  return row && { homeId: row.home_id, unitPath: row.unit_path, published: row.published }
}

export type EntryFilter = {
  limit: number
  before: { at: Date; id: string } | undefined
  actor: string | undefined
  action: string | undefined
  subject: string | undefined
  unitPath: string | undefined
  from: Date | undefined
  until: Date | undefined
  /** Done by or to one of these. */
  people: readonly string[] | undefined
}

export type EntryRow = {
  home_id: number
  id: string
  unit_path: string
  at: Date
  actor: string | null
  action: string
  subject: string
  detail: Record<string, unknown>
  chain: number
  number: string
  hash: string
}

/** What fits the filter, newest first: a walk along one index of each home. */
export function entriesThat(filter: EntryFilter): RawBuilder<EntryRow> {
  const { before, actor, action, subject, unitPath, from, until, people, limit } = filter
  const wanted: RawBuilder<unknown>[] = [sql`a.home_id = h.id`]
  if (before) wanted.push(sql`(a.at, a.id) < (${before.at}, ${before.id}::uuid)`)
  if (actor) wanted.push(sql`a.actor = ${actor}`)
  if (action) wanted.push(sql`a.action = ${action}`)
  if (subject) wanted.push(sql`a.subject = ${subject}`)
  if (unitPath) wanted.push(sql`a.unit_path <@ ${unitPath}::ltree`)
  if (from) wanted.push(sql`a.at >= ${from}`)
  if (until) wanted.push(sql`a.at < ${until}`)
  if (people) {
    const subjects = people.map((id) => `person:${id}`)
    wanted.push(sql`(a.actor = any (${people}::uuid[]) or a.subject = any (${subjects}::text[]))`)
  }
  return sql<EntryRow>`
    select e.* from homes h cross join lateral (
      select a.home_id, a.id, a.unit_path, a.at, a.actor, a.action, a.subject, a.detail, a.chain, a.number,
        encode(a.hash, 'hex') as hash
      from audit_entries a where ${sql.join(wanted, sql` and `)} order by a.at desc, a.id desc limit ${limit}
    ) e order by e.at desc, e.id desc limit ${limit}`
}

/** What I may see of it. */
export async function listEntries(db: Db, filter: EntryFilter): Promise<EntryRow[]> {
  // The planner takes the policies to hide nearly everything and would sort whole homes.
  await sql`set local enable_sort = off`.execute(db)
  const { rows } = await entriesThat(filter).execute(db.withoutPlugins())
  return rows
}

const peopleSearched = 200

/** The people whose name holds these words, already without accents and in lower case. */
export async function findPeopleNamed(db: Db, words: string): Promise<string[]> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ id: string }>`
    select id from people where unaccent(lower(name)) like ${pattern} limit ${peopleSearched}`.execute(db)
  return rows.map(({ id }) => id)
}

/** What things are called, by subject, as far as I may see them. */
export async function findTitles(db: Db, subjects: readonly string[]): Promise<Map<string, string>> {
  const asked = sql`${[...new Set(subjects)]}::text[]`
  const ids = sql`array(select split_part(s, ':', 2)::uuid from unnest(${asked}) s where s ~ '^(person|token):[0-9a-f-]{36}$')`
  const { rows } = await sql<{ subject: string; title: string }>`
    select subject, title from audit_titles(${asked})
    union all
    select kind || ':' || n.id, n.name from actor_names(${ids}) n cross join (values ('person'), ('token')) k (kind)`.execute(
    db,
  )
  return new Map(rows.map(({ subject, title }) => [subject, title]))
}

/** Kind and name of units, by id. */
export async function findUnitNames(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('latestUnits')
    .select(['id', 'kind', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
}

export async function findUnitPath(db: Db, unitId: string): Promise<string | undefined> {
  const unit = await db.selectFrom('units').select('path').where('id', '=', unitId).executeTakeFirst()
  return unit?.path
}

export type HomeHead = { homeId: number; homeName: string; unitPath: string; heads: Record<string, string> }

/** What the chains of each home say at this moment. */
export async function listHeads(db: Db): Promise<HomeHead[]> {
  const { rows } = await sql<{ id: number; name: string; unit_path: string; heads: Record<string, string> }>`
    select h.id, h.name, u.path as unit_path, audit_heads_of(h.id) as heads
    from homes h join units u on u.id = h.unit_id order by h.id`.execute(db.withoutPlugins())
  return rows.map((row) => ({ homeId: row.id, homeName: row.name, unitPath: row.unit_path, heads: row.heads }))
}

/** The hash under which an entry stands. */
export async function getEntryHash(db: Db, homeId: number, id: string): Promise<string> {
  const { hash } = await db
    .selectFrom('auditEntries')
    .select(sql<string>`encode(hash, 'hex')`.as('hash'))
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return hash
}

import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

type ProgrammeKey = { homeId: number; id: string }
type Placed = ProgrammeKey & { unitId: string; unitPath: string; published: boolean }

/** Stands for every duty with a wording. */
export const EVERY_DUTY = '00000000-0000-0000-0000-000000000000'

/** What was said of a wording, for one of its duties or for every one. */
export type Resolution = {
  key: string
  dutyId: string
  onDay: string
  confirmedBy: string
  confirmedAt: Date
  changedIn: number
  organisationIds: string[]
  leftOut: string[]
}

const members = sql`
  coalesce((select array_agg(m.organisation_id::text order by m.organisation_id) filter (where m.included) from party_members m
    where (m.home_id, m.programme_id, m.party_key, m.duty_id) = (r.home_id, r.programme_id, r.party_key, r.duty_id)), '{}') as organisation_ids,
  coalesce((select array_agg(m.organisation_id::text order by m.organisation_id) filter (where not m.included) from party_members m
    where (m.home_id, m.programme_id, m.party_key, m.duty_id) = (r.home_id, r.programme_id, r.party_key, r.duty_id)), '{}') as left_out`
const columns = sql`
  r.party_key as key, r.duty_id, r.on_day, r.confirmed_by, r.confirmed_at, r.changed_in, ${members}`

export async function listResolutions(db: Db, { homeId, id }: ProgrammeKey): Promise<Resolution[]> {
  const { rows } = await sql<Resolution>`
    select ${columns} from party_resolutions r where r.home_id = ${homeId} and r.programme_id = ${id}`.execute(db)
  return rows
}

export type Remembered = Resolution & { programmeId: string; programmeName: string }

/** What was said last of these wordings in other programmes of the unit. */
export async function listRemembered(
  db: Db,
  { homeId, id, unitId }: Placed,
  keys: readonly string[],
): Promise<Remembered[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<Remembered>`
    select distinct on (r.party_key) ${columns}, r.programme_id, p.name as programme_name
    from party_resolutions r join programmes p on p.home_id = r.home_id and p.id = r.programme_id
    where r.home_id = ${homeId} and r.unit_id = ${unitId} and r.programme_id <> ${id}
      and r.duty_id = ${EVERY_DUTY} and r.party_key = any(${[...keys]}::text[])
    order by r.party_key, r.confirmed_at desc, r.programme_id`.execute(db)
  return rows
}

/** In two statements, however many. */
export async function insertResolutions(db: Db, programme: Placed, resolutions: readonly Resolution[]): Promise<void> {
  if (resolutions.length === 0) return
  const { homeId, id, unitId, unitPath, published } = programme
  const records = JSON.stringify(
    resolutions.map((each) => ({
      party_key: each.key,
      duty_id: each.dutyId,
      on_day: each.onDay,
      confirmed_by: each.confirmedBy,
      confirmed_at: each.confirmedAt,
      changed_in: each.changedIn,
      members: [
        ...each.organisationIds.map((organisation) => ({ organisation, included: true })),
        ...each.leftOut.map((organisation) => ({ organisation, included: false })),
      ],
    })),
  )
  await sql`
    insert into party_resolutions (home_id, programme_id, unit_id, unit_path, published, party_key, duty_id, on_day, confirmed_by, confirmed_at, changed_in)
    select ${homeId}, ${id}::uuid, ${unitId}::bigint, ${unitPath}::ltree, ${published}::boolean, r.*
    from jsonb_to_recordset(${records}::jsonb) as r(party_key text, duty_id uuid, on_day date, confirmed_by uuid, confirmed_at timestamptz, changed_in integer)`.execute(
    db,
  )
  // In the order of their ids, so that two who hold the same organisations do not wait for each other.
  await sql`
    insert into party_members (home_id, programme_id, unit_path, published, party_key, duty_id, organisation_id, included)
    select ${homeId}, ${id}::uuid, ${unitPath}::ltree, ${published}::boolean, r.party_key, r.duty_id, m.organisation, m.included
    from jsonb_to_recordset(${records}::jsonb) as r(party_key text, duty_id uuid, members jsonb)
    cross join jsonb_to_recordset(r.members) as m(organisation bigint, included boolean)
    order by m.organisation`.execute(db)
}

export async function deleteResolutions(
  db: Db,
  { homeId, id }: ProgrammeKey,
  which: readonly Pick<Resolution, 'key' | 'dutyId'>[],
): Promise<void> {
  const records = JSON.stringify(which.map(({ key, dutyId }) => ({ party_key: key, duty_id: dutyId })))
  await sql`
    delete from party_resolutions r using jsonb_to_recordset(${records}::jsonb) as w(party_key text, duty_id uuid)
    where r.home_id = ${homeId} and r.programme_id = ${id} and r.party_key = w.party_key and r.duty_id = w.duty_id`.execute(
    db,
  )
}

/** Downwards, as its programme is. */
export async function showResolutions(db: Db, { homeId, id }: ProgrammeKey): Promise<void> {
  for (const table of ['party_resolutions', 'party_members']) {
    await sql`
      update ${sql.table(table)} set published = true
      where home_id = ${homeId} and programme_id = ${id} and not published`.execute(db)
  }
}

/** Of one wording, before and after a batch; null: nothing was said. */
export type PartyChange = { key: string; dutyId: string; before: Resolution | null; after: Resolution | null }
export type PartyBatchRow = {
  id: string
  number: number
  actor: string
  at: Date
  undoes: string | null
  contentHash: Buffer
  changes: PartyChange[]
}

export async function findPartyBatch(db: Db, { homeId, id }: ProgrammeKey, batchId: string) {
  const row = await db
    .selectFrom('partyBatches')
    .select(['id', 'number', 'actor', 'at', 'undoes', 'contentHash', 'changes'])
    .where('homeId', '=', homeId)
    .where('programmeId', '=', id)
    .where('id', '=', batchId)
    .executeTakeFirst()
  return row as unknown as PartyBatchRow | undefined
}

/** The last one; undefined where nothing was said yet. */
export async function findLastPartyBatch(db: Db, { homeId, id }: ProgrammeKey) {
  const row = await db
    .selectFrom('partyBatches')
    .select(['id', 'number', 'actor', 'undoes'])
    .where('homeId', '=', homeId)
    .where('programmeId', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

export async function insertPartyBatch(db: Db, programme: Placed, batch: PartyBatchRow): Promise<void> {
  const { homeId, id: programmeId, unitPath } = programme
  await db
    .insertInto('partyBatches')
    .values({ homeId, programmeId, unitPath, ...batch, changes: JSON.stringify(batch.changes) })
    .execute()
}

import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { HttpClient } from '../tests/support/http.ts'
import { asked } from './duty-world.ts'

export const ELEMENTS = 50
export const PERIODS = ['2024', '2025', '2026'] as const
const ROUNDS_LARGE = 20
/** One token may ask 600 times a minute. */
const TOKENS_OF_EACH = 8

export type OpenForm = { id: string; token: string; homeId: number }
export type FormWorld = { forms: OpenForm[]; elementIds: string[]; communes: number; figures: number }

/**
 * 34 homes with a body in each of the 3,321 communes; of each a form of 50 elements for three periods, the last one open; made by the
 * owner. For each home programs that report for all of it.
 */
export async function makeForms(owner: Db, administrator: HttpClient): Promise<FormWorld> {
  const { rows: provinces } = await sql<{ id: string }>`
    select id from latest_units where level = 1 and ended is null order by id`.execute(owner)
  const forms: OpenForm[] = []
  await sql`
    insert into elements (home_id, id, version, unit_path, code, name, search_key, kind, measure, level, frequency, valid_from, made_at)
    select 0, 5000000 + n, 1, '1', 'do-' || n, 'Số liệu đo thứ ' || n, 'so lieu do ' || n, 'whole', 'người', 3, 'year', '2020-01-01', now()
    from generate_series(1, ${ELEMENTS}::int) n`.execute(owner)
  const elementIds = Array.from({ length: ELEMENTS }, (_, n) => String(5_000_001 + n))
  for (const { id: unitId } of provinces) {
    const { id: homeId } = await asked(
      administrator.post<{ id: number }>('/homes', { unitId, alsoPlanner: false, usualOrganisations: false }),
    )
    await fillHome(owner, homeId, unitId)
    const tokens = await Promise.all(Array.from({ length: TOKENS_OF_EACH }, () => issue(owner, homeId, unitId)))
    const { rows } = await sql<{ id: string }>`
      select id from forms where home_id = ${homeId} and state = 'draft' order by unit_id`.execute(owner)
    forms.push(...rows.map(({ id }, index) => ({ id, homeId, token: tokens[index % tokens.length] ?? '' })))
  }
  await sql`vacuum analyze`.execute(owner)
  return { forms, elementIds, communes: forms.length, figures: await countFigures(owner) }
}

// A published programme is opened each day, and without a plan asks for no forms: they would end while they are measured.
async function fillHome(owner: Db, homeId: number, unitId: string): Promise<void> {
  await sql`
    insert into organisations (home_id, unit_id, unit_path, published, kind, name, name_key, created_at)
    select ${homeId}, u.id, u.path, true, 'people-committee', 'Ủy ban nhân dân ' || l.name, 'ubnd ' || u.id, '2026-01-01'
    from units u join latest_units l on l.id = u.id where u.parent_id = ${unitId} and u.level = 3 and u.ended is null`.execute(
    owner,
  )
  await sql`
    with programme as (
      insert into programmes (home_id, id, unit_id, unit_path, published, name, created_by, created_at)
      select ${homeId}, gen_random_uuid(), id, path, false, 'Xã hội học tập', gen_random_uuid(), now() from units where id = ${unitId} returning *
    ), data_set as (
      insert into data_sets (home_id, id, programme_id, level, unit_path, verified_at)
      select home_id, gen_random_uuid(), id, 3, unit_path, '{1}' from programme returning *
    ), asked as (
      insert into data_set_elements (home_id, data_set_id, element_id, unit_path, position, frequency)
      select home_id, id, 5000000 + n, unit_path, n, 'year' from data_set, generate_series(1, ${ELEMENTS}::int) n
    )
    insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, due_on, state, submitted_on)
    select d.home_id, gen_random_uuid(), d.id, d.programme_id, o.id, u.id, u.level, p.period, u.path || '0' || o.id::text, '2026-01-01', '2026-12-10',
      case p.period when '2026' then 'draft' else 'locked' end, case p.period when '2026' then null else '2026-01-01'::date end
    from data_set d
    join organisations o on o.home_id = d.home_id
    join units u on u.id = o.unit_id
    cross join unnest(${[...PERIODS]}::text[]) p(period)`.execute(owner)
  await sql`
    insert into data_values (home_id, period, unit_id, element_id, level, organisation_id, form_id, unit_path, value, final)
    select f.home_id, f.period, f.unit_id, 5000000 + n, f.level, f.organisation_id, f.id, f.unit_path, 100 + n, f.state = 'locked'
    from forms f, generate_series(1, ${ELEMENTS}::int) n where f.home_id = ${homeId} and f.state = 'locked'`.execute(
    owner,
  )
}

async function issue(owner: Db, homeId: number, unitId: string): Promise<string> {
  const token = `hh_${randomBytes(32).toString('base64url')}`
  const { rows } = await sql<{
    issuer: string
  }>`select person_id as issuer from appointments order by created_at limit 1`.execute(owner)
  await sql`
    insert into service_tokens (home_id, id, name, token_hash, role, reach, unit_id, unit_path, actions, created_by, created_at, until_day, last_used_on)
    select ${homeId}, gen_random_uuid(), 'Chương trình đo', ${createHash('sha256').update(token).digest()}, 'planner', 'subtree', id, path,
      '{figures.read,figures.enter}', ${rows[0]?.issuer}, now(), current_date + 300, current_date from units where id = ${unitId}`.execute(
    owner,
  )
  return token
}

/** Twenty times as many figures: of earlier years, as they would lie there. */
export async function enlarge(owner: Db): Promise<number> {
  await owner.transaction().execute(async (db) => {
    // What is checked row by row was checked of the rows that these repeat.
    await sql`set local session_replication_role = replica`.execute(db)
    await sql`
      insert into data_values (home_id, period, unit_id, element_id, level, organisation_id, form_id, unit_path, value, final)
      select v.home_id, (1900 + r)::text, v.unit_id, v.element_id, v.level, v.organisation_id, v.form_id, v.unit_path, v.value, true
      from generate_series(1, ${(ROUNDS_LARGE - 1) * PERIODS.length}::int) r cross join data_values v where v.period = '2025'`.execute(
      db,
    )
  })
  await sql`vacuum analyze data_values`.execute(owner)
  // Else what was just filled is written down while saves wait for the disk.
  await sql`checkpoint`.execute(owner)
  return countFigures(owner)
}

async function countFigures(owner: Db): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from data_values`.execute(owner)
  return Number(rows[0]?.n)
}

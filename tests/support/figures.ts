import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../src/server/platform/database.ts'
import type { CellKey, FormState } from '../../src/shared/figures.ts'

/** Puts a catalogue, forms and figures where they would stand, for tests that are about what comes after. */
export type Keeper = { homeId: number; path: string }

const at = new Date('2026-01-01T00:00:00Z')
let made = 2_000_000

type SomeElement = {
  id?: string
  name?: string
  kind?: 'whole' | 'decimal' | 'money' | 'yes-no'
  measure?: string
  level?: number
  frequency?: string
  dimensions?: string[]
}

export async function insertElement(owner: Db, { homeId, path }: Keeper, rest: SomeElement = {}): Promise<string> {
  made += 1
  const id = rest.id ?? String(made)
  const name = rest.name ?? `Số người thứ ${id}`
  await sql`
    insert into elements (home_id, id, version, unit_path, code, name, search_key, kind, measure, level, frequency, dimensions, valid_from, made_at)
    values (${homeId}, ${id}, 1, ${path}, ${`e${id}`}, ${name}, ${name.toLowerCase()}, ${rest.kind ?? 'whole'}, ${rest.measure ?? 'người'},
      ${rest.level ?? 3}, ${rest.frequency ?? 'year'}, ${rest.dimensions ?? []}, '2020-01-01', ${at})`.execute(owner)
  return id
}

export type SomeIndicator = { name?: string; kind?: string; numerator: CellKey[]; denominator: CellKey[] | null }

export async function insertIndicator(owner: Db, { homeId, path }: Keeper, rest: SomeIndicator): Promise<string> {
  made += 1
  const id = String(made)
  const name = rest.name ?? `Chỉ số ${id}`
  const denominator = rest.denominator === null ? null : JSON.stringify(rest.denominator)
  await sql`
    insert into indicators (home_id, id, version, unit_path, code, name, search_key, kind, numerator, denominator, measure, valid_from, made_at)
    values (${homeId}, ${id}, 1, ${path}, ${`i${id}`}, ${name}, ${name.toLowerCase()}, ${rest.kind ?? (denominator ? 'ratio' : 'count')},
      ${JSON.stringify(rest.numerator)}, ${denominator}, ${denominator ? '%' : 'người'}, '2020-01-01', ${at})`.execute(
    owner,
  )
  return id
}

/** A programme that is in force, without a plan. */
export async function insertProgramme(owner: Db, { homeId, path }: Keeper, name = 'Xã hội học tập'): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into programmes (home_id, id, unit_id, unit_path, published, name, created_by, created_at)
    select ${homeId}, ${id}, id, path, true, ${name}, ${randomUUID()}, ${at} from units where path = ${path}`.execute(
    owner,
  )
  return id
}

type SomeDataSet = {
  programmeId: string
  elementIds: string[]
  level?: number
  verifiedAt?: number[]
  organisationId?: string | null
}

export async function insertDataSet(owner: Db, { homeId, path }: Keeper, some: SomeDataSet): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into data_sets (home_id, id, programme_id, level, organisation_id, unit_path, verified_at)
    values (${homeId}, ${id}, ${some.programmeId}, ${some.level ?? 3}, ${some.organisationId ?? null}, ${path}, ${some.verifiedAt ?? [1]})`.execute(
    owner,
  )
  await sql`
    insert into data_set_elements (home_id, data_set_id, element_id, unit_path, position, frequency)
    select ${homeId}, ${id}, e, ${path}, n, 'year' from unnest(${some.elementIds}::bigint[]) with ordinality as t(e, n)`.execute(
    owner,
  )
  return id
}

/** Of an organisation: the form lies at its place. */
export type SomeForm = {
  dataSetId: string
  programmeId: string
  organisationId: string
  period?: string
  state?: FormState
  dueOn?: string
}

export async function insertForm(owner: Db, { homeId }: Keeper, some: SomeForm): Promise<string> {
  const id = randomUUID()
  const state = some.state ?? 'draft'
  await sql`
    insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, due_on, state,
      verified_at, submitted_on)
    select ${homeId}, ${id}, ${some.dataSetId}, ${some.programmeId}, o.id, u.id, u.level, ${some.period ?? '2026'}, u.path || '0' || o.id::text,
      '2026-01-01', ${some.dueOn ?? '2026-12-10'}, ${state}, ${state === 'verified' ? 1 : null},
      ${state === 'draft' || state === 'returned' ? null : '2026-12-01'}
    from organisations o join units u on u.id = o.unit_id where o.home_id = ${homeId} and o.id = ${some.organisationId}`.execute(
    owner,
  )
  return id
}

export type SomeFigure = { elementId: string; category?: string; value?: string | null; mark?: string | null }

/** What stands in a form, typed by nobody. */
export async function insertValues(
  owner: Db,
  { homeId }: Keeper,
  formId: string,
  figures: SomeFigure[],
): Promise<void> {
  const rows = figures.map((each) => ({
    element_id: each.elementId,
    category: each.category ?? '',
    value: each.value ?? null,
    mark: each.mark ?? null,
  }))
  await sql`
    insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, mark, final)
    select f.home_id, f.period, f.unit_id, r.element_id, r.category, f.level, f.organisation_id, f.id, f.unit_path, r.value, r.mark, f.state = 'locked'
    from forms f, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(element_id bigint, category text, value numeric, mark text)
    where f.home_id = ${homeId} and f.id = ${formId}`.execute(owner)
}

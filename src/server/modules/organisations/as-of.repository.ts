import { sql } from 'kysely'
import type { NameForm, OrganisationKind } from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'

/** An organisation with all that tells it from others; days are half-open, null is unbounded. */
export type OrganisationAsOf = {
  id: string
  unitId: UnitId
  unitPath: string
  kind: OrganisationKind
  born: Day | null
  ended: Day | null
  /** How it was ever called: whole and shortened. */
  names: { name: string; nameKey: string; form: NameForm; from: Day | null; until: Day | null }[]
  /** Who guides it professionally on the day. */
  parents: string[]
  /** Who took over which of its tasks; `task` is empty for all that are not named elsewhere. */
  successors: { toId: string; task: string; on: Day; legalBasis: string | null }[]
}

type Row = Omit<OrganisationAsOf, 'names' | 'parents' | 'successors'>

/** All organisations of a home that I may see and that were there by the day, the ended ones too; in no order. */
export async function listOrganisationsAsOf(db: Db, homeId: number, on: Day): Promise<OrganisationAsOf[]> {
  const { rows } = await sql<Row>`
    select id, unit_id, unit_path::text, kind, born, ended from organisations
    where home_id = ${homeId} and (born is null or born <= ${on}::date)`.execute(db)
  const found = new Map(
    rows.map((row) => [row.id, { ...row, names: [], parents: [], successors: [] } as OrganisationAsOf]),
  )
  const names = await sql<{ organisationId: string } & OrganisationAsOf['names'][number]>`
    select organisation_id, name, name_key, form, lower(during) as from, upper(during) as until
    from organisation_names where home_id = ${homeId} order by organisation_id, form, during`.execute(db)
  for (const { organisationId, ...name } of names.rows) found.get(organisationId)?.names.push(name)
  const lines = await sql<{ organisationId: string; parentId: string }>`
    select organisation_id, parent_id from organisation_lines
    where home_id = ${homeId} and (from_day is null or from_day <= ${on}::date) and (until_day is null or until_day > ${on}::date)
    order by parent_id`.execute(db)
  for (const { organisationId, parentId } of lines.rows) found.get(organisationId)?.parents.push(parentId)
  const successors = await sql<{ fromId: string } & OrganisationAsOf['successors'][number]>`
    select from_id, to_id, task, on_day as on, legal_basis from organisation_successors
    where home_id = ${homeId} order by from_id, on_day, task, to_id`.execute(db)
  for (const { fromId, ...successor } of successors.rows) found.get(fromId)?.successors.push(successor)
  return [...found.values()]
}

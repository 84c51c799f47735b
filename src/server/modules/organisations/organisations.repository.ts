import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { Organisation, OrganisationKind } from '../../../shared/organisations.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

const organisationsWithUnits = (db: Db) =>
  db
    .selectFrom('organisations')
    .innerJoin('latestUnits', 'latestUnits.id', 'organisations.unitId')
    .select([
      'organisations.id',
      'organisations.name',
      'organisations.unitId',
      'organisations.unitPath',
      'organisations.homeId',
      'latestUnits.kind',
      'latestUnits.name as bareUnitName',
    ])
    .$narrowType<{ kind: UnitKind; bareUnitName: string }>()

type Row = Awaited<ReturnType<ReturnType<typeof organisationsWithUnits>['execute']>>[number]
/** `place` is where what is the organisation's own lies: below its unit, and above nothing of the unit. */
export type OrganisationRow = Organisation & { unitPath: string; place: string; homeId: number }
const toOrganisation = ({ kind, bareUnitName, ...row }: Row): OrganisationRow => ({
  ...row,
  place: `${row.unitPath}.0.${row.id}`,
  unitName: unitFullName(kind, bareUnitName),
})

/** Those that I may see, Vietnamese order. */
export async function listOrganisations(db: Db): Promise<OrganisationRow[]> {
  const rows = await organisationsWithUnits(db)
    .orderBy(sql`organisations.name collate "vi-x-icu"`)
    .orderBy('organisations.id')
    .execute()
  return rows.map(toOrganisation)
}

/** The organisations of one unit with their folded names, to know a party of a plan by. */
export function listOrganisationsAt(
  db: Db,
  homeId: number,
  unitId: string,
): Promise<{ id: string; nameKey: string }[]> {
  return db
    .selectFrom('organisations')
    .select(['id', 'nameKey'])
    .where('homeId', '=', homeId)
    .where('unitId', '=', unitId)
    .execute()
}

export async function getOrganisation(db: Db, id: string): Promise<OrganisationRow> {
  const row = await organisationsWithUnits(db).where('organisations.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This organisation')
  return toOrganisation(row)
}

export type NewOrganisationRow = {
  homeId: number
  unitId: string
  unitPath: string
  kind: OrganisationKind
  name: string
  nameKey: string
  createdAt: Date
}

export async function insertOrganisation(db: Db, organisation: NewOrganisationRow): Promise<string> {
  const { id } = await db.insertInto('organisations').values(organisation).returning('id').executeTakeFirstOrThrow()
  const { homeId, unitPath, name, nameKey } = organisation
  await db
    .insertInto('organisationNames')
    .values({ homeId, organisationId: id, unitPath, name, nameKey, form: 'full', during: '(,)' })
    .execute()
  return id
}

export async function deleteOrganisation(db: Db, homeId: number, id: string): Promise<void> {
  await db.deleteFrom('organisations').where('homeId', '=', homeId).where('id', '=', id).execute()
}

import { unitFullName } from '../../../rules/unit-names.ts'
import type { AccessRole, Action, Reach } from '../../../shared/people.ts'
import type { TokenRole } from '../../../shared/service-tokens.ts'
import type { UnitKind } from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { organisationNameToday } from '../organisations/index.ts'

/** That it was used on a day; the first of those who note it does. */
export async function noteTokenUse(db: Db, homeId: number, id: string, day: string): Promise<void> {
  await db
    .updateTable('serviceTokens')
    .set({ lastUsedOn: day })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lastUsedOn', 'is', null), eb('lastUsedOn', '<', day)]))
    .execute()
}

export type NewTokenRow = {
  homeId: number
  id: string
  name: string
  tokenHash: Buffer
  role: TokenRole
  reach: Reach
  unitId: string
  unitPath: string
  organisationId: string | null
  actions: string[]
  createdBy: string
  createdAt: Date
  untilDay: string
}

export async function insertToken(db: Db, token: NewTokenRow): Promise<void> {
  await db.insertInto('serviceTokens').values(token).execute()
}

/** The tokens that I may see, the newest first; or the one of them with this id. */
export async function listTokens(db: Db, id?: string) {
  const rows = await db
    .selectFrom('serviceTokens')
    .innerJoin('latestUnits', 'latestUnits.id', 'serviceTokens.unitId')
    .leftJoin('organisations', (join) =>
      join
        .onRef('organisations.homeId', '=', 'serviceTokens.homeId')
        .onRef('organisations.id', '=', 'serviceTokens.organisationId'),
    )
    .select([
      'serviceTokens.homeId',
      'serviceTokens.id',
      'serviceTokens.name',
      'serviceTokens.role',
      'serviceTokens.reach',
      'serviceTokens.unitId',
      'serviceTokens.unitPath',
      'latestUnits.kind',
      'latestUnits.name as bareUnitName',
      organisationNameToday.as('organisationName'),
      'serviceTokens.actions',
      'serviceTokens.createdBy',
      'serviceTokens.createdAt',
      'serviceTokens.untilDay',
      'serviceTokens.revokedAt',
      'serviceTokens.lastUsedOn',
    ])
    .$if(id !== undefined, (query) => query.where('serviceTokens.id', '=', id ?? ''))
    .$narrowType<{ role: AccessRole; reach: Reach; kind: UnitKind; bareUnitName: string; actions: Action[] }>()
    .orderBy('serviceTokens.id', 'desc')
    .execute()
  return rows.map(({ kind, bareUnitName, ...row }) => ({ ...row, unitName: unitFullName(kind, bareUnitName) }))
}

export type TokenRow = Awaited<ReturnType<typeof listTokens>>[number]

/** Answers false where it was revoked before. */
export async function revokeTokenRow(
  db: Db,
  homeId: number,
  id: string,
  revoked: { revokedAt: Date; revokedBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('serviceTokens')
    .set(revoked)
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Those that hold, of all that a person issued and that I may see; answers them with where they hold. */
export function revokeTokensOf(db: Db, createdBy: string, revoked: { revokedAt: Date; revokedBy: string }) {
  return db
    .updateTable('serviceTokens')
    .set(revoked)
    .where('createdBy', '=', createdBy)
    .where('revokedAt', 'is', null)
    .returning(['homeId', 'id', 'unitPath'])
    .execute()
}

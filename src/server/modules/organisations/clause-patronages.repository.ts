import type { Db } from '../../platform/database.ts'

export type ClausePatronage = {
  clauseId: string
  organisationId: string
  unitId: string | null
  populationGroup: string | null
}

/** The patronages that stand on some clauses of plans. */
export async function listPatronagesOfClauses(
  db: Db,
  homeId: number,
  clauseIds: readonly string[],
): Promise<ClausePatronage[]> {
  if (clauseIds.length === 0) return []
  const rows = await db
    .selectFrom('patronages')
    .select(['clauseId', 'organisationId', 'unitId', 'populationGroup'])
    .where('homeId', '=', homeId)
    .where('clauseId', 'in', [...clauseIds])
    .execute()
  return rows.flatMap(({ clauseId, ...row }) => (clauseId === null ? [] : [{ clauseId, ...row }]))
}

/** Where the plan stands that a clause is of; nothing where I do not see it. */
export function findClausePlace(db: Db, homeId: number, id: string): Promise<{ unitPath: string } | undefined> {
  return db
    .selectFrom('clauses')
    .select('unitPath')
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .executeTakeFirst()
}

import type { Db } from '../../platform/database.ts'

/** The texts that a clause stands in, the latest first: its id survives reading again. */
export function listTextsOfClause(
  db: Db,
  clauseId: string,
): Promise<{ homeId: number; documentId: string; textId: string }[]> {
  return db
    .selectFrom('clauses as c')
    .innerJoin('documentTexts as t', (join) => join.onRef('t.homeId', '=', 'c.homeId').onRef('t.id', '=', 'c.textId'))
    .select(['t.homeId', 't.documentId', 't.id as textId'])
    .where('c.homeId', 'in', (eb) => eb.selectFrom('homes').select('homes.id'))
    .where('c.id', '=', clauseId)
    .orderBy('t.version', 'desc')
    .execute()
}

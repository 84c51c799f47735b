import { threadOf, valuesOf } from '../../../rules/reports/index.ts'
import type { ValueThread } from '../../../shared/reports.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { listSections } from './sections.repository.ts'
import { getShownReport } from './sides.ts'

/** Where a value of a report comes from. Throws `not-found` for an id that no value has. */
export async function getValueThread(db: Db, actor: Actor, id: string, valueId: string): Promise<ValueThread> {
  return inTransaction(db, actor, async (db) => {
    const report = await getShownReport(db, actor, id)
    const thread = threadOf(valueId, report.programmeId)
    const values = (await listSections(db, report)).flatMap(({ drafted }) => valuesOf(drafted))
    const value = values.find((each) => each.id === valueId)
    if (!thread || !value) throw notFound('This value')
    return { id: valueId, printed: value, ...thread }
  })
}

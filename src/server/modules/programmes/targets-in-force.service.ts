import type { TargetBody } from '../../../shared/facts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { listFactsOfVersions } from './facts.repository.ts'
import { shownVersions } from './parties-stock.ts'
import { listRelations, type ProgrammeRow } from './programmes.repository.ts'
import { listVersionsOfProgramme } from './versions.repository.ts'

export type TargetInForce = {
  id: string
  versionId: string
  clauseId: string
  section: string
  quote: string
  body: TargetBody
}

/** The targets of what is in force of a programme on a day, in the order of its documents and their text. */
export async function listTargetsInForce(db: Db, { homeId, id }: ProgrammeRow, on: Day): Promise<TargetInForce[]> {
  const relations = await listRelations(db, homeId, id)
  const versions = shownVersions(relations, await listVersionsOfProgramme(db, homeId, id), on, false)
  const ids = versions.map((version) => version.id)
  const facts = await listFactsOfVersions(db, homeId, ids, 'target')
  return facts
    .toSorted((a, b) => ids.indexOf(a.versionId) - ids.indexOf(b.versionId))
    .map(({ id, versionId, clauseId, section, quote, body }) => ({
      ...{ id, versionId, clauseId, section, quote },
      body: body as TargetBody,
    }))
}

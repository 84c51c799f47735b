import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { publishDocument } from '../documents/index.ts'
import { showResolutions } from './parties.repository.ts'
import { audienceOf } from './parties-meaning.ts'
import { stockParties } from './parties-stock.ts'
import type { ProgrammeRow } from './programmes.repository.ts'
import { setProgrammeAudience, setVersionAudience } from './publish.repository.ts'
import { listVersionsOfProgramme } from './versions.repository.ts'

/**
 * Shows what is published of a programme, and what was said of its parties, downwards and to whom these parties mean
 * on the day. The document of a version goes on being read by whoever was given it once.
 */
export async function showToParties(db: Db, actor: Actor, programme: ProgrammeRow, on: string): Promise<string[]> {
  const { homeId, id } = programme
  const stock = await stockParties(db, actor, programme, on, 'published')
  const versions = await listVersionsOfProgramme(db, homeId, id)
  const everybody = new Set<string>()
  for (const version of versions.filter(({ state }) => state === 'published')) {
    const audience = audienceOf(stock, version.id)
    await setVersionAudience(db, { homeId, id: version.id }, audience)
    await publishDocument(db, homeId, version.documentId, audience)
    for (const party of audience) everybody.add(party)
  }
  await setProgrammeAudience(db, homeId, id)
  await showResolutions(db, programme)
  return [...everybody].sort()
}

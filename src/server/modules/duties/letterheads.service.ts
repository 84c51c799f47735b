import type { Letterhead, NewLetterhead, ProgrammeLetterhead } from '../../../shared/letterheads.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { getReadableProgramme, lockProgramme, type ProgrammeRow } from '../programmes/index.ts'
import { letterheadChanged } from './duties.problems.ts'
import { findLetterhead, putLetterhead } from './letterheads.repository.ts'

/** Of whom nothing is known. */
export const noLetterhead: Letterhead = {
  parent: null,
  issuer: null,
  symbol: null,
  place: null,
  position: [],
  signer: null,
  recipients: [],
  keptAt: null,
}

/** The letterhead of the office that follows up a programme. */
export async function getLetterhead(db: Db, actor: Actor, programmeId: string): Promise<ProgrammeLetterhead> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    requireAction(actor, 'duties.plan', programme.unitPath)
    return describeLetterhead(db, programme)
  })
}

async function describeLetterhead(db: Db, programme: ProgrammeRow): Promise<ProgrammeLetterhead> {
  const { programmeId, revision, ...letterhead } = (await findLetterhead(db, programme)) ?? {
    ...noLetterhead,
    programmeId: programme.id,
    revision: 0,
  }
  return {
    programmeId: programme.id,
    programmeName: programme.name,
    unitId: programme.unitId,
    letterhead,
    revision: programmeId === programme.id ? revision : 0,
  }
}

/** Says it anew. Throws `letterhead-changed` where somebody else did meanwhile. */
export async function setLetterhead(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { revision, ...letterhead }: NewLetterhead,
): Promise<ProgrammeLetterhead> {
  return inTransaction(db, actor, async (db) => {
    const { unitPath } = await getReadableProgramme(db, actor, programmeId)
    requireAction(actor, 'duties.plan', unitPath)
    const programme = await lockProgramme(db, programmeId)
    const before = await describeLetterhead(db, programme)
    if (before.revision !== revision) throw letterheadChanged(before.revision)
    await putLetterhead(db, programme, { ...letterhead, revision: revision + 1, by: actor.personId, at: clock.now() })
    await recordAudit(db, clock, actor, {
      homeId: programme.homeId,
      unitPath: programme.unitPath,
      action: 'duties.letterhead',
      subject: `programme:${programme.id}`,
      detail: { issuer: letterhead.issuer },
    })
    return describeLetterhead(db, programme)
  })
}

import type { NewRelation, Programme } from '../../../shared/programmes.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { today } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type Telling, tellGiven } from './given.service.ts'
import { describeProgramme } from './programme-page.service.ts'
import { badRelation } from './programmes.problems.ts'
import { listRelations, lockProgramme, type Relation, updateRelation } from './programmes.repository.ts'

/**
 * Says how a document stands in its programme and from which day. One that replaces or ends another is what ends it, on
 * its own first day, from when it is published. Throws `bad-relation`.
 */
export async function setRelation(
  telling: Telling,
  actor: Actor,
  programmeId: string,
  { documentId, relation, on, until = null, of = null }: NewRelation,
): Promise<Programme> {
  const { clock } = telling
  return inTransaction(telling.db, actor, async (db) => {
    const programme = await lockProgramme(db, programmeId)
    requireAction(actor, 'programmes.publish', programme.unitPath)
    const relations = await listRelations(db, programme.homeId, programmeId)
    if (!relations.some((each) => each.documentId === documentId)) throw notFound('This document of the programme')
    const next: Relation = { documentId, relation, onDay: on, untilDay: until, ofDocumentId: of }
    checkRelation(next, relations)
    await updateRelation(db, programme, next)
    if (programme.published) await tellGiven({ ...telling, db }, actor, programme)
    await recordAudit(db, clock, actor, {
      homeId: programme.homeId,
      unitPath: programme.unitPath,
      action: 'programmes.relate',
      subject: `programme:${programmeId}`,
      detail: next,
    })
    return describeProgramme(db, clock, actor, programmeId, today(clock))
  })
}

function checkRelation({ documentId, relation, onDay, untilDay, ofDocumentId }: Relation, all: readonly Relation[]) {
  if (untilDay !== null && untilDay < onDay) throw badRelation('#/until', 'before-on')
  if (ofDocumentId === null) return
  if (ofDocumentId === documentId) throw badRelation('#/of', 'itself')
  if (relation === 'starts' || relation === 'implements') throw badRelation('#/of', 'of-nothing')
  const other = all.find((each) => each.documentId === ofDocumentId)
  if (!other) throw badRelation('#/of', 'not-in-programme')
  if (onDay < other.onDay) throw badRelation('#/on', 'before-the-other')
}

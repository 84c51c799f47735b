import type { ReadingStatus } from '../../../shared/documents.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { notReadYet, readingOver } from './documents.problems.ts'
import { type DocumentRow, getDocumentRow, holdDocument } from './documents.repository.ts'
import { type DocumentsDeps, requestReading } from './documents.service.ts'
import { endReading, findFinishedReading, findReadingPlace, listLatestReadings } from './readings.repository.ts'

/** Has a document read again; where that is under way already, answers how far it is. */
export async function readAgain(deps: DocumentsDeps, actor: Actor, documentId: string): Promise<ReadingStatus> {
  const { db, clock, readings } = deps
  const status = await inTransaction(db, actor, async (db) => {
    const document = await getDocumentRow(db, documentId)
    requireAction(actor, 'documents.upload', document.unitPath)
    if (!(await holdDocument(db, documentId))) throw notFound('This document')
    if (await requestReading(deps, db, actor, document)) {
      const { homeId, unitPath } = document
      const subject = `document:${documentId}`
      await recordAudit(db, clock, actor, { homeId, unitPath, action: 'documents.read-again', subject })
    }
    return (await listLatestReadings(db, [documentId])).get(documentId)
  })
  readings.wake()
  if (!status) throw notFound('This document')
  return status
}

/** Throws `reading-over`. */
export async function cancelReading({ db, clock, readings }: DocumentsDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const reading = await findReadingPlace(db, id)
    if (!reading) throw notFound('This reading')
    const { homeId, unitPath, documentId } = reading
    requireAction(actor, 'documents.upload', unitPath)
    if (!(await endReading(db, homeId, id, 'cancelled', clock.now(), null))) throw readingOver()
    const subject = `document:${documentId}`
    await recordAudit(db, clock, actor, { homeId, unitPath, action: 'documents.cancel-reading', subject })
  })
  readings.abort(id)
}

export type FinishedDocument = Pick<
  DocumentRow,
  'homeId' | 'unitId' | 'unitPath' | 'unitName' | 'fileName' | 'published' | 'audience'
> & { documentId: string; textId: string; facts: ReadFact[] }

/** What the latest finished reading found: the material of a draft. Throws `not-found`, `not-read-yet`. */
export async function getFinishedReading(db: Db, documentId: string): Promise<FinishedDocument> {
  const { homeId, unitId, unitPath, unitName, fileName, published, audience } = await getDocumentRow(db, documentId)
  const reading = await findFinishedReading(db, homeId, documentId)
  if (!reading) throw notReadYet()
  return { homeId, documentId, unitId, unitPath, unitName, fileName, published, audience, ...reading }
}

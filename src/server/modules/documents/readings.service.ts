import type { ReadingStatus } from '../../../shared/documents.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type JobWays, requireJob } from '../../platform/job-ways.ts'
import { jobNotFailed, jobOver } from '../../platform/jobs.problems.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { notReadYet } from './documents.problems.ts'
import { type DocumentRow, getDocumentRow, holdDocument } from './documents.repository.ts'
import { askedBy, type DocumentsDeps, requestReading } from './documents.service.ts'
import { readingQueue } from './reading-jobs.ts'
import {
  type AskedReading,
  endReading,
  findAskedReading,
  findFinishedReading,
  listLatestReadings,
} from './readings.repository.ts'

/** Has a document read again; where that is under way already, answers how far it is. */
export async function readAgain(deps: DocumentsDeps, actor: Actor, documentId: string): Promise<ReadingStatus> {
  const { db, clock, readings } = deps
  const status = await inTransaction(db, actor, async (db) => {
    const document = await getDocumentRow(db, documentId)
    requireAction(actor, 'documents.upload', document.unitPath)
    if (!(await holdDocument(db, documentId))) throw notFound('This document')
    if (await requestReading(deps, db, askedBy(actor, document.unitPath), document)) {
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

/** How the jobs page handles readings. */
export const readingWays = (deps: DocumentsDeps): JobWays => ({
  view: 'reading_jobs',
  queue: readingQueue,
  of: 'unit',
  titlesFor: 'documents.read',
  cancels: ['waiting', 'running'],
  cancel: (actor, id) => cancelReading(deps, actor, id),
  retry: (actor, id) => retryReading(deps, actor, id),
})

async function cancelReading({ db, clock, readings }: DocumentsDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const { homeId, unitPath, documentId } = await getJob(db, actor, id)
    if (!(await endReading(db, homeId, id, 'cancelled', clock.now(), null))) throw jobOver()
    const subject = `document:${documentId}`
    await recordAudit(db, clock, actor, { homeId, unitPath, action: 'documents.cancel-reading', subject })
  })
  readings.abort(id)
}

/** Whoever does not read documents has it done for the person who asked before, with that person's rights. */
async function retryReading(deps: DocumentsDeps, actor: Actor, id: string): Promise<string> {
  const { db, clock, readings } = deps
  const latest = await inTransaction(db, actor, async (db) => {
    const { homeId, unitPath, documentId, state, requestedBy, onBehalfOf } = await getJob(db, actor, id)
    if (!(await holdDocument(db, documentId))) throw notFound('This document')
    const before = (await listLatestReadings(db, [documentId])).get(documentId)
    if (before?.id !== id || (state !== 'failed' && state !== 'cancelled')) throw jobNotFailed()
    const asked = mayAt(actor, 'documents.upload', unitPath) ? askedBy(actor, unitPath) : { requestedBy, onBehalfOf }
    await requestReading(deps, db, asked, await getDocumentRow(db, documentId))
    const subject = `document:${documentId}`
    await recordAudit(db, clock, actor, { homeId, unitPath, action: 'documents.read-again', subject })
    return (await listLatestReadings(db, [documentId])).get(documentId)
  })
  readings.wake()
  if (!latest) throw notFound('This reading')
  return latest.id
}

async function getJob(db: Db, actor: Actor, id: string): Promise<AskedReading> {
  const reading = await findAskedReading(db, id)
  if (!reading) throw notFound('This job')
  requireJob(actor, 'unit', reading.unitPath)
  return reading
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

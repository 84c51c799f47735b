import { createHash } from 'node:crypto'
import type { Document, DocumentText, UploadedDocument } from '../../../shared/documents.ts'
import { type Actor, behalfAt, grantMay, refusalOf, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { hasAuditEntry, recordAudit } from '../audit/index.ts'
import { getHomeOf, listVisibleHomes } from '../homes/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { getUnit, requireUnitOn } from '../units/index.ts'
import { documentInUse, emptyFile, keptElsewhere, notReadYet, secretRemoved } from './documents.problems.ts'
import {
  type DocumentRow,
  deleteDocument,
  findBytes,
  findDocumentIdByHash,
  findDocumentRow,
  getDocumentRow,
  insertDocument,
  isDocumentInUse,
  listDocumentRows,
  listNewestDocuments,
  listProgrammesOf,
} from './documents.repository.ts'
import { cleanFileName } from './file-name.ts'
import type { ReadingJobs } from './reading-jobs.ts'
import { insertReading, listLatestReadings } from './readings.repository.ts'
import { noteSecret } from './secrets.service.ts'
import { findText, listClauses } from './texts.repository.ts'

export type DocumentsDeps = { db: Db; clock: Clock; readings: ReadingJobs }

export type Upload = { bytes: Buffer; fileName: string | undefined; unitId: string | undefined }

/** Keeps a document, its bytes and a reading to come; or answers the one that has the same bytes already. */
export async function uploadDocument(deps: DocumentsDeps, actor: Actor, upload: Upload): Promise<UploadedDocument> {
  const { db, clock, readings } = deps
  const { bytes } = upload
  const place = await inTransaction(db, actor, (db) => findPlace(db, clock, actor, upload.unitId))
  if (bytes.length === 0) throw emptyFile()
  const sha256 = createHash('sha256').update(bytes).digest()
  const known = await inTransaction(db, actor, (db) => findDocumentIdByHash(db, place.homeId, sha256))
  if (known !== undefined) return { document: await getDocument(db, actor, known), alreadyHere: true }

  const { homeId, unitPath, unitId } = place
  const format = await readings
    .inspect(bytes, sha256)
    .catch((error) => noteSecret(deps, actor, { homeId, unitPath, subject: `unit:${unitId}` }, error))
  const id = newId()
  const now = clock.now()
  const kept = await inTransaction(db, actor, async (db) => {
    const fileName = cleanFileName(upload.fileName)
    const document = { ...place, id, sha256, fileName, format, uploadedBy: actor.personId, uploadedAt: now }
    if (!(await insertDocument(db, document, bytes))) {
      const first = await findDocumentIdByHash(db, place.homeId, sha256)
      if (first === undefined) throw keptElsewhere()
      return { id: first, alreadyHere: true }
    }
    const asked = askedBy(actor, place.unitPath)
    await requestReading(deps, db, asked, { ...place, id, published: false, audience: [] })
    await recordAudit(db, clock, actor, {
      homeId: place.homeId,
      unitPath: place.unitPath,
      action: 'documents.upload',
      subject: `document:${id}`,
      detail: { format, bytes: bytes.length },
    })
    return { id, alreadyHere: false }
  })
  readings.wake()
  return { document: await getDocument(db, actor, kept.id), alreadyHere: kept.alreadyHere }
}

type Place = { homeId: number; unitId: string; unitPath: string }

/**
 * Where an upload belongs: the unit asked for, or the one that the actor plans for. Papers of a unit that has ended are kept
 * by who is in charge of its ground now.
 */
async function findPlace(db: Db, clock: Clock, actor: Actor, unitId: string | undefined): Promise<Place> {
  const own = actor.grants.find((grant) => grantMay(grant, 'documents.upload'))
  if (!own) throw refusalOf(actor, 'documents.upload')
  const unit = await getUnit(db, unitId ?? own.unitId)
  requireAction(actor, 'documents.upload', unit.path)
  await requireUnitOn(db, unit, today(clock))
  const home = await getHomeOf(db, unit.path)
  return { homeId: home.id, unitId: unit.id, unitPath: unit.path }
}

/** Makes the row and the job, in the caller's transaction; does nothing where a reading is under way. */
export async function requestReading(
  { clock, readings }: DocumentsDeps,
  db: Db,
  { requestedBy, onBehalfOf }: { requestedBy: string; onBehalfOf: string | null },
  document: Pick<DocumentRow, 'homeId' | 'id' | 'unitPath' | 'published' | 'audience'>,
): Promise<boolean> {
  const { homeId, unitPath, published, audience } = document
  const reading = { homeId, id: newId(), documentId: document.id, unitPath, published, audience }
  const made = await insertReading(db, { ...reading, requestedBy, onBehalfOf, requestedAt: clock.now() })
  if (made) await readings.send(db, reading)
  return made
}

/** Whoever asks at a place, for themselves or for somebody who is away. */
export const askedBy = (actor: Actor, unitPath: string) => ({
  requestedBy: actor.personId,
  onBehalfOf: behalfAt(actor, unitPath),
})

async function describe(db: Db, rows: readonly DocumentRow[]): Promise<Document[]> {
  const ids = rows.map(({ id }) => id)
  const readings = await listLatestReadings(db, ids)
  const programmes = await listProgrammesOf(db, ids)
  const names = await findPersonNames(
    db,
    rows.map(({ uploadedBy }) => uploadedBy),
  )
  return rows.map(({ homeId: _, unitPath: __, published: ___, audience: ____, ...row }) => ({
    ...row,
    uploadedAt: row.uploadedAt.toISOString(),
    uploadedBy: names.get(row.uploadedBy) ?? '',
    reading: readings.get(row.id) ?? null,
    programmes: programmes.get(row.id) ?? [],
  }))
}

const nation = 0

/** A page of what I may see, newest first; `more` where it goes on. */
export async function listDocuments(
  db: Db,
  actor: Actor,
  { limit, before }: { limit: number; before?: string },
): Promise<{ documents: Document[]; more: boolean }> {
  return inTransaction(db, actor, async (db) => {
    const homeIds = [nation, ...(await listVisibleHomes(db, actor)).map(({ id }) => id)]
    const rows = await listNewestDocuments(db, homeIds, limit + 1, before)
    return { documents: await describe(db, rows.slice(0, limit)), more: rows.length > limit }
  })
}

/** Throws `not-found`, or `secret-removed` to whoever saw it before. */
export async function getDocument(db: Db, actor: Actor, id: string): Promise<Document> {
  return inTransaction(db, actor, async (db) => {
    const row = await findDocumentRow(db, id)
    if (!row) {
      if (await hasAuditEntry(db, 'documents.remove-secret', `document:${id}`)) throw secretRemoved()
      throw notFound('This document')
    }
    const [document] = await describe(db, [row])
    return document as Document
  })
}

export async function getDocumentFile(db: Db, actor: Actor, id: string) {
  return inTransaction(db, actor, async (db) => {
    const { homeId, fileName, format } = await getDocumentRow(db, id)
    const bytes = await findBytes(db, homeId, id)
    if (!bytes) throw notFound('This document')
    return { fileName, format, bytes }
  })
}

/** The latest text, or the one named. Throws `not-found`, `not-read-yet`. For the caller's transaction. */
export async function getDocumentText(db: Db, documentId: string, textId?: string): Promise<DocumentText> {
  const row = await findText(db, documentId, textId)
  if (!row) {
    await getDocumentRow(db, documentId)
    throw textId === undefined ? notReadYet() : notFound('This text')
  }
  const { homeId, id, version, text } = row
  return { id, documentId, version, text, clauses: await listClauses(db, homeId, id) }
}

/** Removes a document that no version stands on. Throws `document-in-use`. */
export async function removeDocument({ db, clock, readings }: DocumentsDeps, actor: Actor, id: string): Promise<void> {
  try {
    const reading = await inTransaction(db, actor, async (db) => {
      const [document] = await listDocumentRows(db, [id])
      if (!document) throw notFound('This document')
      const { homeId, unitPath } = document
      requireAction(actor, 'documents.upload', unitPath)
      const latest = (await listLatestReadings(db, [id])).get(id)
      await deleteDocument(db, homeId, id)
      const subject = `document:${id}`
      await recordAudit(db, clock, actor, { homeId, unitPath, action: 'documents.remove', subject })
      return latest
    })
    if (reading) readings.abort(reading.id)
  } catch (error) {
    if (isDocumentInUse(error)) throw documentInUse()
    throw error
  }
}

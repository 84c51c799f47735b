import { isDay } from '../../../rules/days.ts'
import { firstDayOf, isRealDate } from '../../../rules/partial-dates.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import type { NewDraft, NewVersion, Version } from '../../../shared/programmes.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type FinishedDocument, getFinishedReading, holdDocument, listDocumentRows } from '../documents/index.ts'
import { fromReading } from './fact-states.ts'
import { copyFacts, insertFacts } from './facts.repository.ts'
import { copyLinks } from './links.repository.ts'
import { findProgrammeUnit } from './programme-unit.ts'
import {
  alreadyPublished,
  documentInProgramme,
  draftExists,
  nothingPublished,
  otherHome,
} from './programmes.problems.ts'
import {
  deleteProgramme,
  deleteRelation,
  insertProgramme,
  insertRelation,
  listRelations,
  lockProgramme,
} from './programmes.repository.ts'
import { describeVersion } from './version-page.ts'
import {
  type DocumentVersion,
  deleteVersion,
  holdDrafting,
  insertVersion,
  listVersionsOfDocument,
  lockVersion,
  lockVersionsOf,
  type VersionRow,
} from './versions.repository.ts'

type Programme = { homeId: number; id: string; unitPath: string }

/**
 * Takes a document that was read into a programme, as a draft to review. Without a programme it starts one.
 * Throws `not-read-yet`, `draft-exists`, `document-in-programme`, `other-home`.
 */
export async function startDraft(db: Db, clock: Clock, actor: Actor, request: NewDraft): Promise<Version> {
  return inTransaction(db, actor, async (db) => {
    const [shown] = await listDocumentRows(db, [request.documentId])
    if (!shown) throw notFound('This document')
    // What was read is the uploader's; who only sees the published document has nothing to draft from.
    requireAction(actor, 'programmes.review', shown.unitPath)
    if (!(await holdDocument(db, request.documentId))) throw notFound('This document')
    const document = await getFinishedReading(db, request.documentId)
    await holdDrafting(db, document.documentId)
    const versions = await listVersionsOfDocument(db, document.homeId, document.documentId)
    const about = factsOfDocument(document.facts)
    const programme =
      request.programmeId === undefined
        ? await startProgramme(db, clock, actor, request, document, about, versions)
        : await joinProgramme(db, actor, request.programmeId, document, versions)
    const onDay = request.on ?? dayOf(about) ?? today(clock)
    await insertRelation(db, programme, {
      documentId: document.documentId,
      relation: request.relation,
      onDay,
      untilDay: null,
      ofDocumentId: null,
    })
    const version = versionOf(clock, actor, programme, { ...document, number: 1, basedOn: null })
    await insertVersion(db, version)
    await insertFacts(db, version, document.facts.map(fromReading), 0)
    await recordAudit(db, clock, actor, {
      homeId: version.homeId,
      unitPath: version.unitPath,
      action: 'programmes.draft',
      subject: `version:${version.id}`,
      detail: { programme: programme.id, document: document.documentId, relation: request.relation },
    })
    return describeVersion(db, actor, version.id)
  })
}

const factsOfDocument = (facts: readonly ReadFact[]): DocumentFacts | undefined =>
  facts.find((fact) => fact.kind === 'document')?.body

function dayOf(about: DocumentFacts | undefined): string | undefined {
  const { issuedOn = null, horizon = null } = about ?? {}
  if (issuedOn !== null && isRealDate(issuedOn)) return firstDayOf(issuedOn)
  const first = horizon?.from === null || horizon?.from === undefined ? undefined : firstDayOf(String(horizon.from))
  return first !== undefined && isDay(first) ? first : undefined
}

const refuseSecondDraft = (versions: readonly DocumentVersion[]) => {
  const draft = versions.find(({ state }) => state === 'draft')
  if (draft) {
    const { id, programmeId, programmeName } = draft
    throw draftExists({ versionId: id, programmeId, programmeName })
  }
}

async function startProgramme(
  db: Db,
  clock: Clock,
  actor: Actor,
  { name }: NewDraft,
  document: FinishedDocument,
  about: DocumentFacts | undefined,
  versions: readonly DocumentVersion[],
): Promise<Programme> {
  const unit = await findProgrammeUnit(db, actor, document, about)
  requireAction(actor, 'programmes.review', unit.unitPath)
  // Ten people who start a programme from one document at once start one.
  refuseSecondDraft(versions)
  const programme = {
    homeId: document.homeId,
    id: newId(),
    ...unit,
    name: nameOf(name, about, document.fileName),
    horizonFrom: about?.horizon?.from ?? null,
    horizonTo: about?.horizon?.to ?? null,
    createdBy: actor.personId,
    createdAt: clock.now(),
  }
  await insertProgramme(db, programme)
  return programme
}

function nameOf(given: string | undefined, about: DocumentFacts | undefined, fileName: string): string {
  const numbered = about?.number ? [about.kind, about.number].filter(Boolean).join(' ') : undefined
  const names = [given, about?.title, numbered, fileName].map((name) => (name ?? '').replace(/\s+/g, ' ').trim())
  return (names.find(Boolean) ?? '').slice(0, 1000).toWellFormed()
}

async function joinProgramme(
  db: Db,
  actor: Actor,
  programmeId: string,
  document: FinishedDocument,
  versions: readonly DocumentVersion[],
): Promise<Programme> {
  const programme = await lockProgramme(db, programmeId)
  requireAction(actor, 'programmes.review', programme.unitPath)
  if (programme.homeId !== document.homeId) throw otherHome()
  const here = versions.filter((version) => version.programmeId === programmeId)
  refuseSecondDraft(here)
  if (here.length > 0) throw documentInProgramme(programmeId)
  return programme
}

const versionOf = (
  clock: Clock,
  actor: Actor,
  programme: Programme,
  of: { documentId: string; textId: string; number: number; basedOn: string | null },
) => ({
  homeId: programme.homeId,
  id: newId(),
  programmeId: programme.id,
  documentId: of.documentId,
  textId: of.textId,
  unitPath: programme.unitPath,
  number: of.number,
  basedOn: of.basedOn,
  createdBy: actor.personId,
  createdAt: clock.now(),
})

/** Opens a draft from what is published of a document. Throws `draft-exists`, `nothing-published`. */
export async function amend(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { documentId }: NewVersion,
): Promise<Version> {
  return inTransaction(db, actor, async (db) => {
    await holdDrafting(db, documentId)
    const programme = await lockProgramme(db, programmeId)
    requireAction(actor, 'programmes.review', programme.unitPath)
    const all = await listVersionsOfDocument(db, programme.homeId, documentId)
    const versions = all.filter((version) => version.programmeId === programmeId)
    refuseSecondDraft(versions)
    const published = versions.find(({ state }) => state === 'published')
    if (!published) throw nothingPublished()
    const number = Math.max(...versions.map((version) => version.number)) + 1
    const of = { documentId, textId: published.textId, number, basedOn: published.id }
    const version = versionOf(clock, actor, programme, of)
    await insertVersion(db, version)
    await copyFacts(db, { homeId: programme.homeId, id: published.id }, version)
    await copyLinks(db, { homeId: programme.homeId, id: published.id }, version)
    await recordAudit(db, clock, actor, {
      homeId: version.homeId,
      unitPath: version.unitPath,
      action: 'programmes.amend',
      subject: `version:${version.id}`,
      detail: { programme: programmeId, from: published.id },
    })
    return describeVersion(db, actor, version.id)
  })
}

/** Throws a draft away; with the last one of a programme that was never published the programme goes too. */
export async function discardDraft(db: Db, clock: Clock, actor: Actor, versionId: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const version = await lockVersion(db, versionId)
    requireAction(actor, 'programmes.review', version.unitPath)
    if (version.state !== 'draft') throw alreadyPublished(version.id)
    await deleteVersion(db, version.homeId, version.id)
    await leaveNoRest(db, version)
    await recordAudit(db, clock, actor, {
      homeId: version.homeId,
      unitPath: version.unitPath,
      action: 'programmes.discard',
      subject: `version:${versionId}`,
      detail: { programme: version.programmeId, document: version.documentId },
    })
  })
}

async function leaveNoRest(db: Db, { homeId, documentId, programmeId }: VersionRow): Promise<void> {
  const programme = { homeId, id: programmeId }
  const others = await listVersionsOfDocument(db, homeId, documentId)
  if (others.some((version) => version.programmeId === programmeId)) return
  await deleteRelation(db, programme, documentId)
  const { published } = await lockProgramme(db, programmeId)
  if (!published && (await listRelations(db, homeId, programmeId)).length === 0) {
    await deleteProgramme(db, homeId, programmeId)
  }
}

/** Throws a programme away that was never published. Throws `already-published`. */
export async function discardProgramme(db: Db, clock: Clock, actor: Actor, programmeId: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    // In the order in which publishing locks them.
    await lockVersionsOf(db, programmeId)
    const programme = await lockProgramme(db, programmeId)
    requireAction(actor, 'programmes.review', programme.unitPath)
    if (programme.published) throw alreadyPublished(null)
    await deleteProgramme(db, programme.homeId, programme.id)
    await recordAudit(db, clock, actor, {
      homeId: programme.homeId,
      unitPath: programme.unitPath,
      action: 'programmes.discard',
      subject: `programme:${programmeId}`,
      detail: { name: programme.name },
    })
  })
}

import type { CellKey } from '../../../shared/figures.ts'
import type { FormEvidence, FormPage } from '../../../shared/forms.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type EvidenceDeps, examineFile, MEDIA_TYPES, type NewFile, requireRoom } from '../evidence/index.ts'
import { findPersonNames } from '../identity/index.ts'
import {
  deleteBytesNotSubmitted,
  findFormEvidenceBytes,
  findStandingFiles,
  getFormEvidence,
  insertFormEvidence,
} from './form-evidence.repository.ts'
import { describeForm } from './form-page.service.ts'
import { getForm, type HeldForm, insertFormEvent, moveForm } from './forms.repository.ts'
import { heldForEntry, requireOpen } from './saving.service.ts'

/** Asked before the bytes are. Throws `not-found`, `not-allowed`. */
export async function requireEntering(db: Db, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, actor, async (db) => requireAction(actor, 'figures.enter', (await getForm(db, id)).unitPath))
}

/**
 * Keeps a file with a figure of a form that is open, or answers the one that has the same bytes. Throws `evidence-not-taken`,
 * `secret-document`, `too-much-evidence`, `evidence-full` and `form-not-open`.
 */
export async function attachToCell(
  deps: EvidenceDeps,
  actor: Actor,
  id: string,
  { elementId, category, ...file }: NewFile & CellKey,
): Promise<{ evidence: FormEvidence; alreadyHere: boolean }> {
  const { db, clock } = deps
  const examined = await examineFile(deps, actor, file, async () => {
    const { homeId, unitPath } = await inTransaction(db, actor, (db) => getForm(db, id))
    return { homeId, unitPath, subject: `form:${id}` }
  })
  return inTransaction(db, actor, async (db) => {
    const form = await heldForEntry(db, actor, id)
    requireOpen(form, clock)
    if (form.asked?.[elementId] === undefined) throw invalidRequest([{ pointer: '#/elementId', code: 'not-asked' }])
    const standing = await findStandingFiles(db, form, { elementId, category }, examined.sha256)
    const evidenceId = standing.same ?? newId()
    if (standing.same === null) {
      requireRoom(standing, examined.bytes)
      await insertFormEvidence(db, form, {
        ...examined,
        ...{ id: evidenceId, elementId, category },
        addedBy: actor.personId,
        addedAt: clock.now(),
      })
      await noteFile(db, clock, actor, form, 'attach', evidenceId)
    }
    const { addedBy, addedAt, kind: _, removed: __, ...row } = await getFormEvidence(db, form, evidenceId)
    const names = await findPersonNames(db, [addedBy])
    const evidence = { ...row, addedBy: names.get(addedBy) ?? null, addedAt: addedAt.toISOString() }
    return { evidence, alreadyHere: standing.same !== null }
  })
}

/** Takes a file from a form that is open; the history tells that it stood there. */
export async function detachFromCell(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  evidenceId: string,
): Promise<FormPage> {
  return inTransaction(db, actor, async (db) => {
    const form = await heldForEntry(db, actor, id)
    requireOpen(form, clock)
    const { removed } = await getFormEvidence(db, form, evidenceId)
    if (!removed) {
      await deleteBytesNotSubmitted(db, form, evidenceId)
      await noteFile(db, clock, actor, form, 'detach', evidenceId)
    }
    return describeForm(db, clock, actor, id)
  })
}

async function noteFile(
  db: Db,
  clock: Clock,
  actor: Actor,
  form: HeldForm,
  act: 'attach' | 'detach',
  evidenceId: string,
): Promise<void> {
  const { state, verifiedAt } = form
  await insertFormEvent(db, form, {
    id: newId(),
    act,
    state,
    level: null,
    byPerson: actor.personId,
    at: clock.now(),
    words: null,
    cells: [],
    evidenceId,
  })
  await moveForm(db, form, { state, verifiedAt, submittedOn: null })
  await recordAudit(db, clock, actor, {
    homeId: form.homeId,
    unitPath: form.unitPath,
    action: 'figures.act',
    subject: `form:${form.id}`,
    detail: { act, evidence: evidenceId },
  })
}

/** For whoever sees the form. Throws `not-found`. */
export async function getCellFile(
  db: Db,
  actor: Actor,
  id: string,
  evidenceId: string,
): Promise<{ fileName: string; mediaType: string; bytes: Buffer }> {
  return inTransaction(db, actor, async (db) => {
    const form = await getForm(db, id)
    const { fileName, kind } = await getFormEvidence(db, form, evidenceId)
    const bytes = await findFormEvidenceBytes(db, form.homeId, evidenceId)
    if (!bytes) throw notFound('This file')
    return { fileName, mediaType: MEDIA_TYPES[kind], bytes }
  })
}

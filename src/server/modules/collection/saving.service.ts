import { createHash } from 'node:crypto'
import { sameDecimal } from '../../../rules/figures/cells.ts'
import { isOpen } from '../../../rules/figures/states.ts'
import { cellName } from '../../../shared/figures.ts'
import type { NewCell, NewSubmission, Saved } from '../../../shared/form-acts.ts'
import { type Actor, notAllowed, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { figureElsewhere, formChanged, formNotOpen, submissionIdReused } from './collection.problems.ts'
import { listOptions } from './elements.repository.ts'
import { fieldErrorsOf } from './field-errors.ts'
import { type CellChange, findSubmission, listChanges, listKnownFigures, saveFigures } from './figures.repository.ts'
import { getForm, type HeldForm, holdForm } from './forms.repository.ts'

/**
 * Saves cells of a form that is open. What was sent before under the same id is answered as before. Where others changed other cells
 * meanwhile both stand; where they changed the same, `form-changed` says what stands there and nothing is saved. Throws
 * `invalid-request` naming each cell, `form-not-open`, `figure-elsewhere`, `submission-id-reused`.
 */
export async function saveCells(
  db: Db,
  clock: Clock,
  actor: Actor,
  formId: string,
  submission: NewSubmission,
): Promise<Saved> {
  // Its own id does for a submission what a key does for other changes, and for longer.
  const { once: _, ...as } = actor
  const requestHash = createHash('sha256')
    .update(JSON.stringify([formId, submission]))
    .digest()
  try {
    return await inTransaction(db, as, (db) => saveIn(db, clock, actor, formId, submission, requestHash))
  } catch (error) {
    if (brokenConstraint(error) !== 'form_submissions_pk') throw error
    return await inTransaction(db, as, async (db) => {
      const { homeId } = await getForm(db, formId)
      const before = await answeredBefore(db, homeId, formId, submission.id, requestHash)
      if (before === undefined) throw submissionIdReused()
      return before
    })
  }
}

async function saveIn(
  db: Db,
  clock: Clock,
  actor: Actor,
  formId: string,
  submission: NewSubmission,
  requestHash: Buffer,
): Promise<Saved> {
  const form = await heldForEntry(db, actor, formId)
  const { id, revision } = submission
  const isCurrent = form.revision === revision && isOpen(form)
  const before = isCurrent ? undefined : await answeredBefore(db, form.homeId, formId, id, requestHash)
  if (before !== undefined) return before
  requireOpen(form, clock)
  const cells = submission.cells.map((cell) => ({
    ...cell,
    value: cell.value === null ? null : sameDecimal(cell.value),
  }))
  await requireRightCells(db, form, cells)
  if (form.revision !== revision) await requireUntouched(db, form, revision, cells)
  const at = clock.now()
  const saved = await saveFigures(db, form, { id, byPerson: actor.personId, at, requestHash, cells })
  if (saved === undefined) throw await elsewhereOf(db, form, cells)
  await recordAudit(db, clock, actor, {
    homeId: form.homeId,
    unitPath: form.unitPath,
    action: 'figures.save',
    subject: `form:${formId}`,
    detail: { submission: id, revision: saved, cells: cells.length },
  })
  return { id, revision: saved, at: at.toISOString() }
}

/** A form that is held and that the actor may type in. Throws `not-found`, `not-allowed`. */
export async function heldForEntry(db: Db, actor: Actor, formId: string): Promise<HeldForm> {
  const form = await holdForm(db, formId)
  requireAction(actor, 'figures.enter', form?.unitPath ?? (await getForm(db, formId)).unitPath)
  if (form === undefined) throw notAllowed('figures.enter')
  return form
}

/** Throws `form-not-open`. */
export function requireOpen(form: HeldForm, clock: Clock): void {
  if (form.ended) throw formNotOpen('ended')
  if (form.opensOn > today(clock)) throw formNotOpen('ahead')
  if (!isOpen(form)) throw formNotOpen(form.state)
}

async function answeredBefore(
  db: Db,
  homeId: number,
  formId: string,
  id: string,
  requestHash: Buffer,
): Promise<Saved | undefined> {
  const known = await findSubmission(db, homeId, id)
  if (known === undefined) return undefined
  if (known.formId !== formId || !known.requestHash.equals(requestHash)) throw submissionIdReused()
  return { id, revision: known.revision, at: known.at.toISOString() }
}

async function requireRightCells(db: Db, form: HeldForm, cells: readonly NewCell[]): Promise<void> {
  const errors = fieldErrorsOf(cells, form.asked)
  if (errors.length > 0) throw invalidRequest(errors)
  if (cells.every(({ category }) => category === '')) return
  const options = await listOptions(db, form)
  const unknown = cells.flatMap(({ category }, index): FieldError[] =>
    category === '' || category.split(',').every((part) => options.has(part))
      ? []
      : [{ pointer: `#/cells/${index}/category`, code: 'unknown-category' }],
  )
  if (unknown.length > 0) throw invalidRequest(unknown)
}

/** Throws `form-changed` unless others left these cells alone since, or made them the same. */
async function requireUntouched(db: Db, form: HeldForm, revision: number, cells: readonly NewCell[]): Promise<void> {
  if (revision > form.revision) throw formChanged(form.revision)
  const theirs = new Map((await listChanges(db, form, revision)).map((change) => [cellName(change), change]))
  const errors = cells.flatMap((cell, index): FieldError[] => {
    const change = theirs.get(cellName(cell))
    if (change === undefined || isSame(cell, change)) return []
    const { value, mark, note, byPerson, at } = change
    const params = { value, mark, note, by: byPerson, at: at.toISOString() }
    return [{ pointer: `#/cells/${index}`, code: 'changed', params }]
  })
  if (errors.length > 0) throw formChanged(form.revision, errors)
}

const isSame = (cell: NewCell, { value, mark, note }: CellChange) =>
  cell.value === value && cell.mark === mark && cell.note === note

async function elsewhereOf(db: Db, form: HeldForm, cells: readonly NewCell[]) {
  const known = await listKnownFigures(db, form, [form.period])
  const elsewhere = new Set(known.filter(({ formId }) => formId !== form.id).map(cellName))
  return figureElsewhere(
    cells.flatMap((cell, index) =>
      elsewhere.has(cellName(cell)) ? [{ pointer: `#/cells/${index}`, code: 'elsewhere' }] : [],
    ),
  )
}

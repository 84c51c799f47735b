import { createHash } from 'node:crypto'
import type { Edit, EditBatch, EditResult, UndoBatch } from '../../../shared/facts.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { getDocumentText } from '../documents/index.ts'
import { type Stock, type Touched, Work, wrongWholes } from './apply-edits.ts'
import {
  type Batch,
  findBatch,
  insertBatch,
  listLastTouches,
  listTouchedByOthers,
  listTouches,
} from './batches.repository.ts'
import { type FactRow, type FactState, snapshotOf, toFacts, toRow } from './fact-states.ts'
import { hasDocumentFact, insertFacts, listFactStates, listWholes, updateFacts } from './facts.repository.ts'
import type { SourceText } from './places.ts'
import { alreadyPublished, batchIdReused, editConflict } from './programmes.problems.ts'
import { undoTouches } from './undo.ts'
import { namesIn } from './version-page.ts'
import { lockVersion, setEditCount, type VersionRow } from './versions.repository.ts'

/** Does a batch of edits, all or nothing. Throws `edit-conflict`, `already-published`, `batch-id-reused`. */
export async function editFacts(
  db: Db,
  clock: Clock,
  actor: Actor,
  versionId: string,
  { batchId, edits }: EditBatch,
): Promise<EditResult> {
  return inBatch(
    db,
    clock,
    actor,
    versionId,
    { id: batchId, undoes: null, content: edits },
    async (db, version, at) => {
      const stock = await takeStock(db, version, edits)
      const work = new Work({ ...stock, actorId: actor.personId, at })
      work.apply(edits)
      if (work.stale.size > 0) throw await conflictOver(db, version, [...work.stale])
      if (edits.some(({ action }) => namesWholes.has(action)) && touchesTargets(work.touched)) {
        work.checkWholes(await listWholes(db, version))
      }
      if (work.errors.length > 0) throw invalidRequest(work.errors)
      return work.touched
    },
  )
}

const namesWholes = new Set(['change', 'add', 'split', 'merge'])
const touchesTargets = (touched: ReadonlyMap<string, Touched>) =>
  [...touched.values()].some(({ state }) => state.kind === 'target')

const factIdsOf = (edit: Edit): string[] => {
  if (edit.action === 'merge') return [edit.into, ...edit.facts.map(({ factId }) => factId)]
  if (edit.action === 'split') return [edit.factId, ...edit.parts.map(({ factId }) => factId)]
  return [edit.factId]
}

async function takeStock(db: Db, version: VersionRow, edits: readonly Edit[]): Promise<Omit<Stock, 'actorId' | 'at'>> {
  const ids = [...new Set(edits.flatMap(factIdsOf))]
  const going = edits.filter(({ action }) => action === 'delete' || action === 'split' || action === 'merge')
  const states = await listFactStates(db, version, ids, [...new Set(going.flatMap(factIdsOf))])
  const hasPlaces = edits.some(({ action }) => action === 'add' || action === 'split' || action === 'merge')
  const source: SourceText = hasPlaces
    ? await getDocumentText(db, version.documentId, version.textId)
    : { text: '', clauses: [] }
  const addsDocument = edits.some((edit) => edit.action === 'add' && edit.kind === 'document')
  const hasDocument = addsDocument && (await hasDocumentFact(db, version))
  return { states: new Map(states.map((state) => [state.id, state])), source, hasDocument }
}

/**
 * Takes a batch back: every fact of it as it was before. Throws `edit-conflict` where somebody else changed one since,
 * or made one a part of what would go.
 */
export async function undoBatch(
  db: Db,
  clock: Clock,
  actor: Actor,
  versionId: string,
  { batchId, undoes }: UndoBatch,
): Promise<EditResult> {
  return inBatch(db, clock, actor, versionId, { id: batchId, undoes, content: undoes }, async (db, version, at) => {
    const undone = await findBatch(db, version, undoes)
    if (!undone) throw notFound('This batch of edits')
    const touches = await listTouches(db, version, undoes)
    const ids = touches.map(({ factId }) => factId)
    const states = await listFactStates(db, version, ids)
    const byOthers = await listTouchedByOthers(db, version, ids, { number: undone.number, personId: actor.personId })
    const { touched, movedOn } = undoTouches(touches, states, new Set(byOthers), at)
    if (movedOn.length > 0) throw await conflictOver(db, version, movedOn)
    if (touchesTargets(touched)) {
      const wrong = wrongWholes(await listWholes(db, version), touched).map(({ id }) => id)
      if (wrong.length > 0) throw await conflictOver(db, version, wrong)
    }
    return touched
  })
}

type NewBatch = { id: string; undoes: string | null; content: unknown }

/** One batch after another for one version; one that came before is answered as it was. */
async function inBatch(
  db: Db,
  clock: Clock,
  actor: Actor,
  versionId: string,
  { id, undoes, content }: NewBatch,
  work: (db: Db, version: VersionRow, at: string) => Promise<ReadonlyMap<string, Touched>>,
): Promise<EditResult> {
  return inTransaction(db, actor, async (db) => {
    const version = await lockVersion(db, versionId)
    requireAction(actor, 'programmes.review', version.unitPath)
    const contentHash = createHash('sha256')
      .update(JSON.stringify([actor.personId, undoes, content]))
      .digest()
    const known = await findBatch(db, version, id)
    if (known) {
      if (!known.contentHash.equals(contentHash)) throw batchIdReused()
      return answerAgain(db, version, known)
    }
    if (version.state !== 'draft') throw alreadyPublished(version.id)
    const at = clock.now()
    const touched = await work(db, version, at.toISOString())
    const number = version.editCount + 1
    await store(db, version, { id, number, actor: actor.personId, at, undoes, contentHash }, touched)
    const rows = [...touched.values()].map(({ state }) => toRow(state))
    return { batchId: id, ...toFacts(rows, await namesIn(db, rows)), cursor: String(number) }
  })
}

async function store(db: Db, version: VersionRow, batch: Batch, touched: ReadonlyMap<string, Touched>): Promise<void> {
  const made: FactState[] = []
  const changed: FactState[] = []
  for (const { state, isNew } of touched.values()) (isNew ? made : changed).push(state)
  await insertFacts(db, version, made, batch.number)
  await updateFacts(db, version, changed, batch.number)
  const touches = [...touched].map(([factId, { state, before, actions }]) => {
    const { kind, rule, certainty, doubts, changed } = toRow(state)
    const after = { ...snapshotOf(state), kind, rule, certainty, doubts, changed }
    return { factId, actions, revision: state.revision, before, after }
  })
  await insertBatch(db, version, batch, touches)
  await setEditCount(db, version.homeId, version.id, batch.number)
}

async function answerAgain(db: Db, version: VersionRow, batch: Batch): Promise<EditResult> {
  const touches = await listTouches(db, version, batch.id)
  const rows = touches.map(
    ({ factId, revision, after }): FactRow => ({
      id: factId,
      revision,
      certainty: null,
      doubts: null,
      ...after,
    }),
  )
  return { batchId: batch.id, ...toFacts(rows, await namesIn(db, rows)), cursor: String(batch.number) }
}

/** What stands now of these facts, and who brought it there. */
export async function conflictOver(db: Db, version: VersionRow, ids: readonly string[]) {
  const rows = (await listFactStates(db, version, ids)).map(toRow)
  const last = await listLastTouches(db, version, ids)
  const names = await namesIn(db, rows, ...last.map(({ actor }) => actor))
  const changes = last.map(({ factId, actor, at }) => ({ factId, by: names.get(actor) ?? null, at: at.toISOString() }))
  return editConflict({ ...toFacts(rows, names), changes, cursor: String(version.editCount) })
}

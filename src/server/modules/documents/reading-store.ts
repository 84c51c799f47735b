import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Clause } from '../../../shared/documents.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { pairSameWords } from './clause-ids.ts'
import { type DocumentRow, getDocumentRow } from './documents.repository.ts'
import { type ReadingResult, toReadFacts } from './reading-result.ts'
import { finishReading, holdReading, type ReadingPlace } from './readings.repository.ts'
import { findText, insertClauses, insertText, listClauses } from './texts.repository.ts'

/** Text, clauses, facts and the end of the reading, together or not at all; nothing where it was cancelled meanwhile. */
export async function storeResult(
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, id, documentId }: ReadingPlace,
  result: ReadingResult,
): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    if (!(await holdReading(db, homeId, id))) return
    const document = await getDocumentRow(db, documentId)
    const { textId, clauses } = await storeText(db, clock, document, result)
    const clauseOf = new Map(result.blocks.map((block, index) => [block.id, clauses[index]?.id ?? '']))
    const { found, warnings } = result
    const facts = toReadFacts(result.facts, clauseOf, newId)
    await finishReading(db, homeId, id, clock.now(), { textId, facts, found, warnings })
  })
}

/** A new version only where the words or the reader changed. */
async function storeText(db: Db, clock: Clock, document: DocumentRow, result: ReadingResult) {
  const { text, readerVersion, encoding, about } = result
  const before = await findText(db, document.id)
  const clausesBefore = before ? await listClauses(db, document.homeId, before.id) : []
  const same = before?.text === text && before.readerVersion === readerVersion
  if (before && same && clausesBefore.length === result.blocks.length) {
    return { textId: before.id, clauses: clausesBefore }
  }
  const textId = newId()
  const version = (before?.version ?? 0) + 1
  const clauses = clausesOf(result, before?.text ?? '', clausesBefore)
  const createdAt = clock.now()
  await insertText(db, document, {
    id: textId,
    documentId: document.id,
    version,
    text,
    readerVersion,
    encoding,
    about,
    createdAt,
  })
  await insertClauses(db, document, textId, clauses)
  return { textId, clauses }
}

/** Clauses with the ids that their words had in the text before. */
export function clausesOf({ text, blocks }: ReadingResult, textBefore: string, before: readonly Clause[]): Clause[] {
  const wordsOf = (text: string, places: readonly { start: number; end: number }[]) =>
    places.map(({ start, end }) => foldVietnamese(text.slice(start, end)))
  const kept = new Map(
    pairSameWords(wordsOf(textBefore, before), wordsOf(text, blocks)).map(([older, newer]) => [
      newer,
      before[older]?.id,
    ]),
  )
  const ids = new Map(blocks.map((block, index) => [block.id, kept.get(index) ?? newId()]))
  return blocks.map(({ id, parent, kind, depth, marker, section, start, end }) => ({
    id: ids.get(id) ?? '',
    parentId: (parent === null ? undefined : ids.get(parent)) ?? null,
    kind,
    depth,
    marker,
    section,
    start,
    end,
  }))
}

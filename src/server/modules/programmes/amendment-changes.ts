import {
  type ComparedFact,
  carryOver,
  compareFacts,
  type FactChange,
  fieldChanges,
} from '../../../rules/amendment/index.ts'
import type {
  AmendmentChange,
  AmendmentInstruction,
  AmendmentSide,
  AmendmentSort,
  ComparedDocument,
} from '../../../shared/amendment.ts'
import type { DocumentText } from '../../../shared/documents.ts'
import type { AmendedFact, AppliedInstruction, ComparedPapers } from '../documents/index.ts'
import type { FactRow } from './fact-states.ts'

/** A version with its facts as people left them, and the text that they stand in. */
export type ComparedVersion = { about: ComparedDocument; facts: FactRow[]; text: DocumentText }

export type ToldChanges = {
  /** Of every fact, those that are the same included. */
  sorts: { sort: AmendmentSort }[]
  changes: AmendmentChange[]
  instructions: AmendmentInstruction[]
}

type Stored = ComparedFact & { clauseId: string; end: number }

const storedFact = ({ id, kind, section, start, end, quote, body, clauseId }: FactRow): Stored => ({
  id,
  kind,
  section,
  start,
  end,
  quote,
  clauseId,
  body: body as unknown as Record<string, unknown>,
})

const sideOf = ({ documentId }: ComparedDocument, { id, clauseId, section, quote, body }: Stored): AmendmentSide => ({
  factId: id,
  documentId,
  clauseId,
  section,
  quote,
  body,
})

/** Two whole texts: the facts of one against those of the other. */
export function comparedWhole(older: ComparedVersion, newer: ComparedVersion): ToldChanges {
  const sorts = compareFacts(older.facts.map(storedFact), newer.facts.map(storedFact))
  const changes = sorts.flatMap((change): AmendmentChange[] => {
    const { sort, older: before, newer: after, fields } = change
    if (sort === 'same') return []
    return [
      {
        sort,
        kind: (after ?? before).kind,
        older: before && sideOf(older.about, before),
        newer: after && sideOf(newer.about, after),
        fields,
        instructions: [],
      },
    ]
  })
  return { sorts, changes, instructions: [] }
}

type ByInstructions = Extract<ComparedPapers, { form: 'instructions' }>

/** The older text with the instructions carried out, against the facts of the older version as people left them. */
export function amendedByInstructions(
  older: ComparedVersion,
  newer: ComparedVersion,
  papers: ByInstructions,
): ToldChanges {
  const stored = older.facts.map(storedFact)
  const storedOf = storedFacts(stored, papers, older.text.text)
  const clauseIn = (version: ComparedVersion, text: string) => clauseFinder(version.text, text)
  const clauses = { older: clauseIn(older, papers.olderText), newer: clauseIn(newer, papers.newerText) }
  const amendedSide = (fact: AmendedFact, factId: string | null): AmendmentSide => {
    const { section, quote, body, from } = fact
    const side = from?.side ?? 'older'
    const clauseId = from ? clauses[side](from) : null
    return { factId, documentId: (side === 'newer' ? newer : older).about.documentId, clauseId, section, quote, body }
  }
  const told: { sort: AmendmentSort; change: AmendmentChange | null }[] = []
  const tell = (sort: AmendmentSort, change: Omit<AmendmentChange, 'sort'> | null) => {
    told.push({ sort, change: sort === 'same' || !change ? null : { sort, ...change } })
  }
  for (const change of papers.changes) tellOne(change, storedOf, older, amendedSide, tell)
  const read = new Set([...storedOf.values()].map(({ id }) => id))
  for (const fact of stored) {
    // What people added stands as long as its clause does.
    if (read.has(fact.id)) continue
    const gone = papers.gone.find(({ start, end }) => start <= fact.start && fact.start < end)
    const instructions = gone ? [gone.by] : []
    tell(gone ? 'removed' : 'same', {
      kind: fact.kind,
      older: sideOf(older.about, fact),
      newer: null,
      fields: [],
      instructions,
    })
  }
  return {
    sorts: told,
    changes: told.flatMap(({ change }) => change ?? []),
    instructions: papers.instructions.map((each) => instructionOf(each, clauses.newer)),
  }
}

function tellOne(
  { sort, older: before, newer: after }: FactChange<AmendedFact>,
  storedOf: ReadonlyMap<string, Stored>,
  { about }: ComparedVersion,
  amendedSide: (fact: AmendedFact, factId: string | null) => AmendmentSide,
  tell: (sort: AmendmentSort, change: Omit<AmendmentChange, 'sort'> | null) => void,
): void {
  const stored = before ? storedOf.get(before.id) : undefined
  const instructions = [...new Set([...(after?.by ?? []), ...(before?.by ?? [])])]
  if (before && !stored) {
    // People said that it is no fact; what the amendment makes of it may be one.
    if (sort === 'changed')
      tell('added', { kind: after.kind, older: null, newer: amendedSide(after, null), fields: [], instructions })
    return
  }
  if (!after) {
    if (stored)
      tell('removed', { kind: stored.kind, older: sideOf(about, stored), newer: null, fields: [], instructions })
    return
  }
  if (!before || !stored) {
    tell('added', { kind: after.kind, older: null, newer: amendedSide(after, null), fields: [], instructions })
    return
  }
  const amended = carryOver(stored, before, after)
  const fields = fieldChanges(stored, amended)
  const newer = amendedSide(amended, after.untouched ? stored.id : null)
  tell(fields.length === 0 ? 'same' : 'changed', {
    kind: after.kind,
    older: sideOf(about, stored),
    newer,
    fields,
    instructions,
  })
}

/** Which stored fact each fact of the older text is, as it was read now: by its place, else by its words. */
function storedFacts(stored: readonly Stored[], papers: ByInstructions, text: string): Map<string, Stored> {
  const read = papers.changes.flatMap(({ older }) => older ?? [])
  const known = new Map<string, string>()
  if (text === papers.olderText) {
    const at = ({ kind, start, end }: { kind: string; start: number; end: number }) => `${kind} ${start} ${end}`
    const places = Map.groupBy(stored, at)
    for (const [place, facts] of Map.groupBy(read, at))
      for (const [index, fact] of facts.entries()) {
        const same = places.get(place)?.[index]
        if (same) known.set(fact.id, same.id)
      }
  }
  const pairs = compareFacts<ComparedFact>(read, stored, known)
  const byId = new Map(stored.map((fact) => [fact.id, fact]))
  return new Map(
    pairs.flatMap(({ older, newer }): [string, Stored][] => {
      const fact = byId.get(newer?.id ?? '')
      return older && fact ? [[older.id, fact]] : []
    }),
  )
}

/** The stored clause of a place in a text that was read now. */
function clauseFinder({ text, clauses }: DocumentText, read: string) {
  const same = text === read
  return ({ start, end }: { start: number; end: number }): string | null => {
    const at = same ? start : text.indexOf(read.slice(start, end))
    return at < 0 ? null : (clauses.findLast((clause) => clause.start <= at)?.id ?? null)
  }
}

const instructionOf = (
  { action, words, newWords, section, place, state, reason, changes }: AppliedInstruction,
  clauseOf: (place: { start: number; end: number }) => string | null,
): AmendmentInstruction => ({ action, clauseId: clauseOf(place), section, words, newWords, state, reason, changes })

import { isDeepStrictEqual } from 'node:util'
import { lacksOf } from '../../../rules/facts.ts'
import type { Certainty } from '../../../shared/certainty.ts'
import type { FactKind } from '../../../shared/documents.ts'
import type { Fact, FactBody } from '../../../shared/facts.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'

export type Origin = Fact['origin']

/** A fact as it stands in the database, deleted ones included. */
export type FactState = {
  id: string
  kind: FactKind
  clauseId: string
  section: string
  start: number
  end: number
  quote: string
  rule: string | null
  certainty: Certainty | null
  doubts: string[] | null
  body: FactBody
  readBody: FactBody | null
  origin: Origin
  revision: number
  /** A person's id. */
  confirmedBy: string | null
  confirmedAt: string | null
  deletedAt: string | null
}

/** What is shown of it: without what was read, which is only compared. */
export type FactRow = Omit<FactState, 'readBody'> & { changed: boolean }

export function toRow({ readBody, ...state }: FactState): FactRow {
  const changed = readBody !== null && (state.origin !== 'read' || !isDeepStrictEqual(state.body, readBody))
  return { ...state, changed }
}

/** As it travels: people by name. */
export function toFact({ deletedAt: _, confirmedBy, ...row }: FactRow, names: ReadonlyMap<string, string>): Fact {
  return {
    ...row,
    ...classOf(row),
    confirmedBy: confirmedBy === null ? null : (names.get(confirmedBy) ?? null),
    lacks: lacksOf(row.kind, row.body),
  } as Fact
}

/** Of what people made or changed the reader's class says nothing. */
const classOf = ({
  origin,
  changed,
  certainty,
  doubts,
}: Pick<FactRow, 'origin' | 'changed' | 'certainty' | 'doubts'>) =>
  origin === 'read' && !changed && certainty ? { certainty, doubts: doubts ?? [] } : { certainty: null, doubts: [] }

/** The living ones as facts, the others by id. */
export function toFacts(
  rows: readonly FactRow[],
  names: ReadonlyMap<string, string>,
): { facts: Fact[]; deleted: string[] } {
  const facts: Fact[] = []
  const deleted: string[] = []
  for (const row of rows) {
    if (row.deletedAt === null) facts.push(toFact(row, names))
    else deleted.push(row.id)
  }
  return { facts, deleted }
}

/** A fact as the reader found it and nobody has looked at it. */
export const fromReading = (fact: ReadFact): FactState => ({
  ...fact,
  certainty: fact.certainty ?? null,
  doubts: fact.doubts ?? null,
  readBody: fact.body,
  origin: 'read',
  revision: 1,
  confirmedBy: null,
  confirmedAt: null,
  deletedAt: null,
})

/** What of a fact an edit can change; kept before and after each. */
export type Snapshot = Pick<
  FactState,
  'clauseId' | 'section' | 'start' | 'end' | 'quote' | 'body' | 'origin' | 'confirmedBy' | 'confirmedAt' | 'deletedAt'
>

export const snapshotOf = ({
  clauseId,
  section,
  start,
  end,
  quote,
  body,
  origin,
  confirmedBy,
  confirmedAt,
  deletedAt,
}: Snapshot): Snapshot => ({
  clauseId,
  section,
  start,
  end,
  quote,
  body,
  origin,
  confirmedBy,
  confirmedAt,
  deletedAt,
})

/** Whether two states say the same at the same place; who confirmed it when is beside the point. */
export function saysTheSame(a: Snapshot, b: Snapshot): boolean {
  return (
    (a.deletedAt === null) === (b.deletedAt === null) &&
    (a.confirmedAt === null) === (b.confirmedAt === null) &&
    a.start === b.start &&
    a.end === b.end &&
    isDeepStrictEqual(a.body, b.body)
  )
}

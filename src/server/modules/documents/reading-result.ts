import type { FactBase, Reading } from '../../../reading/index.ts'
import { type Catalogue, proposeIndicators } from '../../../rules/indicators/index.ts'
import type { Certainty } from '../../../shared/certainty.ts'
import { FACT_KINDS, type FactCounts, type FactKind } from '../../../shared/documents.ts'
import type { FactBody } from '../../../shared/facts.ts'
import type { ReadFact } from '../../../shared/read-facts.ts'

export type DocumentFormat = 'docx' | 'pdf' | 'txt'

export type ReadBlock = Omit<Reading['blocks'][number], 'kind'> & { kind: string }

/** As found, on blocks of the reader; its clause and id are given when it is stored. */
export type FoundFact = {
  [K in FactKind]: {
    kind: K
    block: string
    section: string
    start: number
    end: number
    quote: string
    rule: string
    certainty: Certainty
    doubts: string[]
    body: K extends 'target' ? Omit<FactBody<'target'>, 'partOf'> & { partOf: number | null } : FactBody<K>
  }
}[FactKind]

export type About = Pick<FactBody<'document'>, 'kind' | 'number' | 'title' | 'issuedOn'>

/** What one reading found, ready to be stored. */
export type ReadingResult = {
  readerVersion: string
  format: DocumentFormat
  encoding: string | null
  text: string
  blocks: ReadBlock[]
  facts: FoundFact[]
  about: About
  found: FactCounts
  warnings: { code: string; params: Record<string, unknown> }[]
}

/** Far above any plan; what lies above would only fill the database. */
export const resultLimits = { characters: 30_000_000, blocks: 200_000, facts: 100_000 }

export function resultOf(given: Reading, catalogue: Catalogue): ReadingResult {
  const reading = given.text.includes('\0') ? withoutNul(given) : given
  const facts = foundFacts(reading, catalogue)
  const { kind, number, title, issuedOn } = reading.document
  return {
    readerVersion: reading.readerVersion,
    format: reading.format,
    encoding: reading.encoding,
    text: reading.text,
    blocks: reading.blocks,
    facts,
    about: { kind, number, title, issuedOn },
    found: Object.fromEntries(
      FACT_KINDS.map((kind) => [kind, facts.filter((fact) => fact.kind === kind).length]),
    ) as FactCounts,
    warnings: reading.warnings.map(({ code, ...params }) => ({ code, params })),
  }
}

/** PostgreSQL keeps any character but this one; what takes its place is as long, so that places stay true. */
function withoutNul<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd') as T
  if (Array.isArray(value)) return value.map(withoutNul) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutNul(part)])) as T
}

function foundFacts(reading: Reading, catalogue: Catalogue): FoundFact[] {
  const indicators = indicatorsOf(reading, catalogue)
  const { objectives, targets, duties, reports, reviews, funding, citations, recipients } = reading
  return [
    ...documentFact(reading),
    ...objectives.map((fact) => found(fact, 'objective', restOf(fact))),
    ...targets.map((fact, index) => found(fact, 'target', { ...restOf(fact), indicator: indicators[index] ?? null })),
    ...duties.map((fact) => found(fact, 'duty', { product: null, ...restOf(fact) })),
    ...reports.map((fact) => found(fact, 'report', restOf(fact))),
    ...reviews.map((fact) => found(fact, 'review', restOf(fact))),
    ...funding.map((fact) => found(fact, 'funding', restOf(fact))),
    ...citations.map((fact) => found(fact, 'citation', restOf(fact))),
    ...recipients.map((fact) => found(fact, 'recipient', restOf(fact))),
  ]
}

/** What each target is measured by, as far as its words and what stands over it tell. */
function indicatorsOf({ targets, blocks, text }: Reading, catalogue: Catalogue) {
  const blockOf = new Map(blocks.map((block) => [block.id, block]))
  const headingsOf = (id: string) => {
    const headings: string[] = []
    for (let at = blockOf.get(id)?.parent ?? null; at !== null; at = blockOf.get(at)?.parent ?? null) {
      const block = blockOf.get(at)
      if (block) headings.push(text.slice(block.start, block.end))
    }
    return headings
  }
  return proposeIndicators(
    targets.map((target) => ({ ...target, headings: headingsOf(target.clause) })),
    catalogue,
  )
}

function restOf<T extends FactBase>(fact: T): Omit<T, keyof FactBase> {
  const {
    place: _,
    clause: __,
    section: ___,
    rule: ____,
    quote: _____,
    certainty: ______,
    doubts: _______,
    ...rest
  } = fact
  return rest
}

const found = (fact: FactBase, kind: FactKind, body: object): FoundFact =>
  ({
    kind,
    block: fact.clause,
    section: fact.section,
    ...fact.place,
    quote: fact.quote,
    rule: fact.rule,
    certainty: fact.certainty,
    doubts: fact.doubts,
    body,
  }) as FoundFact

const longestStart = 500

/** Stands on the title, or on whatever the text begins with. */
function documentFact({ document, blocks, text }: Reading): FoundFact[] {
  const { places, certainty, doubts, ...body } = document
  const first = blocks[0]
  if (!first) return []
  const place = places.title ??
    places.kind ?? {
      start: first.start,
      end: Math.min(first.end, first.start + longestStart),
    }
  const block = blocks.findLast(({ start, end }) => start <= place.start && place.start < end) ?? first
  const quote = text.slice(place.start, place.end)
  const base = { place, clause: block.id, section: block.section, rule: 'document', quote, certainty, doubts }
  return [found(base, 'document', body)]
}

/** The facts on stored clauses, with ids of their own. `clauseOf` knows the clause of each block. */
export function toReadFacts(
  facts: readonly FoundFact[],
  clauseOf: ReadonlyMap<string, string>,
  newId: () => string,
): ReadFact[] {
  const ids = facts.map(newId)
  const targetIds = ids.filter((_, index) => facts[index]?.kind === 'target')
  return facts.flatMap(({ block, ...fact }, index) => {
    const clauseId = clauseOf.get(block)
    if (clauseId === undefined) return []
    const body =
      fact.kind === 'target'
        ? { ...fact.body, partOf: fact.body.partOf === null ? null : (targetIds[fact.body.partOf] ?? null) }
        : fact.body
    return [{ ...fact, id: ids[index], clauseId, body } as ReadFact]
  })
}

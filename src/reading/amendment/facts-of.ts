import type { ComparedFact } from '../../rules/amendment/index.ts'
import type { FactKind } from '../../shared/documents.ts'
import type { FactBase, Reading } from '../reading.types.ts'

/** A fact of a reading in the form in which facts of any kind are compared. */
export type PaperFact = ComparedFact & { end: number; clause: string }

/** All facts of a reading; ids hold within it. */
export function factsOf(reading: Reading, name: string): PaperFact[] {
  const { objectives, targets, duties, reports, reviews, funding, citations, recipients } = reading
  const of = (kind: FactKind, facts: readonly FactBase[]) => facts.map((fact, at) => factFrom(fact, kind, name, at))
  return [
    documentOf(reading, name),
    ...of('objective', objectives),
    ...of('target', targets),
    ...of('duty', duties),
    ...of('report', reports),
    ...of('review', reviews),
    ...of('funding', funding),
    ...of('citation', citations),
    ...of('recipient', recipients),
  ]
}

function factFrom(fact: FactBase, kind: FactKind, name: string, at: number): PaperFact {
  const { place, clause, section, rule: _, quote, certainty: __, doubts: ___, ...rest } = fact
  const body: Record<string, unknown> = { ...rest }
  if (kind === 'target' && typeof body.partOf === 'number') body.partOf = `${name}-target-${body.partOf}`
  return { id: `${name}-${kind}-${at}`, kind, section, ...place, quote, clause, body }
}

function documentOf({ document, blocks }: Reading, name: string): PaperFact {
  const { places, certainty: _, doubts: __, ...body } = document
  const place = places.title ?? places.kind ?? { start: 0, end: blocks[0]?.end ?? 0 }
  const clause = blocks.findLast(({ start }) => start <= place.start)?.id ?? ''
  return {
    id: `${name}-document-0`,
    kind: 'document',
    section: '',
    ...place,
    quote: document.title ?? '',
    clause,
    body,
  }
}

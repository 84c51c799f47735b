import type { Fact, FactOf } from '../../../shared/facts.ts'
import type { DocumentFacts, Plan } from '../../../shared/plan.ts'

const nothingSaid: DocumentFacts = {
  kind: null,
  number: null,
  issuer: null,
  place: null,
  issuedOn: null,
  title: null,
  signer: null,
  scope: null,
  horizon: null,
}

/** How far people have looked at what an annotation holds. */
export type Looked = { facts: number; confirmed: number; changed: number }

/**
 * What a person would have the reader find, in the form of the annotated papers: facts in the order of the text, a part
 * of a target by the place of its whole. Kinds and fields that the form does not hold are left out.
 */
export function toAnnotation(facts: readonly Fact[]): { plan: Plan; looked: Looked } {
  const of = <K extends Fact['kind']>(kind: K) => facts.filter((fact): fact is FactOf<K> => fact.kind === kind)
  const targets = of('target')
  const placeOf = new Map(targets.map(({ id }, index) => [id, index]))
  const plan: Plan = {
    document: of('document')[0]?.body ?? nothingSaid,
    citations: of('citation').map(({ body }) => body),
    targets: targets.map(({ quote, section, body }) => ({
      quote,
      section,
      milestone: body.milestone,
      comparator: body.comparator,
      value: body.value,
      upper: body.upper,
      unit: body.unit,
      partOf: body.partOf === null ? null : (placeOf.get(body.partOf) ?? null),
    })),
    duties: of('duty').map(({ quote, section, body }) => ({
      quote,
      section,
      responsible: body.responsible,
      role: body.role,
      with: body.with,
      requested: body.requested,
      due: body.due,
    })),
    reports: of('report').map(({ quote, body }) => ({ quote, ...body })),
    reviews: of('review').map(({ quote, body }) => ({ quote, ...body })),
    recipients: of('recipient').map(({ body }) => body.name),
  }
  const held = facts.filter(({ kind }) => kind !== 'objective' && kind !== 'funding')
  const looked = {
    facts: held.length,
    confirmed: held.filter(({ confirmedAt }) => confirmedAt !== null).length,
    changed: held.filter(({ changed, origin }) => changed || origin !== 'read').length,
  }
  return { plan, looked }
}

import type { Edit, Fact, FactBody } from '../../../shared/facts.ts'

/** What can be done to the facts; stable, so that a card is drawn anew only when its fact changes. */
export type ReviewActions = {
  choose: (id: string) => void
  confirm: (facts: readonly Fact[]) => void
  unconfirm: (fact: Fact) => void
  edit: (fact: Fact) => void
  save: (fact: Fact, body: FactBody) => void
  close: () => void
  startSplit: (fact: Fact) => void
  merge: (fact: Fact) => void
  remove: (fact: Fact) => void
}

const seen = ({ id, revision }: Fact) => ({ factId: id, revision })

export const confirmEdits = (facts: readonly Fact[]): Edit[] =>
  facts.filter(({ confirmedAt }) => confirmedAt === null).map((fact) => ({ action: 'confirm' as const, ...seen(fact) }))

export const changeEdit = (fact: Fact, body: FactBody): Edit => ({ action: 'change', ...seen(fact), body })
export const unconfirmEdit = (fact: Fact): Edit => ({ action: 'unconfirm', ...seen(fact) })
export const deleteEdit = (fact: Fact): Edit => ({ action: 'delete', ...seen(fact) })
export const mergeEdit = (first: Fact, second: Fact): Edit => ({
  action: 'merge',
  into: first.id,
  facts: [seen(first), seen(second)],
})

export function splitEdit(fact: Fact, places: readonly { start: number; end: number }[], newId: () => string): Edit {
  const parts = places.map((place, index) => ({ factId: index === 0 ? fact.id : newId(), place: { ...place } }))
  return { action: 'split', ...seen(fact), parts }
}

/** The next fact of the same kind: what a fact is joined with. */
export function nextOfKind(facts: readonly Fact[], fact: Fact): Fact | undefined {
  const at = facts.findIndex(({ id }) => id === fact.id)
  return at < 0 ? undefined : facts.slice(at + 1).find(({ kind }) => kind === fact.kind)
}

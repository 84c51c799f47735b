import type { FactOf } from '../../../shared/facts.ts'

export type Duty = FactOf<'duty'> & { documentId: string }
export type Agency = {
  /** Empty: duties that name nobody. */
  name: string
  leads: number
  /** Named to be worked with, by the duty or by the heading above it. */
  joins: number
}

/** Who leads and who joins how many duties. */
export function agenciesOf(duties: readonly Duty[]): Agency[] {
  const agencies = new Map<string, Agency>()
  const add = (name: string, what: 'leads' | 'joins') => {
    const agency = agencies.get(name) ?? { name, leads: 0, joins: 0 }
    agency[what]++
    agencies.set(name, agency)
  }
  for (const { body } of duties) {
    const what = body.role === 'lead' ? 'leads' : 'joins'
    for (const party of body.responsible) add(party, what)
    if (body.responsible.length === 0) add('', what)
    for (const party of body.with) add(party, 'joins')
  }
  return [...agencies.values()].sort((a, b) => b.leads - a.leads || b.joins - a.joins)
}

export function dutiesOf(duties: readonly Duty[], agency: string): Duty[] {
  if (agency === '') return duties.filter(({ body }) => body.responsible.length === 0)
  return duties.filter(({ body }) => body.responsible.includes(agency) || body.with.includes(agency))
}

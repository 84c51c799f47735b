import type { FactOf } from '../../../shared/facts.ts'

export type Duty = FactOf<'duty'> & { documentId: string }
export type Agency = {
  /** Empty: duties that name nobody. */
  name: string
  leads: number
  supports: number
  /** Named to be worked with, in the duties of others. */
  joins: number
}

/** Who leads, who supports and who joins how many duties. */
export function agenciesOf(duties: readonly Duty[]): Agency[] {
  const agencies = new Map<string, Agency>()
  const add = (name: string, what: 'leads' | 'supports' | 'joins') => {
    const agency = agencies.get(name) ?? { name, leads: 0, supports: 0, joins: 0 }
    agency[what]++
    agencies.set(name, agency)
  }
  for (const { body } of duties) {
    const what = body.role === 'lead' ? 'leads' : 'supports'
    for (const party of body.responsible) add(party, what)
    if (body.responsible.length === 0) add('', what)
    for (const party of body.with) add(party, 'joins')
  }
  return [...agencies.values()].sort((a, b) => b.leads - a.leads || b.supports - a.supports || b.joins - a.joins)
}

export function dutiesOf(duties: readonly Duty[], agency: string): Duty[] {
  if (agency === '') return duties.filter(({ body }) => body.responsible.length === 0)
  return duties.filter(({ body }) => body.responsible.includes(agency) || body.with.includes(agency))
}

import type { OrganisationList } from '../shared/organisations.ts'
import { api } from './api.ts'
import { capitalised } from './ui/format.ts'

export type FoundBody = { value: string; label: string; hint: string }

/** Living bodies by any of their names: nothing is given to one that ended. */
export async function findBodies(q: string, signal: AbortSignal): Promise<FoundBody[]> {
  const parameters = new URLSearchParams({ q, state: 'living', limit: '30' })
  const { organisations } = await api.get<OrganisationList>(`/organisations?${parameters}`, signal)
  return organisations.map(({ id, name, unitName }) => ({ value: id, label: name, hint: capitalised(unitName) }))
}

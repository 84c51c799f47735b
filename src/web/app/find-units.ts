import type { UnitSearchResult } from '../../shared/units.ts'
import { api } from '../api.ts'
import { capitalised } from '../ui/format.ts'
import type { Found } from '../ui/search-choice.tsx'

/** Living units by name, each with what it lies in. */
export async function findUnits(words: string, signal: AbortSignal): Promise<Found[]> {
  const { hits } = await api.get<UnitSearchResult>(`/units?${new URLSearchParams({ query: words })}`, signal)
  return hits
    .filter(({ state }) => state === 'living')
    .map(({ unit, parents }) => ({
      value: unit.id,
      label: capitalised(unit.fullName),
      hint: parents
        .filter(({ level }) => level !== 'nation')
        .map(({ fullName }) => fullName)
        .reverse()
        .join(', '),
    }))
}

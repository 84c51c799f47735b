import type { UnitSearchResult } from '../../shared/units.ts'
import { api } from '../api.ts'
import { capitalised } from '../ui/format.ts'
import type { Found } from '../ui/search-choice.tsx'

async function find(words: string, signal: AbortSignal): Promise<UnitSearchResult['hits']> {
  return (await api.get<UnitSearchResult>(`/units?${new URLSearchParams({ query: words })}`, signal)).hits
}

const toFound = ({ unit, parents }: UnitSearchResult['hits'][number]): Found => ({
  value: unit.id,
  label: capitalised(unit.fullName),
  hint: parents
    .filter(({ level }) => level !== 'nation')
    .map(({ fullName }) => fullName)
    .reverse()
    .join(', '),
})

/** Living units by name, each with what it lies in. */
export async function findUnits(words: string, signal: AbortSignal): Promise<Found[]> {
  return (await find(words, signal)).filter(({ state }) => state === 'living').map(toFound)
}

/** Those that ended too. */
export async function findAnyUnits(words: string, signal: AbortSignal): Promise<Found[]> {
  return (await find(words, signal)).map(toFound)
}

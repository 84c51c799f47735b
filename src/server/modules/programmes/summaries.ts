import { lacksOf } from '../../../rules/facts.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import { FACT_KINDS, type FactCounts, type FactKind } from '../../../shared/documents.ts'
import type { DutyBody } from '../../../shared/facts.ts'
import type { PublishPreview } from '../../../shared/programmes.ts'
import type { FactRow } from './fact-states.ts'

export const noFacts = (): FactCounts => Object.fromEntries(FACT_KINDS.map((kind) => [kind, 0])) as FactCounts

export function countKinds(rows: readonly { kind: FactKind }[]): FactCounts {
  const counts = noFacts()
  for (const { kind } of rows) counts[kind] += 1
  return counts
}

export function countLacks(rows: readonly FactRow[]): PublishPreview['lacking'] {
  const lacks = rows.flatMap(({ kind, body }) => lacksOf(kind, body))
  const count = (lack: string) => lacks.filter((each) => each === lack).length
  return { owner: count('owner'), product: count('product'), date: count('date') }
}

const dutiesOf = (rows: readonly FactRow[]) =>
  rows.flatMap(({ kind, body }) => (kind === 'duty' ? [body as DutyBody] : []))

/** The parties that lead, each once however it is spelt. */
export const leadersOf = (rows: readonly FactRow[]): Set<string> =>
  new Set(dutiesOf(rows).flatMap(({ responsible }) => responsible.map(foldVietnamese)))

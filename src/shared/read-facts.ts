import type { Certainty } from './certainty.ts'
import type { FactKind } from './documents.ts'
import type { FactBody } from './facts.ts'

/** One fact as the reader found it, on a clause of the stored text: the material of a draft. */
export type ReadFact = {
  [K in FactKind]: {
    id: string
    kind: K
    clauseId: string
    section: string
    start: number
    end: number
    quote: string
    rule: string
    /** Not in readings of before. */
    certainty?: Certainty
    doubts?: string[]
    body: FactBody<K>
  }
}[FactKind]

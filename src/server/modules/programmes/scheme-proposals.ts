import { LEAST_SAME_NAME, sameName, schemeNames } from '../../../rules/links/index.ts'
import type { NamedProgramme, Proposal } from './links.repository.ts'

export type SchemeDuty = { id: string; quote: string; scheme?: string | null | undefined }

/** Which of the other programmes the sub-schemes of duties are, by their names: of each duty and programme the likeliest, once. */
export const proposeSchemes = (duties: readonly SchemeDuty[], others: readonly NamedProgramme[]): Proposal[] =>
  duties.flatMap(({ id: factId, quote, scheme }) => {
    const names = schemeNames(quote, scheme)
    return others.flatMap(({ id: toId, name }): Proposal[] => {
      const scored = names.map((scheme) => ({ scheme, score: sameName(scheme, name) }))
      const [best] = scored.sort((a, b) => b.score - a.score)
      if (!best || best.score < LEAST_SAME_NAME) return []
      return [{ relation: 'same-scheme', factId, toId, score: best.score, words: [best.scheme] }]
    })
  })

import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'

export type LateOrganisation = {
  organisationId: string
  organisationName: string
  /** For how many days its oldest answer has been late. */
  longest: number
  answers: AskedAnswerRow[]
}

/** Who is late with what: whoever is so the longest comes first, and what has been late the longest. */
export function lateByOrganisation(answers: readonly AskedAnswerRow[]): LateOrganisation[] {
  const groups = Map.groupBy(answers, ({ organisationId }) => organisationId)
  return [...groups]
    .flatMap(([organisationId, its]): LateOrganisation[] => {
      if (organisationId === null) return []
      const ordered = its.toSorted((a, b) => b.days - a.days)
      const [first] = ordered
      return [
        {
          organisationId,
          organisationName: first?.organisationName ?? organisationId,
          longest: first?.days ?? 0,
          answers: ordered,
        },
      ]
    })
    .sort((a, b) => b.longest - a.longest || compareVietnamese(a.organisationName, b.organisationName))
}

import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { AskedAnswerRow, OrganisationCounts, ProgrammeDuties, Standing } from '../../../shared/duties.ts'

/** The columns in which answers are counted; of some it is told apart how many of them were late. */
export const COUNTED = [
  { id: 'late', standing: 'late', late: null },
  { id: 'returned', standing: 'returned', late: null },
  { id: 'soon', standing: 'soon', late: null },
  { id: 'open', standing: 'open', late: null },
  { id: 'submitted', standing: 'submitted', late: 'submitted-late' },
  { id: 'done', standing: 'done', late: 'done-late' },
] as const satisfies readonly { id: string; standing: Standing; late: Standing | null }[]
export type Counted = (typeof COUNTED)[number]

export const countIn = ({ standings }: Pick<OrganisationCounts, 'standings'>, standing: Standing): number =>
  standings[standing] ?? 0

export function totalsOf(
  organisations: readonly OrganisationCounts[],
): Pick<OrganisationCounts, 'duties' | 'standings'> {
  const standings: Record<string, number> = {}
  let duties = 0
  for (const each of organisations) {
    duties += each.duties
    for (const [standing, count] of Object.entries(each.standings))
      standings[standing] = (standings[standing] ?? 0) + count
  }
  return { duties, standings }
}

/** Whoever is late with most comes first, then whoever soon has most to do. */
export const byUrgency = (organisations: readonly OrganisationCounts[]): OrganisationCounts[] =>
  [...organisations].sort(
    (a, b) =>
      countIn(b, 'late') - countIn(a, 'late') ||
      countIn(b, 'soon') - countIn(a, 'soon') ||
      compareVietnamese(a.organisationName, b.organisationName),
  )

/** What somebody has to look at now. */
export function concernsOf({ organisations, unowned }: Pick<ProgrammeDuties, 'organisations' | 'unowned'>) {
  const { standings } = totalsOf(organisations)
  const count = (standing: Standing) => countIn({ standings }, standing)
  return {
    late: count('late'),
    soon: count('soon'),
    submitted: count('submitted') + count('submitted-late'),
    unowned: unowned.length,
  }
}

export const countOf = (answers: readonly Pick<AskedAnswerRow, 'standing'>[], standing: Standing): number =>
  answers.filter((each) => each.standing === standing).length

/** Whether it needs saying whose each is. */
export const severalOrganisations = (answers: readonly Pick<AskedAnswerRow, 'organisationId'>[]): boolean =>
  new Set(answers.map(({ organisationId }) => organisationId)).size > 1

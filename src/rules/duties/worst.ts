import type { Standing } from '../../shared/duties.ts'

/** What has to be looked at first, where several answers are told as one: what was done says more than what has not begun. */
export const WORST_FIRST: readonly Standing[] = [
  'late',
  'returned',
  'soon',
  'open',
  'passed-before',
  'submitted-late',
  'submitted',
  'done-late',
  'done',
  'ahead',
  'cancelled',
]

/** How several answers together stand, and how many of them stand so; undefined where there are none. */
export function worstOf(standings: readonly Standing[]): { standing: Standing; answers: number } | undefined {
  const standing = WORST_FIRST.find((each) => standings.includes(each))
  return standing && { standing, answers: standings.filter((each) => each === standing).length }
}

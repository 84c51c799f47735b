import type { Day } from '../../shared/schema.ts'
import type { Box } from './box-names.ts'

// The rules of data/layout (its README says what stands in them).

type Words = { vi: string; en: string }

/** What a property must be: a number between two (both in it), one of some words, yes or no, or words of a form. */
export type Needed =
  | { least?: number; most?: number; unit?: string }
  | { oneOf: readonly string[] }
  | { is: boolean }
  | { form: string }

export type LayoutRule = {
  id: string
  /** A box, the page, or the number of the page. */
  on: Box | 'page' | 'page-number' | 'names'
  property: string
  needed: Needed
  severity: 'blocking' | 'advice'
  /** Where the annex says it: "phần II.5". */
  item: string
  says: Words
  mend: Words
  certainty: 'seen' | 'recalled'
  /** Below so many letters of the body it does not ask. */
  fromLetters?: number
}

/** One text of law while it is in force; half-open. */
export type LayoutRules = {
  decree: string
  annex: string
  validFrom: Day
  validUntil: Day | null
  rules: readonly LayoutRule[]
}

/** The rules in force on a day; none where no text that is known was. */
export const rulesOn = (all: readonly LayoutRules[], day: Day): LayoutRules | null =>
  all.find(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day < validUntil)) ?? null

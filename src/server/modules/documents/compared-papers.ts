import type { AmendedFact, Amendment, AppliedInstruction } from '../../../reading/index.ts'
import type { FactChange } from '../../../rules/amendment/index.ts'

export type { AmendedFact, AppliedInstruction }

/** What reading one paper against another found; of two whole texts nothing, since their facts are stored. */
export type ComparedPapers =
  | { form: 'whole' }
  | {
      form: 'instructions'
      /** As they were read now; those that are stored may be of an older reader. */
      olderText: string
      newerText: string
      changes: FactChange<AmendedFact>[]
      instructions: AppliedInstruction[]
      gone: Amendment['gone']
    }

export function comparedPapers({ form, older, newer, changes, instructions, gone }: Amendment): ComparedPapers {
  if (form === 'whole') return { form }
  return { form, olderText: older.text, newerText: newer.text, changes, instructions, gone }
}

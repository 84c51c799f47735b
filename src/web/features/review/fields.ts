import type { Fact } from '../../../shared/facts.ts'

/** The body of a fact by field, so that two versions can be laid side by side. */
export type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (fact: Pick<Fact, 'body'>): Fields => fact.body as Fields

/** Equal as JSON, whatever the order of the keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = a as Fields
  const right = b as Fields
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => sameValue(left[key], right[key]))
}

export type FieldClash = {
  field: string
  mine: unknown
  theirs: unknown
  /** What to take unless the person says otherwise: the side that alone changed it; of both, theirs. */
  suggested: 'mine' | 'theirs'
}

/** The fields in which two people's versions differ, both begun from `seen`. */
export function clashesOf(seen: Fields, mine: Fields, theirs: Fields): FieldClash[] {
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
  return fields
    .filter((field) => !sameValue(mine[field], theirs[field]))
    .map((field) => ({
      field,
      mine: mine[field],
      theirs: theirs[field],
      suggested: sameValue(theirs[field], seen[field]) ? 'mine' : 'theirs',
    }))
}

export function withChoices(theirs: Fields, clashes: readonly FieldClash[], mine: ReadonlySet<string>): Fields {
  return {
    ...theirs,
    ...Object.fromEntries(clashes.filter(({ field }) => mine.has(field)).map((clash) => [clash.field, clash.mine])),
  }
}

import { dayInVietnam } from '../../../rules/days.ts'
import type { AddedDay } from '../../../rules/duties/index.ts'
import type { AnnotationKind } from '../../../shared/annotations.ts'
import type { Day } from '../../../shared/schema.ts'

/** Something that a planner added to a duty, or took back. */
export type AnnotationRow = {
  factId: string
  number: number
  kind: AnnotationKind
  product: string | null
  dueOn: Day | null
  organisations: string[] | null
  byPerson: string
  at: Date
}

/** Whom a planner named for a duty that the plan gives to nobody known. */
export type NamedOwners = { organisationIds: readonly string[]; by: string }

/** What holds of all that was added to a duty. */
export type Added = { product: string | null; day: AddedDay | null; owners: NamedOwners | null }

const NOTHING: Added = { product: null, day: null, owners: null }

/** What holds for each duty after all that was added and taken back; `rows` in the order in which it was. */
export function addedIn(rows: readonly AnnotationRow[]): (factId: string) => Added {
  const known = new Map<string, Added>()
  for (const row of rows) known.set(row.factId, withRow(known.get(row.factId) ?? NOTHING, row))
  return (factId) => known.get(factId) ?? NOTHING
}

function withRow(before: Added, { kind, product, dueOn, organisations, byPerson, at }: AnnotationRow): Added {
  switch (kind) {
    case 'product':
      return { ...before, product }
    case 'due':
      // Moved, it stays a day that was added when the first one was: nothing is asked for the time between.
      return { ...before, day: dueOn === null ? null : { dueOn, since: before.day?.since ?? dayInVietnam(at) } }
    case 'owners':
      return { ...before, owners: { organisationIds: organisations ?? [], by: byPerson } }
  }
}

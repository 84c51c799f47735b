import { monthsOf, periodNamed } from '../../../rules/periods.ts'
import type { Period } from '../../../shared/plan.ts'
import type { AskedForm, KnownForm } from './compose.repository.ts'
import type { KnownRow, KnownSet, Line } from './composing.ts'

const lengthOf = (period: string): Period => periodNamed(period)?.period ?? 'month'

/** Who reports, with the lengths of the periods for which they do. */
export function linesOf(asked: readonly AskedForm[]): Line[] {
  return [...Map.groupBy(asked, ({ organisationId }) => organisationId).values()].flatMap((its): Line[] => {
    const [first] = its
    if (!first) return []
    const { organisationId, unitId, level } = first
    return [{ organisationId, unitId, level, every: [...new Set(its.map(({ period }) => lengthOf(period)))] }]
  })
}

/**
 * A form for every report that a set is asked with: new ones come, days follow, what is asked no more ends and comes back when it is
 * asked again.
 */
export function layOut(
  asked: readonly AskedForm[],
  sets: readonly KnownSet[],
  rows: readonly KnownRow[],
  known: readonly KnownForm[],
  newId: () => string,
): { insert: KnownForm[]; update: KnownForm[] } {
  const keyOf = ({ dataSetId, organisationId, period }: Pick<KnownForm, 'dataSetId' | 'organisationId' | 'period'>) =>
    `${dataSetId} ${organisationId} ${period}`
  const left = new Map(known.map((form) => [keyOf(form), form]))
  const insert: KnownForm[] = []
  const update: KnownForm[] = []
  for (const set of sets) {
    const its = rows.filter(({ dataSetId, removedBy }) => dataSetId === set.id && removedBy === null)
    if (its.length === 0) continue
    const shortest = Math.min(...its.map(({ frequency }) => monthsOf(frequency)))
    for (const each of asked) {
      if (each.level !== set.level || (set.organisationId ?? each.organisationId) !== each.organisationId) continue
      if (monthsOf(lengthOf(each.period)) < shortest) continue
      const form = { ...each, dataSetId: set.id, ended: false }
      const before = left.get(keyOf(form))
      left.delete(keyOf(form))
      if (!before) insert.push({ ...form, id: newId() })
      else if (differs(before, form)) update.push({ ...form, id: before.id })
    }
  }
  return {
    insert,
    update: [...update, ...[...left.values()].flatMap((form) => (form.ended ? [] : [{ ...form, ended: true }]))],
  }
}

const differs = (a: Omit<KnownForm, 'id'>, b: Omit<KnownForm, 'id'>) =>
  a.opensOn !== b.opensOn || a.dueOn !== b.dueOn || a.unitPath !== b.unitPath || a.ended !== b.ended

import { periodBefore } from '../../../rules/periods.ts'
import { unitFullName } from '../../../rules/unit-names.ts'
import { cellName } from '../../../shared/figures.ts'
import type { CellHistory, FormAround, FormReview } from '../../../shared/form-review.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { findPersonNames } from '../identity/index.ts'
import { bandOf, FEWEST_NEIGHBOURS, findingsAround, isOutside, toAround } from './around.ts'
import { checkStored } from './checking.service.ts'
import { type CellChange, listAround, listCellChanges, listChanges, listKnownFigures } from './figures.repository.ts'
import { type FormEventRow, type FormRecord, findUnitAbove, getForm, listFormEvents } from './forms.repository.ts'

/** How the figures stand around a form, for whoever fills it: sums and bands, and no neighbour's figure. */
export async function getAround(db: Db, actor: Actor, id: string): Promise<FormAround> {
  return inTransaction(db, actor, async (db) => {
    const form = await getForm(db, id)
    const rows = await listAround(db, form, periodBefore(form.period))
    const known = await listKnownFigures(db, form, [form.period])
    const above = await findUnitAbove(db, form.unitId)
    return {
      parentName: above ? unitFullName(above.kind, above.name) : null,
      elements: rows.map(toAround),
      findings: findingsAround(rows, new Map(known.map((each) => [cellName(each), each]))),
    }
  })
}

/** What a reviewer looks at beside the figures themselves. Throws `not-found`, `not-allowed`. */
export async function getReview(db: Db, actor: Actor, id: string): Promise<FormReview> {
  return inTransaction(db, actor, async (db) => {
    const form = await getForm(db, id)
    requireReviewing(actor, form)
    const { around, findings } = await checkStored(db, form)
    const events = await listFormEvents(db, form)
    const submits = events.filter(({ act }) => act === 'submit')
    const reasons = new Map((submits.at(-1)?.cells ?? []).map((cell) => [cellName(cell), cell.words]))
    const changed = changedSince(await listChanges(db, form, sinceOf(submits)), submits)
    const names = await findPersonNames(
      db,
      changed.map(({ last }) => last.byPerson),
    )
    return {
      formId: id,
      revision: form.revision,
      changed: changed.map(({ first, last }) => ({
        elementId: last.elementId,
        category: last.category,
        from: first.was,
        to: { value: last.value, mark: last.mark, note: last.note },
        by: names.get(last.byPerson) ?? null,
        at: last.at.toISOString(),
      })),
      soft: findings
        .filter(({ severity }) => severity === 'soft')
        .map((finding) => ({
          finding,
          reason: finding.cells.map((cell) => reasons.get(cellName(cell))).find((words) => words !== undefined) ?? null,
        })),
      neighbours: around
        .filter(({ changedUnits }) => changedUnits >= FEWEST_NEIGHBOURS)
        .map((row) => {
          const band = bandOf(row)
          return {
            elementId: row.elementId,
            units: row.changedUnits,
            median: rounded(row.median),
            low: band?.low ?? null,
            high: band?.high ?? null,
            change: rounded(row.own),
            outside: isOutside(row),
          }
        }),
    }
  })
}

function requireReviewing(actor: Actor, form: FormRecord): void {
  const paths = form.verifiers.map(({ path }) => path)
  const path = paths.find((each) => mayAt(actor, 'figures.verify', each))
  requireAction(actor, 'figures.verify', path ?? paths[0] ?? form.unitPath)
}

const rounded = (value: number | null) => (value === null ? null : Math.round(value))

/** The revision at which it was submitted before the last time; of what was submitted once there is nothing to compare. */
const sinceOf = (submits: readonly FormEventRow[]) => (submits.at(-2) ?? submits.at(-1))?.revision ?? 0

type Span = { first: CellChange; last: CellChange }

/** The cells that are other now than they were, each with its first and its last change. */
function changedSince(changes: readonly CellChange[], submits: readonly FormEventRow[]): Span[] {
  if (submits.length < 2) return []
  return [...Map.groupBy(changes, cellName).values()].flatMap((its): Span[] => {
    const [first, last] = [its[0], its.at(-1)]
    if (!first || !last) return []
    const isSame = first.was?.value === last.value && first.was?.mark === last.mark && first.was?.note === last.note
    return isSame ? [] : [{ first, last }]
  })
}

/** Every version of one figure, the last first. */
export async function getCellHistory(
  db: Db,
  actor: Actor,
  id: string,
  elementId: string,
  category: string,
): Promise<CellHistory> {
  return inTransaction(db, actor, async (db) => {
    const form = await getForm(db, id)
    const changes = await listCellChanges(db, form, { elementId, category })
    const names = await findPersonNames(
      db,
      changes.map(({ byPerson }) => byPerson),
    )
    return {
      versions: changes.map(({ revision, at, byPerson, value, mark, note, was }) => ({
        revision,
        at: at.toISOString(),
        by: names.get(byPerson) ?? null,
        value,
        mark,
        note,
        was,
      })),
    }
  })
}

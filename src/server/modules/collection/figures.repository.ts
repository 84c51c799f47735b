import { sql } from 'kysely'
import type { CellKey, CellValue, Mark } from '../../../shared/figures.ts'
import type { NewCell } from '../../../shared/form-acts.ts'
import { type Db, KEPT } from '../../platform/database.ts'
import type { FormRecord, HeldForm } from './forms.repository.ts'

/** A figure of the unit of a form; `formId`: where it was typed, with the names of that form where it is another. */
export type KnownFigure = CellKey & {
  period: string
  value: string | null
  mark: Mark | null
  note: string | null
  formId: string
  programmeName: string | null
  organisationName: string | null
}

/** Also what other bodies of the unit typed, of the elements that the form asks for. */
export async function listKnownFigures(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
  periods: readonly string[],
): Promise<KnownFigure[]> {
  const { rows } = await sql<KnownFigure>`
    ${KEPT} select period, element_id, category, value::text, mark, note, form_id, programme_name, organisation_name
    from figures_known_to(${homeId}, ${id}, ${[...periods]}::text[])`.execute(db)
  return rows
}

export type NewSaved = { id: string; byPerson: string; at: Date; requestHash: Buffer; cells: readonly NewCell[] }

/**
 * Saves what was typed in a form that is held, and answers its new revision; undefined where a figure stands in another form. An id
 * that was used before breaks `form_submissions_pk`.
 */
export async function saveFigures(
  db: Db,
  { homeId, id }: Pick<HeldForm, 'homeId' | 'id'>,
  { id: submissionId, byPerson, at, requestHash, cells }: NewSaved,
): Promise<number | undefined> {
  const column = <K extends keyof NewCell>(key: K) => cells.map((cell) => cell[key])
  const { rows } = await sql<{ revision: number }>`
    ${KEPT} select save_figures(${homeId}, ${id}, ${submissionId}, ${byPerson}, ${at}, ${requestHash}, ${column('elementId')}::bigint[],
      ${column('category')}::text[], ${column('value')}::numeric[], ${column('mark')}::text[], ${column('note')}::text[]) as revision`.execute(
    db,
  )
  return rows[0]?.revision || undefined
}

export type SubmissionRow = { id: string; formId: string; revision: number; at: Date; requestHash: Buffer }

export async function findSubmission(db: Db, homeId: number, id: string): Promise<SubmissionRow | undefined> {
  const { rows } = await sql<SubmissionRow>`
    select id, form_id, revision, at, request_hash from form_submissions where home_id = ${homeId} and id = ${id}`.execute(
    db,
  )
  return rows[0]
}

export type SavedCell = NewCell & { was: CellValue | null }
export type CellChange = SavedCell & { revision: number; byPerson: string; at: Date }

/** Every version of every figure that was saved in a form after a revision, in their order. */
export async function listChanges(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
  after: number,
): Promise<CellChange[]> {
  const { rows } = await sql<Omit<CellChange, keyof SavedCell> & { cells: SavedCell[] }>`
    select revision, by_person, at, cells from form_submissions
    where home_id = ${homeId} and form_id = ${id} and revision > ${after} order by revision`.execute(db)
  return rows.flatMap(({ cells, ...rest }) => cells.map((cell) => ({ ...cell, ...rest })))
}

/** The versions of one figure, the last first. */
export async function listCellChanges(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
  { elementId, category }: CellKey,
): Promise<CellChange[]> {
  const { rows } = await sql<Omit<CellChange, keyof SavedCell> & { cell: SavedCell }>`
    select s.revision, s.by_person, s.at, c.value as cell
    from form_submissions s cross join jsonb_array_elements(s.cells) c
    where s.home_id = ${homeId} and s.form_id = ${id}
      and c.value ->> 'elementId' = ${elementId} and c.value ->> 'category' = ${category}
    order by s.revision desc`.execute(db)
  return rows.map(({ cell, ...rest }) => ({ ...cell, ...rest }))
}

/** How an element's figures stand around a form; changes in per cent. */
export type AroundRow = {
  elementId: string
  parentSum: string | null
  parentUnits: number
  childSum: string | null
  childUnits: number
  changedUnits: number
  median: number | null
  quarter: number | null
  threeQuarters: number | null
  own: number | null
}

export async function listAround(
  db: Db,
  { homeId, id }: Pick<FormRecord, 'homeId' | 'id'>,
  lastPeriod: string | null,
): Promise<AroundRow[]> {
  const { rows } = await sql<AroundRow>`
    select element_id, parent_sum::text, parent_units, child_sum::text, child_units, changed_units, median, quarter, three_quarters, own
    from figures_around(${homeId}, ${id}, ${lastPeriod ?? ''})`.execute(db)
  return rows
}

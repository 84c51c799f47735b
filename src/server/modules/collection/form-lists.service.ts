import { isDay } from '../../../rules/days.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { FormsPage, MyFormsQuery, ProgrammeForms, ProgrammeFormsQuery } from '../../../shared/forms.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { findUnit } from '../units/index.ts'
import {
  countFormsOfProgramme,
  type FormCursor,
  listFormPeriods,
  listFormsOf,
  listFormsOfProgramme,
} from './form-lists.repository.ts'
import { mayDo, toRow } from './form-page.service.ts'

/** The forms of the organisations that the actor answers for: to fill or to mend, or sent. */
export async function listMyForms(
  db: Db,
  clock: Clock,
  actor: Actor,
  { which = 'to-do', q = '', after, limit }: MyFormsQuery,
): Promise<FormsPage> {
  const day = today(clock)
  const cursor = after === undefined ? undefined : parseCursor(after)
  return inTransaction(db, actor, async (db) => {
    const rows = await listFormsOf(db, actor.parties, which, day, limit + 1, foldVietnamese(q), cursor)
    const page = rows.slice(0, limit)
    const end = rows.length > limit ? page.at(-1) : undefined
    return {
      today: day,
      forms: page.map(toRow),
      after: end ? `${end.state === 'returned' ? 0 : 1},${end.dueOn ?? 'infinity'},${end.id}` : null,
    }
  })
}

const CURSOR = /^([01]),((?:19|20|21)\d{2}-\d{2}-\d{2}|infinity),([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
function parseCursor(text: string): FormCursor {
  const [, rank, dueOn, id] = CURSOR.exec(text) ?? []
  if (id === undefined || dueOn === undefined || !(dueOn === 'infinity' || isDay(dueOn))) throw badCursor()
  return { rank: Number(rank), dueOn, id }
}
const badCursor = () => invalidRequest([{ pointer: 'querystring/after', code: 'pattern' }])

/** The forms of a programme for a period, by unit, with what the actor may do with each. */
export async function listProgrammeForms(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { period, state, unit, q = '', after, limit }: ProgrammeFormsQuery,
): Promise<ProgrammeForms> {
  const day = today(clock)
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const periods = await listFormPeriods(db, programme, day)
    const shown = period ?? periods[0] ?? null
    const told = { today: day, programmeId, programmeName: programme.name, periods, period: shown }
    if (shown === null) return { ...told, counts: {}, forms: [], after: null }
    const filter = {
      ...{ period: shown, state, words: foldVietnamese(q) },
      unitPath: unit === undefined ? undefined : await pathOf(db, unit),
    }
    const rows = await listFormsOfProgramme(db, programme, filter, limit + 1, after)
    const page = rows.slice(0, limit)
    const end = rows.length > limit ? page.at(-1) : undefined
    const counts = await countFormsOfProgramme(db, programme, filter)
    return {
      ...told,
      counts: Object.fromEntries(counts.map(({ state, forms }) => [state, forms])),
      forms: page.map((form) => ({ ...toRow(form), may: mayDo(actor, form, day), soft: form.soft })),
      after: end?.id ?? null,
    }
  })
}

async function pathOf(db: Db, unitId: string): Promise<string> {
  const unit = await findUnit(db, unitId)
  if (!unit) throw notFound('This unit')
  return unit.path
}

import { sql } from 'kysely'
import type { FormState } from '../../../shared/figures.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { likeText } from '../../platform/like-text.ts'
import { type FormRecord, joined, ofForm, organisationOf } from './forms.repository.ts'

/** Where a page of a list goes on: `rank` 0 for what was returned; the last day, or `infinity`. */
export type FormCursor = { rank: number; dueOn: string; id: string }

/** The forms of these organisations that have begun, by day: what was returned first; `words`: folded, of the programme or organisation. */
export async function listFormsOf(
  db: Db,
  organisations: readonly string[],
  which: 'to-do' | 'sent',
  today: Day,
  limit: number,
  words: string,
  after?: FormCursor,
): Promise<FormRecord[]> {
  const states = which === 'to-do' ? ['draft', 'returned'] : ['submitted', 'verified', 'locked']
  const rank = sql`(f.state <> 'returned')::int`
  const due = sql`coalesce(f.due_on, 'infinity'::date)`
  const { rows } = await sql<FormRecord>`
    with page as materialized (
      select f.* from forms f join programmes p on p.home_id = f.home_id and p.id = f.programme_id ${organisationOf}
      where f.organisation_id = any(${[...organisations]}::bigint[]) and not f.ended and f.opens_on <= ${today} and f.state = any(${states}::text[])
        ${words === '' ? sql`` : sql`and (unaccent(lower(p.name)) like ${`%${likeText(words)}%`} or o.search_key like ${`% ${likeText(words)}%`})`}
        ${after === undefined ? sql`` : sql`and (${rank}, ${due}, f.id) > (${after.rank}, ${after.dueOn}::date, ${after.id}::uuid)`}
      order by ${rank}, ${due}, f.id limit ${limit}
    )
    select ${ofForm} from page f ${joined} order by ${rank}, ${due}, f.id`.execute(db)
  return rows
}

/** `words`: folded, of the name of the unit or of the organisation. */
export type ProgrammeFormFilter = {
  period: string
  state: FormState | undefined
  unitPath: string | undefined
  words: string
}
type OfProgramme = { homeId: number; id: string }

const thatFit = ({ homeId, id }: OfProgramme, { period, state, unitPath, words }: ProgrammeFormFilter) => sql`
  f.home_id = ${homeId} and f.programme_id = ${id} and f.period = ${period} and not f.ended
    ${state === undefined ? sql`` : sql`and f.state = ${state}`}
    ${unitPath === undefined ? sql`` : sql`and f.unit_path <@ ${unitPath}::ltree`}
    ${words === '' ? sql`` : sql`and (l.search_key like ${`% ${likeText(words)}%`} or o.search_key like ${`% ${likeText(words)}%`})`}`
/** What they are found and ordered by. */
const named = sql`forms f join latest_units l on l.id = f.unit_id ${organisationOf}`
/** The higher levels first, then by name as it is written in Vietnamese. */
const byName = sql`f.level, l.name collate "vi-x-icu", f.unit_id, f.id`

/** With how many soft rules were broken when it was submitted last. */
export type ReviewRecord = FormRecord & { soft: number }

/** Of a programme and a period, by level and the name of the unit; `after`: the last form of the page before. */
export async function listFormsOfProgramme(
  db: Db,
  programme: OfProgramme,
  filter: ProgrammeFormFilter,
  limit: number,
  after?: string,
): Promise<ReviewRecord[]> {
  const { rows } = await sql<ReviewRecord>`
    with page as materialized (
      select f.* from ${named}
      where ${thatFit(programme, filter)} ${
        after === undefined
          ? sql``
          : sql`and (${byName}) > (select ${byName} from ${named} where f.home_id = ${programme.homeId} and f.id = ${after})`
      }
      order by ${byName} limit ${limit}
    )
    select ${ofForm}, coalesce((
      select jsonb_array_length(v.cells) from form_events v where v.home_id = f.home_id and v.form_id = f.id and v.act = 'submit'
      order by v.revision desc limit 1), 0) as soft
    from page f ${joined} order by ${byName}`.execute(db)
  return rows
}

export async function countFormsOfProgramme(
  db: Db,
  programme: OfProgramme,
  filter: ProgrammeFormFilter,
): Promise<{ state: FormState; forms: number }[]> {
  const { rows } = await sql<{ state: FormState; forms: number }>`
    select f.state, count(*)::int as forms from ${named} where ${thatFit(programme, { ...filter, state: undefined })} group by 1`.execute(
    db,
  )
  return rows
}

/** The periods of a programme's forms that have begun, the last first. */
export async function listFormPeriods(db: Db, { homeId, id }: OfProgramme, today: Day): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`
    select f.period from forms f where f.home_id = ${homeId} and f.programme_id = ${id} and not f.ended and f.opens_on <= ${today}
    group by 1 order by max(f.opens_on) desc, f.period desc`.execute(db)
  return rows.map(({ period }) => period)
}

import type {
  BoardQuery,
  CalendarQuery,
  DutyBoard,
  DutyCalendar,
  DutyTimeline,
  MatrixQuery,
  TimelineQuery,
} from '../../../shared/duty-views.ts'
import { BOARD_STATES } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getReadableProgramme, type ProgrammeRow } from '../programmes/index.ts'
import { actsAllowed } from './acts-allowed.ts'
import { countByDay, listTimeline } from './answer-days.repository.ts'
import { filterOf } from './answer-filter.ts'
import { listAnswersInStates } from './answer-lists.repository.ts'
import { toAsked } from './answer-words.ts'
import { readDutyMatrix, readReportMatrix } from './matrices.service.ts'

/** Reads of a programme as far as the actor sees it. */
async function readOf<T>(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  read: (db: Db, programme: ProgrammeRow, day: Day) => Promise<T>,
): Promise<T> {
  return inTransaction(db, actor, async (db) =>
    read(db, await getReadableProgramme(db, actor, programmeId), today(clock)),
  )
}

export const getDutyMatrix = (db: Db, clock: Clock, actor: Actor, programmeId: string, query: MatrixQuery) =>
  readOf(db, clock, actor, programmeId, (db, programme, day) => readDutyMatrix(db, programme, day, query))

export const getReportMatrix = (db: Db, clock: Clock, actor: Actor, programmeId: string, query: MatrixQuery) =>
  readOf(db, clock, actor, programmeId, (db, programme, day) => readReportMatrix(db, programme, day, query))

/** What is due on which day of a month. */
export const getCalendar = (
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { month, ...asked }: CalendarQuery,
): Promise<DutyCalendar> =>
  readOf(db, clock, actor, programmeId, async (db, programme, day) => {
    const days = { from: `${month}-01`, to: lastOfMonth(month) }
    const counts = await countByDay(db, programme, filterOf(asked), day, days)
    return {
      today: day,
      days: [...Map.groupBy(counts, ({ on }) => on)].map(([on, its]) => ({
        on,
        standings: Object.fromEntries(its.map(({ standing, answers }) => [standing, answers])),
      })),
    }
  })

const lastOfMonth = (month: string): Day =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** What is due in a year, line by line. */
export const getTimeline = (
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { year, by, line, lines, ...asked }: TimelineQuery,
): Promise<DutyTimeline> =>
  readOf(db, clock, actor, programmeId, async (db, programme, day) => {
    const wanted = { year, by, from: line, most: lines }
    const { rows, count } = await listTimeline(db, programme, filterOf(asked), day, wanted)
    return {
      today: day,
      lineCount: count,
      lines: rows.map(({ organisationId, factId, section, words, points }) => ({
        organisationId,
        factId,
        section,
        words,
        points,
      })),
    }
  })

/** The answers by their states, with what the actor may do with each. */
export const getBoard = (
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { limit, ...asked }: BoardQuery,
): Promise<DutyBoard> =>
  readOf(db, clock, actor, programmeId, async (db, programme, day) => {
    const rows = await listAnswersInStates(db, programme, filterOf(asked), BOARD_STATES, day, limit + 1)
    return {
      today: day,
      columns: BOARD_STATES.map((state) => {
        const its = rows.filter((row) => row.state === state)
        return {
          state,
          cards: its.slice(0, limit).map((row) => ({
            ...toAsked(row, day),
            may: actsAllowed(actor, { ...row, endedOn: null }, row, day),
          })),
          more: its.length > limit,
        }
      }),
    }
  })

import { daysBetween } from '../../../rules/days.ts'
import { changedTargets, MOST_DECISIONS } from '../../../rules/overview/index.ts'
import {
  type DutyToDecide,
  MOST_NEWS,
  type Overview,
  type OverviewNews,
  type OverviewQuery,
  type OverviewTarget,
  type ProposalToDecide,
} from '../../../shared/overview.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import type { Unit } from '../../../shared/units.ts'
import { type Actor, actingFor, mayAnywhere } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { countLocked } from '../collection/index.ts'
import { countAnswered, listLateDuties, listLateOrganisations } from '../duties/index.ts'
import { getReadableProgramme, listPublishedNames, type ProgrammeRow } from '../programmes/index.ts'
import { listUnitNames, listWaitingProposals } from '../proposals/index.ts'
import { readingFigures, readProgress } from '../rollup/index.ts'
import { getUnit } from '../units/index.ts'
import { decisionsOf } from './decisions.ts'
import { findVisitBefore, type Visit } from './visits.repository.ts'

const SHOWN_LATE = 6
const YEARS_SHOWN = 10

type Chosen = { programmes: Overview['programmes']; programme: ProgrammeRow; unit: Unit; visit: Visit | undefined }

/** How a programme stands, for whoever leads there: each part as far as the caller's roles show it. Throws `not-found`. */
export async function getOverview(db: Db, clock: Clock, actor: Actor, query: OverviewQuery): Promise<Overview> {
  const on = today(clock)
  const thisYear = Number(on.slice(0, 4))
  const year = query.year ?? thisYear
  const { programmes, chosen } = await choose(db, actor, query.programmeId, on)
  const about = { today: on, programmes, year }
  if (chosen === undefined)
    return { ...about, programme: null, years: [], whole: true, targets: null, decisions: [], late: null, news: null }
  const { programme, unit, visit } = chosen
  // Each sees what its own roles show, and neither waits for the other.
  const [progress, following] = await Promise.all([
    mayAnywhere(actor, 'figures.read')
      ? readingFigures(db, actor, async (db) => ({
          ...(await readProgress(db, clock, actor, { programmeId: programme.id, until: year })),
          locked: visit ? await countLocked(db, programme, visit.at, MOST_NEWS) : 0,
        }))
      : null,
    mayAnywhere(actor, 'duties.read') ? readDuties(db, actor, programme, on, visit) : null,
  ])
  const stands = progress?.targets ?? []
  const targets = progress && stands.map(toTarget)
  return {
    ...about,
    programme: { id: programme.id, name: programme.name, unit },
    years: yearsOf(programme, thisYear),
    whole: progress?.whole ?? true,
    targets,
    decisions: decisionsOf(stands, following?.duties ?? [], following?.proposals ?? []),
    late: following?.late ?? null,
    news: visit && year === thisYear ? newsOf(visit, targets ?? [], following, progress?.locked ?? 0) : null,
  }
}

/** The programme asked for, else the first; with when the caller last looked at it. */
async function choose(
  db: Db,
  actor: Actor,
  programmeId: string | undefined,
  on: string,
): Promise<{ programmes: Overview['programmes']; chosen: Omit<Chosen, 'programmes'> | undefined }> {
  return inTransaction(db, actor, async (db) => {
    const programmes = await listPublishedNames(db)
    const id = programmeId ?? programmes[0]?.id
    if (id === undefined) return { programmes, chosen: undefined }
    const programme = await getReadableProgramme(db, actor, id)
    const { path: _, ...unit } = await getUnit(db, programme.unitId)
    return { programmes, chosen: { programme, unit, visit: await findVisitBefore(db, actor.personId, id, on) } }
  })
}

const yearsOf = ({ horizonFrom }: ProgrammeRow, thisYear: number): number[] => {
  const first = Math.max(horizonFrom ?? thisYear - 1, thisYear - YEARS_SHOWN + 1)
  return Array.from({ length: Math.max(1, thisYear - first + 1) }, (_, index) => thisYear - index)
}

const toTarget = ({ factId, section, quote, indicator, state, year, now }: TargetStand): OverviewTarget => ({
  ...{ factId, section, quote, name: indicator?.name ?? null, state, year },
  whole: now !== null && now.expected > 0 && now.reported >= now.expected,
})

async function readDuties(db: Db, actor: Actor, programme: ProgrammeRow, on: string, visit: Visit | undefined) {
  return inTransaction(db, actingFor(actor, 'duties.read'), async (db) => {
    const late = await listLateOrganisations(db, programme, on, SHOWN_LATE)
    const lateDuties = late.length > 0 ? await listLateDuties(db, programme, on, MOST_DECISIONS) : []
    const waiting = await listWaitingProposals(db, programme, MOST_DECISIONS)
    const names = await listUnitNames(
      db,
      waiting.map(({ liesPath }) => liesPath),
    )
    return {
      late: {
        organisations: late[0]?.allOrganisations ?? 0,
        answers: late[0]?.allAnswers ?? 0,
        mayRemind: mayAnywhere(actor, 'duties.remind'),
        longest: late.map(({ lastOn, allOrganisations: _, allAnswers: __, ...row }) => ({
          ...row,
          days: daysBetween(lastOn, on),
        })),
      },
      duties: lateDuties.map(
        ({ lastOn, ...row }): DutyToDecide => ({ kind: 'duty', ...row, days: daysBetween(lastOn, on) }),
      ),
      proposals: waiting.map(
        ({ liesPath, sentOn, ...row }): ProposalToDecide => ({
          ...{ kind: 'proposal', ...row, liesAt: names.get(liesPath) ?? '', days: daysBetween(sentOn, on) },
        }),
      ),
      answered: visit ? await countAnswered(db, programme, visit.at, MOST_NEWS) : { answers: 0, reports: 0 },
    }
  })
}

function newsOf(
  { at, states }: Visit,
  targets: readonly OverviewTarget[],
  following: Awaited<ReturnType<typeof readDuties>> | null,
  forms: number,
): OverviewNews {
  return {
    since: at.toISOString(),
    targets: changedTargets(targets, states).map(({ factId, section, quote, name, from, state }) => ({
      ...{ factId, section, quote, name, from, to: state },
    })),
    answers: following?.answered.answers ?? 0,
    reports: following?.answered.reports ?? 0,
    forms,
  }
}

import type { PlannedDuty, ServedTargets, ServingDuty, TargetPage } from '../../../shared/serving.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { describeServedBy, describeTarget, getReadableProgramme, type Served } from '../programmes/index.ts'
import { getAssignmentRow } from './assignments.repository.ts'
import { type HolderRow, listHolders } from './serving.repository.ts'

/** The targets that a duty is for. */
export async function getServedTargets(db: Db, actor: Actor, assignmentId: string): Promise<ServedTargets> {
  return inTransaction(db, actor, async (db) => {
    const { versionId, factId } = await getAssignmentRow(db, assignmentId)
    const { targets, whole } = await describeServedBy(db, versionId, factId)
    return { targets: targets.map(({ fact, confirmed }) => ({ ...fact, confirmed })), whole }
  })
}

/** A target with the duties that serve it, who has them, and how their answers stand today, as far as the actor sees them. */
export async function getTarget(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  targetId: string,
): Promise<TargetPage> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const { target, duties } = await describeTarget(db, programme, targetId)
    const ids = duties.map(({ fact }) => fact.id)
    const holders = Map.groupBy(await listHolders(db, programme, ids, today(clock)), ({ factId }) => factId)
    return {
      programmeId,
      programmeName: programme.name,
      target,
      duties: duties.map((duty) => toServing(duty, holders.get(duty.fact.id) ?? [])),
    }
  })
}

const mostOwners = 20

function toServing({ fact, confirmed }: Served<PlannedDuty>, holders: readonly HolderRow[]): ServingDuty {
  const owners = holders.flatMap(({ assignmentId, organisationId, name, standings }) =>
    organisationId === null ? [] : [{ assignmentId, organisationId, name: name ?? organisationId, standings }],
  )
  const shown = owners.toSorted((a, b) => urgency(b) - urgency(a)).slice(0, mostOwners)
  return {
    factId: fact.id,
    clauseId: fact.clauseId,
    section: fact.section,
    quote: fact.quote,
    confirmed,
    unowned: holders.find(({ organisationId }) => organisationId === null)?.assignmentId ?? null,
    owners: shown,
    more: owners.length - shown.length,
    standings: sumOf(owners),
  }
}

type Standings = Pick<HolderRow, 'standings'>
/** What is late comes before what is due soon, and that before the rest. */
const urgency = ({ standings: { late = 0, soon = 0 } }: Standings) => late * 1000 + soon

function sumOf(all: readonly Standings[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { standings } of all)
    for (const [standing, answers] of Object.entries(standings)) sum[standing] = (sum[standing] ?? 0) + answers
  return sum
}

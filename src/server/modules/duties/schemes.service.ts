import type { Schemes } from '../../../shared/schemes.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { describeSchemes, getReadableProgramme, type PlannedScheme } from '../programmes/index.ts'
import { countByProgramme, listLeads, type ProgrammeStanding } from './schemes.repository.ts'

/**
 * The sub-schemes of a programme: who leads each, which programme it is, and how that one's answers stand today, as far as the actor
 * sees them.
 */
export async function getSchemes(db: Db, clock: Clock, actor: Actor, programmeId: string): Promise<Schemes> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const { versionId, schemes, parents } = await describeSchemes(db, programme)
    const leads = Map.groupBy(
      schemes.length === 0
        ? []
        : await listLeads(
            db,
            programme,
            schemes.map(({ factId }) => factId),
          ),
      ({ factId }) => factId,
    )
    const children = [...new Set(schemes.flatMap(keptOf))]
    const counts = children.length === 0 ? [] : await countByProgramme(db, programme.homeId, children, today(clock))
    return {
      programmeId,
      programmeName: programme.name,
      versionId,
      mayLink: mayAt(actor, 'programmes.review', programme.unitPath),
      schemes: schemes.map((scheme) => ({
        ...scheme,
        leads: (leads.get(scheme.factId) ?? []).map(({ factId: _, ...lead }) => lead),
        standings: standingsOf(keptOf(scheme), counts),
      })),
      parents,
    }
  })
}

const keptOf = ({ programmes }: Pick<PlannedScheme, 'programmes'>): string[] =>
  programmes.filter(({ state }) => state === 'kept').map(({ programmeId }) => programmeId)

function standingsOf(kept: readonly string[], counts: readonly ProgrammeStanding[]): Record<string, number> | null {
  if (kept.length === 0) return null
  const sums: Record<string, number> = {}
  for (const { programmeId, standing, answers } of counts)
    if (kept.includes(programmeId)) sums[standing] = (sums[standing] ?? 0) + answers
  return sums
}

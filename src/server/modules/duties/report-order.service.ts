import { type OrderedReport, reportOrderFaults } from '../../../rules/duties/index.ts'
import { partyKey } from '../../../rules/parties/index.ts'
import type { ReportOrder } from '../../../shared/duties.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getCutOffs, getWorkingDays } from '../calendars/index.ts'
import { describeGiven, type Given, getReadableProgramme } from '../programmes/index.ts'
import { type TimeFacts, wantedIn } from './wanted.ts'

/** What cannot work in the days by which the plan of a programme asks for reports; for whoever plans it. */
export async function getReportOrder(db: Db, clock: Clock, actor: Actor, programmeId: string): Promise<ReportOrder> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    requireAction(actor, 'duties.plan', programme.unitPath)
    const given = await describeGiven(db, actor, programme, today(clock))
    const facts = { working: await getWorkingDays(db), cutOffOf: await getCutOffs(db) }
    const byId = new Map(given.reports.map(({ id, versionId, quote }) => [id, { factId: id, versionId, quote }]))
    return {
      faults: reportOrderFaults(orderedIn(given, facts), facts.working).flatMap((fault) => {
        const [below, above] = [byId.get(fault.below), byId.get(fault.above)]
        return below && above ? [{ ...fault, below, above }] : []
      }),
    }
  })
}

/** By the words of the plan: who is called alike is the same. */
function orderedIn(given: Given, facts: TimeFacts): OrderedReport[] {
  const openedOn = given.on
  const wanted = new Map(wantedIn(given, facts).map((duty) => [duty.factId, duty]))
  return given.reports.map(({ id, body }) => ({
    id,
    from: body.from.map(partyKey),
    to: body.to.map(partyKey),
    days: wanted.get(id)?.asks('', { openedOn, conditionMetOn: null }) ?? [],
  }))
}

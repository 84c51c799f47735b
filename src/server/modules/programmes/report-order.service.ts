import { answersOfReport, type ReportParty, reportOrderFaults } from '../../../rules/duties/index.ts'
import { type PartyReading, partyKey } from '../../../rules/parties/index.ts'
import type { ReportBody } from '../../../shared/facts.ts'
import type { OrderFault, ReportOrder } from '../../../shared/report-order.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getCutOffs, getWorkingDays } from '../calendars/index.ts'
import { givenTo } from './parties-meaning.ts'
import { type PartyStock, stockParties } from './parties-stock.ts'
import { getProgrammeRow } from './programmes.repository.ts'

/** What cannot work in the order in which what is in force of a programme has reports sent, for those who may correct it. */
export async function getReportOrder(db: Db, clock: Clock, actor: Actor, programmeId: string): Promise<ReportOrder> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getProgrammeRow(db, programmeId)
    requireAction(actor, 'programmes.review', programme.unitPath)
    return { faults: await checkReportOrder(db, await stockParties(db, actor, programme, today(clock), 'in-force')) }
  })
}

/** Of the reports of a stock: as people said whom their parties mean, else as the rules propose it. */
export async function checkReportOrder(db: Db, stock: PartyStock): Promise<OrderFault[]> {
  if (stock.reports.length === 0) return []
  const { on, programme, saidOnOf } = stock
  const facts = { working: await getWorkingDays(db), cutOffOf: await getCutOffs(db) }
  const horizon = { from: programme.horizonFrom, to: programme.horizonTo }
  const partyOf = partiesIn(stock)
  const faults = reportOrderFaults(
    stock.reports.map(({ id, versionId, quote, body }) => {
      const { from, to, onward, ...said } = body as ReportBody
      const mean = (wordings: readonly string[]) => wordings.map((wording) => partyOf(wording, versionId, id))
      const asking = {
        ...{ openedOn: on, seenOn: on, horizon, ...facts },
        on: { issue: saidOnOf.get(versionId) ?? null, receipt: null },
      }
      return {
        ...{ id, ...said, asked: answersOfReport({ ...said, quote }, asking) },
        ...{ from: mean(from), to: mean(to), onward: mean(onward) },
      }
    }),
    facts,
  )
  const byId = new Map(stock.reports.map((report) => [report.id, report]))
  return faults.map((fault) => ({
    ...fault,
    reports: fault.reports.flatMap(({ id, dueOn, named }) => {
      const report = byId.get(id)
      if (!report) return []
      const { from, to } = report.body as ReportBody
      return [{ factId: id, versionId: report.versionId, clauseId: report.clauseId, from, to, dueOn, named }]
    }),
  }))
}

/** Whom a wording of a report means; of one to whom it goes and who has nothing to do, what the rules propose. */
function partiesIn(stock: PartyStock): (wording: string, versionId: string, factId: string) => ReportParty {
  const byKey = new Map(stock.parties.map((party) => [party.key, party]))
  const readings = new Map<string, PartyReading>()
  for (const { versionId, body } of stock.reports) {
    const { to, onward } = body as ReportBody
    const others = [...to, ...onward].filter((wording) => !byKey.has(partyKey(wording)))
    for (const reading of stock.readParties(others, stock.saidOnOf.get(versionId) ?? null))
      readings.set(`${versionId} ${partyKey(reading.wording)}`, reading)
  }
  return (words, versionId, factId) => {
    const key = partyKey(words)
    const party = byKey.get(key)
    const reading = party?.reading ?? readings.get(`${versionId} ${key}`)
    const given = party ? givenTo(stock, party, factId) : []
    const proposed =
      reading?.candidates.filter((each) => each.proposed).map(({ organisationId }) => organisationId) ?? []
    const ids = given.length > 0 ? given : proposed
    return { words, ids: ids.length > 0 ? ids : [key], isHere: reading !== undefined && reading.class !== 'outside' }
  }
}

import type { ReportsPage, ReportsQuery } from '../../../shared/reports.ts'
import { type Actor, actingFor, grantMay, mayAnywhere } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { countReportViews, type Looking, listReportRows, type ReportListRow } from './report-lists.repository.ts'
import { ofReport } from './report-page.service.ts'

function lookingAs(actor: Actor): Looking {
  const answering = actor.grants.filter((grant) => grantMay(grant, 'duties.answer'))
  return {
    scopes: actingFor(actor, 'duties.read').scopes,
    answering: answering.flatMap(({ reach, scopes }) => (reach === 'subtree' ? scopes : [])),
    planning: actingFor(actor, 'duties.plan').scopes,
    parties: answering.flatMap(({ parties }) => parties),
  }
}

/** The reports that I write for, make, or receive, and whatever else of them I may see. */
export async function listReports(db: Db, actor: Actor, { limit, ...wanted }: ReportsQuery): Promise<ReportsPage> {
  const looking = lookingAs(actor)
  return inTransaction(db, actor, async (db) => {
    const rows = await listReportRows(db, looking, wanted, limit + 1)
    return {
      counts: await countReportViews(db, looking),
      reports: rows.slice(0, limit).map(toRow),
      more: rows.length > limit,
      mayMake: mayAnywhere(actor, 'duties.answer'),
      mayKeepOutlines: mayAnywhere(actor, 'duties.plan'),
    }
  })
}

const toRow = (row: ReportListRow) => ({
  ...ofReport(row),
  sentTo: row.sentTo ?? row.programmeName,
  parts: { asked: row.asked, handedIn: row.handedIn, taken: row.taken },
  myParts: row.myParts,
})

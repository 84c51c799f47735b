import { toCsv } from '../../../rules/csv.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { ProposalRow, ProposalsPage, ProposalsQuery, ProposalsSheetQuery } from '../../../shared/proposals.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, actingFor, mayAnywhere } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getWorkingDays } from '../calendars/index.ts'
import {
  countViews,
  type Looking,
  listProgrammesRaisedIn,
  listProposalRows,
  type ProposalFilter,
} from './proposal-lists.repository.ts'
import { toProposal } from './proposal-page.service.ts'
import type { ProposalTableRow } from './proposals.repository.ts'
import { sheetRows } from './proposals-sheet.ts'
import { listPlaceNames } from './unit-paths.repository.ts'

function lookingAs(actor: Actor): Looking {
  const answering = actingFor(actor, 'duties.answer')
  return {
    personId: actor.personId,
    scopes: actor.scopes,
    answering: answering.scopes,
    planning: actingFor(actor, 'duties.plan').scopes,
    parties: answering.parties,
  }
}

const filterOf = (
  { view = 'all', state, kind, programmeId, q = '' }: Omit<ProposalsQuery, 'after' | 'limit'>,
  after: string | undefined,
): ProposalFilter => ({
  view,
  state,
  kind,
  programmeId,
  words: foldVietnamese(q).split(' ').filter(Boolean),
  after,
})

/** What I raised, what waits for me, and whatever else of it I may see. */
export async function listProposals(
  db: Db,
  clock: Clock,
  actor: Actor,
  { after, limit, ...asked }: ProposalsQuery,
): Promise<ProposalsPage> {
  const looking = lookingAs(actor)
  const day = today(clock)
  return inTransaction(db, actor, async (db) => {
    const found = await listProposalRows(db, looking, filterOf(asked, after), limit + 1)
    return {
      today: day,
      counts: await countViews(db, looking),
      programmes: await listProgrammesRaisedIn(db, looking),
      mayRaise: mayAnywhere(actor, 'duties.answer'),
      proposals: await toRows(db, found.slice(0, limit), day),
      more: found.length > limit,
    }
  })
}

async function toRows(db: Db, rows: readonly ProposalTableRow[], day: Day): Promise<ProposalRow[]> {
  const names = new Map<string, string>()
  for (const [homeId, its] of Map.groupBy(rows, (row) => row.homeId)) {
    const paths = its.map(({ liesPath }) => liesPath)
    for (const [path, name] of await listPlaceNames(db, homeId, paths)) names.set(path, name)
  }
  const around = { names, day, working: await getWorkingDays(db) }
  return rows.map((row) => toProposal(row, around))
}

const mostInSheet = 10_000

/** The same list for a spreadsheet; what is beyond the first 10,000 is named in it and left out. */
export async function getProposalsSheet(
  db: Db,
  clock: Clock,
  actor: Actor,
  { lang, ...asked }: ProposalsSheetQuery,
): Promise<string> {
  const day = today(clock)
  return inTransaction(db, actor, async (db) => {
    const found = await listProposalRows(db, lookingAs(actor), filterOf(asked, undefined), mostInSheet + 1)
    const rows = await toRows(db, found.slice(0, mostInSheet), day)
    return toCsv(sheetRows(rows, found.length > mostInSheet, lang), lang === 'en' ? ',' : ';')
  })
}

import { type RawBuilder, sql } from 'kysely'
import {
  MOST_COUNTED,
  PROPOSAL_VIEWS,
  type ProposalKind,
  type ProposalState,
  type ProposalView,
} from '../../../shared/proposals.ts'
import type { Db } from '../../platform/database.ts'
import { holdsAll } from '../../platform/words-held.ts'
import { type ProposalTableRow, selectProposals } from './proposals.repository.ts'

/** Whoever looks: where they read, where they answer for organisations, where they plan, and whose they are. */
export type Looking = {
  personId: string
  scopes: readonly string[]
  answering: readonly string[]
  planning: readonly string[]
  parties: readonly string[]
}

export type ProposalFilter = {
  view: ProposalView
  state: ProposalState | undefined
  kind: ProposalKind | undefined
  programmeId: string | undefined
  /** Folded: without accents, in small letters. */
  words: readonly string[]
  after: string | undefined
}

const paths = (all: readonly string[]) => sql`${[...all]}::ltree[]`

/** As the walls of the table say, said once more. */
const isShown = ({ scopes, answering, personId }: Looking) =>
  sql`(case when p.state = 'draft'
    then p.shown_at && ${paths(answering)} else p.shown_at && ${paths(scopes)} end
    or (p.raised_by = ${personId}::uuid and p.unit_path <@ ${paths(answering)}))`

/**
 * It lies where I plan: at my unit itself, or at one below that had nobody who does when it came there; or with the standing agency for
 * which I answer.
 */
const waitsFor = ({ planning, answering }: Looking) =>
  sql`(p.lies_path is not null and (p.lies_path = any(${paths(planning)}) or p.waits_at && ${paths(planning)}
    or (p.lies_path ~ '*.0.*{1}' and p.lies_path <@ ${paths(answering)})))`

const inView: Record<ProposalView, (looking: Looking) => RawBuilder<unknown>> = {
  mine: ({ parties, personId }) =>
    sql`(p.organisation_id = any(${[...parties]}::bigint[]) or p.raised_by = ${personId}::uuid)`,
  waiting: waitsFor,
  'sent-up': (looking) => sql`(p.lies_path <> p.to_path and not ${waitsFor(looking)})`,
  answered: () => sql`p.state in ('answered', 'closed')`,
  all: () => sql`true`,
}

/** One page, the newest first. */
export async function listProposalRows(
  db: Db,
  looking: Looking,
  { view, state, kind, programmeId, words, after }: ProposalFilter,
  limit: number,
): Promise<ProposalTableRow[]> {
  const text = sql`concat_ws(' ', p.title, p.words, p.section, p.quote, p.answer, o.name)`
  const { rows } = await sql<ProposalTableRow>`
    ${selectProposals}
    where ${isShown(looking)} and ${inView[view](looking)}
      ${state === undefined ? sql`` : sql`and p.state = ${state}`}
      ${kind === undefined ? sql`` : sql`and p.kind = ${kind}`}
      ${programmeId === undefined ? sql`` : sql`and p.programme_id = ${programmeId}::uuid`}
      ${words.length === 0 ? sql`` : sql`and ${holdsAll(text, words)}`}
      ${after === undefined ? sql`` : sql`and p.id < ${after}::uuid`}
    order by p.id desc limit ${limit}`.execute(db)
  return rows
}

/** How many are in each view, no further than is worth counting. */
export async function countViews(db: Db, looking: Looking): Promise<Record<ProposalView, number>> {
  const counted = PROPOSAL_VIEWS.map(
    (view) => sql`
      (select count(*)::int from (
        select from proposals p where ${isShown(looking)} and ${inView[view](looking)} limit ${MOST_COUNTED}
      ) few) as ${sql.id(view)}`,
  )
  const { rows } = await sql<Record<ProposalView, number>>`select ${sql.join(counted)}`.execute(db.withoutPlugins())
  return rows[0] ?? { mine: 0, waiting: 0, 'sent-up': 0, answered: 0, all: 0 }
}

/** The programmes in which I see something raised, by name. */
export async function listProgrammesRaisedIn(db: Db, looking: Looking): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select g.id, g.name from programmes g
    where exists (select from proposals p where p.home_id = g.home_id and p.programme_id = g.id and ${isShown(looking)})
    order by g.name collate "vi-x-icu", g.id limit 500`.execute(db)
  return rows
}

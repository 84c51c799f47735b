import { sql } from 'kysely'
import type { ProposalKind, ProposalState } from '../../../shared/proposals.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'

export type ProposalTableRow = {
  homeId: number
  id: string
  organisationId: string
  organisationName: string | null
  /** Of its unit. */
  organisationPath: string | null
  programmeId: string | null
  programmeName: string | null
  assignmentId: string | null
  unitPath: string
  toPath: string
  liesPath: string | null
  upPath: string | null
  shownAt: string[]
  waitsAt: string[]
  kind: ProposalKind
  title: string
  words: string
  section: string | null
  quote: string | null
  mayName: boolean
  state: ProposalState
  answer: string | null
  answeredAt: string | null
  sentOn: Day | null
  liesSince: Day | null
  endedOn: Day | null
  revision: number
  raisedBy: string
  isGuidance: boolean
}

/** Of proposals as `p`; what somebody may not see of the things that it names is left out. */
export const selectProposals = sql`
  select p.home_id, p.id, p.organisation_id, coalesce(o.name, body_name(p.home_id, p.organisation_id)) as organisation_name, o.unit_path::text as organisation_path,
    p.programme_id, g.name as programme_name, p.assignment_id, p.unit_path::text, p.to_path::text, p.lies_path::text, p.up_path::text,
    p.shown_at::text[], p.waits_at::text[], p.kind, p.title, p.words, p.section, p.quote, p.may_name, p.state, p.answer, p.answered_at::text, p.sent_on,
    p.lies_since, p.ended_on, p.revision, p.raised_by, u.id is not null as is_guidance
  from proposals p
  left join organisations o on o.home_id = p.home_id and o.id = p.organisation_id
  left join programmes g on g.home_id = p.home_id and g.id = p.programme_id
  left join guidance u on u.home_id = p.home_id and u.proposal_id = p.id and u.taken_back_at is null`

/** Throws `not-found`. */
export async function getProposalRow(db: Db, id: string): Promise<ProposalTableRow> {
  const { rows } = await sql<ProposalTableRow>`${selectProposals} where p.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound('This proposal')
  return rows[0]
}

/** Held until the end of the transaction, where the caller may move it. */
export async function lockProposal(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<void> {
  const { rows } = await sql`
    select from proposals where home_id = ${homeId} and id = ${id} for no key update`.execute(db)
  if (rows.length === 0) throw notFound('This proposal')
}

export type NewProposalRow = {
  homeId: number
  id: string
  organisationId: string
  programmeId: string | null
  assignmentId: string | null
  versionId: string | null
  factId: string | null
  unitPath: string
  toPath: string
  shownAt: readonly string[]
  kind: ProposalKind
  title: string
  words: string
  section: string | null
  quote: string | null
  mayName: boolean
  raisedBy: string
  raisedAt: Date
}

export async function insertProposal(db: Db, { shownAt, ...row }: NewProposalRow): Promise<void> {
  await db
    .insertInto('proposals')
    .values({ ...row, shownAt: sql`${[...shownAt]}::ltree[]` })
    .execute()
}

export type ProposalChange = Pick<
  ProposalTableRow,
  | 'state'
  | 'toPath'
  | 'liesPath'
  | 'upPath'
  | 'shownAt'
  | 'waitsAt'
  | 'answer'
  | 'answeredAt'
  | 'sentOn'
  | 'liesSince'
  | 'endedOn'
>

export async function updateProposal(
  db: Db,
  { homeId, id, revision }: Pick<ProposalTableRow, 'homeId' | 'id' | 'revision'>,
  { shownAt, waitsAt, ...change }: ProposalChange,
): Promise<void> {
  await db
    .updateTable('proposals')
    .set({
      ...change,
      shownAt: sql`${[...shownAt]}::ltree[]`,
      waitsAt: sql`${[...waitsAt]}::ltree[]`,
      revision: revision + 1,
    })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}

export type Written = Pick<ProposalTableRow, 'kind' | 'title' | 'words' | 'mayName'>

export async function updateWords(
  db: Db,
  { homeId, id, revision }: Pick<ProposalTableRow, 'homeId' | 'id' | 'revision'>,
  written: Written,
): Promise<void> {
  await db
    .updateTable('proposals')
    .set({ ...written, revision: revision + 1 })
    .where('homeId', '=', homeId)
    .where('id', '=', id)
    .execute()
}

export async function deleteProposal(db: Db, { homeId, id }: { homeId: number; id: string }): Promise<void> {
  await db.deleteFrom('proposals').where('homeId', '=', homeId).where('id', '=', id).execute()
}

import { sql } from 'kysely'
import type { NewGuidance } from '../../../shared/proposals.ts'
import type { Db } from '../../platform/database.ts'
import { holdsAll } from '../../platform/words-held.ts'
import type { ProposalTableRow } from './proposals.repository.ts'

export type GuidanceRow = {
  id: string
  title: string
  question: string
  answer: string
  section: string | null
  quote: string | null
  askedBy: string | null
  answeredAt: string
  publishedAt: Date
}

const selectGuidance = sql`
  select u.id, u.title, u.question, u.answer, u.section, u.quote, u.asked_by, u.answered_at::text, u.published_at
  from guidance u`

/** It shows to whom the programme does, and names who asked where they allow it. */
export async function publishGuidance(
  db: Db,
  { homeId, id: proposalId, organisationName, mayName, answeredAt, toPath }: ProposalTableRow,
  id: string,
  { title, question, answer }: NewGuidance,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    insert into guidance (home_id, id, proposal_id, programme_id, unit_path, published, audience, title, question, answer, section, quote,
      asked_by, answered_at, published_by, published_at)
    select p.home_id, ${id}::uuid, p.id, g.id, g.unit_path, g.published, g.audience, ${title.trim()}, ${question.trim()}, ${answer.trim()},
      p.section, p.quote, ${mayName ? organisationName : null}, ${answeredAt ?? toPath}::ltree, ${by}::uuid, ${at}
    from proposals p join programmes g on g.home_id = p.home_id and g.id = p.programme_id
    where p.home_id = ${homeId} and p.id = ${proposalId}
    on conflict on constraint guidance_of_proposal_once do update set published = excluded.published, audience = excluded.audience,
      title = excluded.title, question = excluded.question, answer = excluded.answer, asked_by = excluded.asked_by,
      answered_at = excluded.answered_at, published_by = excluded.published_by, published_at = excluded.published_at,
      taken_back_at = null`.execute(db)
}

export async function takeGuidanceBack(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  at: Date,
): Promise<void> {
  await sql`
    update guidance set taken_back_at = ${at}, published = false, audience = '{}'
    where home_id = ${homeId} and proposal_id = ${id} and taken_back_at is null`.execute(db)
}

/** What is made of the answer and shown now. */
export async function findGuidanceOf(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
): Promise<GuidanceRow | undefined> {
  const { rows } = await sql<GuidanceRow>`
    ${selectGuidance} where u.home_id = ${homeId} and u.proposal_id = ${id} and u.taken_back_at is null`.execute(db)
  return rows[0]
}

/** Of a programme, the newest first. */
export async function listGuidance(
  db: Db,
  { homeId, id }: { homeId: number; id: string },
  { words, after, limit }: { words: readonly string[]; after: string | undefined; limit: number },
): Promise<GuidanceRow[]> {
  const text = sql`concat_ws(' ', u.title, u.question, u.answer, u.section, u.quote)`
  const { rows } = await sql<GuidanceRow>`
    ${selectGuidance}
    where u.home_id = ${homeId} and u.programme_id = ${id} and u.taken_back_at is null
      ${after === undefined ? sql`` : sql`and u.id < ${after}::uuid`}
      ${words.length === 0 ? sql`` : sql`and ${holdsAll(text, words)}`}
    order by u.id desc limit ${limit}`.execute(db)
  return rows
}

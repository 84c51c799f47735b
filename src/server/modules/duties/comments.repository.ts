import { sql } from 'kysely'
import type { UnitKind } from '../../../shared/units.ts'
import { brokenConstraint, type Db, isWalledOff } from '../../platform/database.ts'
import type { AssignmentRow } from './assignments.repository.ts'

/** A comment as it stands now. */
export type CommentRow = {
  homeId: number
  id: string
  assignmentId: string
  revision: number
  words: string | null
  byPerson: string
  /** When it was written first, and as it stands. */
  at: Date
  changedAt: Date
}

const newest = sql`
  select distinct on (c.id) c.home_id, c.id, c.assignment_id, c.revision, c.words, c.by_person, f.at, c.at as changed_at
  from duty_comments c join duty_comments f on f.home_id = c.home_id and f.id = c.id and f.revision = 1`

/** Those of a duty, newest first, from before one of them on. */
export async function listComments(
  db: Db,
  { homeId, id }: Pick<AssignmentRow, 'homeId' | 'id'>,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    ${newest} where c.home_id = ${homeId} and c.assignment_id = ${id}
      ${before === undefined ? sql`` : sql`and c.id < ${before}::uuid`}
    order by c.id desc, c.revision desc limit ${limit}`.execute(db)
  return rows
}

export async function findComment(db: Db, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`${newest} where c.id = ${id} order by c.id, c.revision desc`.execute(db)
  return rows[0]
}

export type NewVersion = Pick<CommentRow, 'id' | 'revision' | 'words' | 'byPerson' | 'at'>

/** It shows to whom the duty does. Answers false where somebody wrote this version meanwhile. Throws what `isDutyGone` tells. */
export async function insertCommentVersion(
  db: Db,
  { homeId, id: assignmentId, unitPath }: AssignmentRow,
  { id, revision, words, byPerson, at }: NewVersion,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into duty_comments (home_id, id, revision, assignment_id, unit_path, words, by_person, at)
    values (${homeId}, ${id}::uuid, ${revision}, ${assignmentId}::uuid, ${unitPath}::ltree, ${words}, ${byPerson}::uuid, ${at})
    on conflict on constraint duty_comments_pk do nothing`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Whether a plan that was corrected meanwhile took the duty away, or shows it to whoever writes no more. */
export const isDutyGone = (error: unknown): boolean =>
  brokenConstraint(error) === 'duty_comments_assignment_fk' || isWalledOff(error)

export type SeeingRow = {
  id: string
  name: string
  organisationName: string | null
  unitKind: UnitKind | null
  unitName: string | null
}
type Wanted = { folded: readonly string[]; among: readonly string[] | null; atMost: number }

/** Who sees a duty on a day through one of these roles, by name; of those named, where some are. */
export async function listPeopleSeeing(
  db: Db,
  { homeId, unitPath, organisationId, audience }: AssignmentRow,
  roles: readonly string[],
  day: string,
  { folded, among, atMost }: Wanted,
): Promise<SeeingRow[]> {
  const bodies = organisationId === null ? [] : [organisationId]
  const like = folded.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<SeeingRow>`
    select * from people_seeing(${homeId}, ${unitPath}::ltree, ${bodies}::bigint[], ${audience}::bigint[], ${[...roles]}::text[],
      ${day}::date, ${like}::text[], ${among && [...among]}::uuid[], ${atMost})`.execute(db)
  return rows
}

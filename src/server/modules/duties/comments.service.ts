import { mayStillEdit, mentionedIn } from '../../../rules/duties/index.ts'
import { permissions } from '../../../rules/permissions.ts'
import { unitFullName } from '../../../rules/unit-names.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { CommentEdit, CommentsPage, CommentsQuery, DutyComment, Mentionables } from '../../../shared/comments.ts'
import { type Actor, grantMay, mayAt, refusalOf, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { tellPeople } from '../notices/index.ts'
import { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
import {
  type CommentRow,
  findComment,
  insertCommentVersion,
  isDutyGone,
  listComments,
  listPeopleSeeing,
} from './comments.repository.ts'
import { assignmentEnded, commentChanged, commentNotYours, commentTooOld } from './duties.problems.ts'

const action = 'duties.comment'
const mostDownTo = 200
const mostOffered = 10
const mostMentioned = 20

/** From where the actor writes below a duty: its own place, its programme's, or that of their organisation which joins in. */
function placeOf(actor: Actor, { unitPath, programmePath, audience }: AssignmentRow): string | undefined {
  const joined = actor.grants.filter(
    (grant) => grantMay(grant, action) && grant.parties.some((party) => audience.includes(party)),
  )
  return [unitPath, programmePath, ...joined.flatMap(({ scopes }) => scopes)].find((path) => mayAt(actor, action, path))
}

function requirePlace(actor: Actor, assignment: AssignmentRow): string {
  const place = placeOf(actor, assignment)
  if (place === undefined) throw refusalOf(actor, action, assignment.unitPath)
  requireAction(actor, action, place)
  return place
}

/** What was written below a duty, newest first. */
export async function getComments(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  { before, to, limit }: CommentsQuery,
): Promise<CommentsPage> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    const atMost = to === undefined ? limit : mostDownTo
    const rows = await listComments(db, assignment, { limit: atMost + 1, before })
    const last = rows.findIndex(({ id }) => id === to)
    const shown = last < 0 ? atMost : last + 1
    const mayComment = assignment.endedOn === null && placeOf(actor, assignment) !== undefined
    return {
      comments: await describe(db, clock, actor, mayComment, rows.slice(0, shown)),
      more: rows.length > shown,
      mayComment,
    }
  })
}

async function describe(
  db: Db,
  clock: Clock,
  actor: Actor,
  mayComment: boolean,
  rows: readonly CommentRow[],
): Promise<DutyComment[]> {
  const mentioned = rows.map(({ words }) => mentionedIn(words ?? ''))
  const names = await findPersonNames(db, [...new Set([...rows.map(({ byPerson }) => byPerson), ...mentioned.flat()])])
  return rows.map(({ id, revision, words, byPerson, at, changedAt }, index) => {
    const isMine = byPerson === actor.personId && words !== null
    return {
      id,
      revision,
      words,
      by: names.get(byPerson) ?? null,
      at: at.toISOString(),
      editedAt: revision > 1 ? changedAt.toISOString() : null,
      mentioned: (mentioned[index] ?? []).map((person) => ({ id: person, name: names.get(person) ?? null })),
      mayEdit: isMine && mayComment && mayStillEdit(at, clock.now()),
      mayRemove: isMine,
    }
  })
}

/** People who see a duty, so that whoever may write below it can mention them; by name, and never the actor. */
export async function findMentionable(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  q: string,
): Promise<Mentionables> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    requirePlace(actor, assignment)
    const folded = foldVietnamese(q).split(' ').filter(Boolean)
    const wanted = { folded, among: null, atMost: mostOffered + 1 }
    const found = await listPeopleSeeing(db, assignment, permissions['duties.read'], today(clock), wanted)
    return {
      people: found
        .filter(({ id }) => id !== actor.personId)
        .slice(0, mostOffered)
        .map(({ id, name, organisationName, unitKind, unitName }) => ({
          id,
          name,
          place: organisationName ?? (unitKind && unitName ? unitFullName(unitKind, unitName) : ''),
        })),
    }
  })
}

/**
 * Writes below a duty and tells whom it mentions. Throws `assignment-ended`, and `invalid-request` where it mentions somebody who does
 * not see the duty.
 */
export async function addComment(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignmentId: string,
  words: string,
): Promise<DutyComment> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    const place = requirePlace(actor, assignment)
    if (assignment.endedOn !== null) throw assignmentEnded(assignment.endedOn)
    const comment = { id: newId(), revision: 1, words: words.trim(), byPerson: actor.personId, at: clock.now() }
    return write(db, clock, actor, { assignment, place, comment, told: [] })
  })
}

/** Throws `comment-changed`, `comment-too-old` after 15 minutes, `comment-not-yours`, and what `addComment` does. */
export async function editComment(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { words, revision }: CommentEdit,
): Promise<DutyComment> {
  return inTransaction(db, actor, async (db) => {
    const { before, assignment, place } = await getOwn(db, actor, id)
    if (assignment.endedOn !== null) throw assignmentEnded(assignment.endedOn)
    if (before.words === null || before.revision !== revision) throw commentChanged(before.revision)
    if (!mayStillEdit(before.at, clock.now())) throw commentTooOld()
    const comment = { ...before, revision: revision + 1, words: words.trim(), at: clock.now() }
    return write(db, clock, actor, { assignment, place, comment, told: mentionedIn(before.words) })
  })
}

/** Its words show no more; that it was there does. Once more changes nothing. */
export async function removeComment(db: Db, clock: Clock, actor: Actor, id: string): Promise<DutyComment> {
  return inTransaction(db, actor, async (db) => {
    const { before, assignment, place } = await getOwn(db, actor, id)
    if (before.words !== null) {
      const comment = { ...before, revision: before.revision + 1, words: null, at: clock.now() }
      return write(db, clock, actor, { assignment, place, comment, told: [] })
    }
    const [removed] = await describe(db, clock, actor, true, [before])
    return removed as DutyComment
  })
}

async function getOwn(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ before: CommentRow; assignment: AssignmentRow; place: string }> {
  const before = await findComment(db, id)
  if (!before) throw notFound('This comment')
  const assignment = await getAssignmentRow(db, before.assignmentId)
  const place = requirePlace(actor, assignment)
  if (before.byPerson !== actor.personId) throw commentNotYours()
  return { before, assignment, place }
}

type Writing = {
  assignment: AssignmentRow
  place: string
  comment: Pick<CommentRow, 'id' | 'revision' | 'words' | 'byPerson' | 'at'>
  /** Who was mentioned before. */
  told: readonly string[]
}

async function write(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignment, place, comment, told }: Writing,
): Promise<DutyComment> {
  const { id, revision, words } = comment
  const mentioned = mentionedIn(words ?? '')
  await requireSeeing(db, clock, assignment, mentioned)
  const isNew = await insertCommentVersion(db, assignment, comment).catch((error: unknown) => {
    throw isDutyGone(error) ? notFound('This duty') : error
  })
  if (!isNew) throw commentChanged(revision)
  await tellPeople(db, clock, {
    sentFrom: place,
    people: mentioned.filter((person) => !told.includes(person)),
    kind: 'mentioned',
    subject: `assignment:${assignment.id}`,
    params: { comment: id, quote: assignment.quote },
    words: null,
    byPerson: actor.personId,
  })
  await recordAudit(db, clock, actor, {
    homeId: assignment.homeId,
    unitPath: place,
    action,
    subject: `assignment:${assignment.id}`,
    detail: { comment: id, revision, ...(words === null ? { removed: true } : {}) },
  })
  const stored = (await findComment(db, id)) as CommentRow
  const [described] = await describe(db, clock, actor, true, [stored])
  return described as DutyComment
}

/** Who does not see the duty and who is nobody are told apart by nobody. */
async function requireSeeing(
  db: Db,
  clock: Clock,
  assignment: AssignmentRow,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return
  if (people.length > mostMentioned) throw invalidRequest([{ pointer: '#/words', code: 'too-many-mentioned' }])
  const wanted = { folded: [], among: people, atMost: mostMentioned }
  const seeing = await listPeopleSeeing(db, assignment, permissions['duties.read'], today(clock), wanted)
  if (seeing.length < people.length) throw invalidRequest([{ pointer: '#/words', code: 'does-not-see' }])
}

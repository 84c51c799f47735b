import { isProposalEditable, scopesShown } from '../../../rules/proposals/index.ts'
import type { NewProposal, ProposalPage, ProposalWords, Raising, RaisingQuery } from '../../../shared/proposals.ts'
import { type Actor, grantMay, mayAt, notAllowed, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type AssignmentRow, getAssignmentRow } from '../duties/index.ts'
import { getReadableProgramme, type ProgrammeRow } from '../programmes/index.ts'
import { actOn } from './acts.service.ts'
import { findAgencyPlace } from './answering-agency.ts'
import { describeProposal, getShownProposal } from './proposal-page.service.ts'
import { proposalActNotPossible, proposalChanged } from './proposals.problems.ts'
import {
  deleteProposal,
  insertProposal,
  lockProposal,
  type ProposalTableRow,
  updateWords,
} from './proposals.repository.ts'
import { type Body, getTarget, listBodies, listPublishedProgrammes } from './raising.repository.ts'
import { listPlaceNames } from './unit-paths.repository.ts'

/** What something new speaks of: a duty, a target, a programme, or the unit of whoever raises it. */
type About = {
  programme: ProgrammeRow | null
  assignment: AssignmentRow | null
  target: { versionId: string; factId: string } | null
  section: string | null
  quote: string | null
}

type Asked = { programmeId?: string; assignmentId?: string; target?: { versionId: string; factId: string } }

/** Throws `not-found` for what the actor does not see or was not published, and `invalid-request` where two things are named. */
async function findAbout(db: Db, actor: Actor, { programmeId, assignmentId, target }: Asked): Promise<About> {
  if (assignmentId !== undefined && target !== undefined)
    throw invalidRequest([{ pointer: '#/target', code: 'not-both' }])
  const assignment = assignmentId === undefined ? null : await getAssignmentRow(db, assignmentId)
  const fact = target === undefined ? null : await getTarget(db, target)
  const of = assignment?.programmeId ?? fact?.programmeId ?? programmeId
  if (programmeId !== undefined && programmeId !== of)
    throw invalidRequest([{ pointer: '#/programmeId', code: 'another' }])
  const programme = of === undefined ? null : await getReadableProgramme(db, actor, of)
  if (programme?.published === false) throw notFound('This programme')
  const { section = null, quote = null } = assignment ?? fact ?? {}
  return { programme, assignment, target: target ?? null, section, quote }
}

/** Whoever has an assignment or joins in it. */
const takingPart = ({ audience, receivedBy, organisationId }: AssignmentRow): string[] => [
  ...audience.filter((id) => !receivedBy.includes(id)),
  ...(organisationId === null ? [] : [organisationId]),
]
const takesPart = (assignment: AssignmentRow | null, { id }: Body) =>
  assignment === null || takingPart(assignment).includes(id)

/** For which organisations the actor may raise something of that, and with whom it will lie. */
export async function getRaising(db: Db, clock: Clock, actor: Actor, query: RaisingQuery): Promise<Raising> {
  const { programmeId, assignmentId, versionId, factId } = query
  return inTransaction(db, actor, async (db) => {
    const target = versionId !== undefined && factId !== undefined ? { versionId, factId } : undefined
    const about = await findAbout(db, actor, {
      ...(programmeId && { programmeId }),
      ...(assignmentId && { assignmentId }),
      ...(target && { target }),
    })
    const own = actor.grants.flatMap((grant) => (grantMay(grant, 'duties.answer') ? grant.parties : []))
    const { assignment, programme, section, quote } = about
    const asked = assignment ? takingPart(assignment) : own
    const bodies = await listBodies(db, [...new Set(asked)], today(clock))
    const day = today(clock)
    const bodiesAsked = bodies.map(({ id }) => id)
    const agency =
      programme &&
      (await findAgencyPlace(
        db,
        { homeId: programme.homeId, programmeId: programme.id, organisationId: only(bodiesAsked) },
        day,
      ))
    const names = programme
      ? await listPlaceNames(db, programme.homeId, [agency ?? null, programme.unitPath])
      : new Map<string, string>()
    return {
      organisations: bodies
        .filter(({ place, homeId }) => mayAt(actor, 'duties.answer', place) && homeId === (programme?.homeId ?? homeId))
        .map(({ id, name, unitName }) => ({ id, name, unitName })),
      programmes: assignment || target ? [] : await listPublishedProgrammes(db),
      programmeId: programme?.id ?? null,
      programmeName: programme?.name ?? null,
      askedUnit: programme ? (names.get(programme.unitPath) ?? programme.unitName) : null,
      agency: agency ? (names.get(agency) ?? null) : null,
      section,
      quote,
    }
  })
}

/**
 * Raises something for an organisation, and sends it or keeps it as a draft. Throws `not-allowed` for who does not answer for it, and
 * `invalid-request` where the organisation has no part in the duty or is of another province than the programme.
 */
export async function raiseProposal(
  db: Db,
  clock: Clock,
  actor: Actor,
  { organisationId, send, kind, title, words, mayName, ...asked }: NewProposal,
): Promise<ProposalPage> {
  return inTransaction(db, actor, async (db) => {
    const [body] = await listBodies(db, [organisationId], today(clock))
    if (!body) throw notAllowed('duties.answer')
    requireAction(actor, 'duties.answer', body.place)
    const { programme, assignment, target, section, quote } = await findAbout(db, actor, asked)
    const isOfHome = programme === null || programme.homeId === body.homeId
    if (!isOfHome || !takesPart(assignment, body))
      throw invalidRequest([{ pointer: '#/organisationId', code: isOfHome ? 'no-part' : 'outside' }])
    const id = newId()
    const { homeId, place, unitPath } = body
    await insertProposal(db, {
      homeId,
      id,
      organisationId,
      programmeId: programme?.id ?? null,
      assignmentId: assignment?.id ?? null,
      versionId: target?.versionId ?? null,
      factId: target?.factId ?? null,
      unitPath: place,
      toPath: programme?.unitPath ?? unitPath,
      shownAt: scopesShown({ place, unitPath, reached: [] }),
      kind,
      title: title.trim(),
      words: words.trim(),
      section,
      quote,
      mayName,
      raisedBy: actor.personId,
      raisedAt: clock.now(),
    }).catch((error: unknown) => {
      // The plan took the duty back meanwhile.
      if (brokenConstraint(error) === 'proposals_assignment_fk') throw notFound('This duty')
      throw error
    })
    await audit(db, clock, actor, { homeId, id, unitPath: place }, 'proposals.raise', {
      kind,
      organisation: organisationId,
      ...(programme && { programme: programme.id }),
    })
    if (send) await actOn(db, clock, actor, id, { act: 'send', revision: 1 })
    return describeProposal(db, clock, actor, id)
  })
}

/** Says it in other words, before it is sent or where more was asked for. */
export async function rewriteProposal(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { revision, title, words, ...rest }: ProposalWords,
): Promise<ProposalPage> {
  return inTransaction(db, actor, async (db) => {
    const row = await holdOwn(db, actor, id, revision)
    if (!isProposalEditable(row.state)) throw proposalActNotPossible('edit', row.state)
    await updateWords(db, row, { ...rest, title: title.trim(), words: words.trim() })
    await audit(db, clock, actor, row, 'proposals.act', { act: 'edit' })
    return describeProposal(db, clock, actor, id)
  })
}

/** Drops what was never sent: nobody else has seen it. */
export async function dropProposal(db: Db, clock: Clock, actor: Actor, id: string, revision: number): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const row = await holdOwn(db, actor, id, revision)
    if (row.state !== 'draft') throw proposalActNotPossible('drop', row.state)
    await deleteProposal(db, row)
    await audit(db, clock, actor, row, 'proposals.act', { act: 'drop' })
  })
}

/** The standing agency itself raises its own with whoever plans. */
const only = (ids: readonly string[]): string => (ids.length === 1 ? (ids[0] ?? '') : '')

async function holdOwn(db: Db, actor: Actor, id: string, revision: number): Promise<ProposalTableRow> {
  const seen = await getShownProposal(db, actor, id)
  requireAction(actor, 'duties.answer', seen.unitPath)
  await lockProposal(db, seen)
  const row = await getShownProposal(db, actor, id)
  if (row.revision !== revision) throw proposalChanged(row.revision)
  return row
}

const audit = (
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, id, unitPath }: Pick<ProposalTableRow, 'homeId' | 'id' | 'unitPath'>,
  action: 'proposals.raise' | 'proposals.act',
  detail: Record<string, unknown>,
) => recordAudit(db, clock, actor, { homeId, unitPath, action, subject: `proposal:${id}`, detail })

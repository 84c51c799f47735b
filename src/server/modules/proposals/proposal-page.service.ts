import type { WorkingDays } from '../../../rules/holidays.ts'
import {
  type ActableProposal,
  isProposalEditable,
  type ProposalSide,
  proposalActsOf,
  proposalDays,
} from '../../../rules/proposals/index.ts'
import type { Action } from '../../../shared/people.ts'
import type { LyingWith, ProposalPage, ProposalRow } from '../../../shared/proposals.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, grantMay, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { getWorkingDays } from '../calendars/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { findUnitAbove, isPlace } from './answering-agency.ts'
import { findGuidanceOf } from './guidance.repository.ts'
import { toGuidance } from './guidance-words.ts'
import { listProposalEvents } from './proposal-events.repository.ts'
import { getProposalRow, type ProposalTableRow } from './proposals.repository.ts'
import { listPlaceNames } from './unit-paths.repository.ts'

export async function getProposal(db: Db, clock: Clock, actor: Actor, id: string): Promise<ProposalPage> {
  return inTransaction(db, actor, (db) => describeProposal(db, clock, actor, id))
}

/**
 * A draft shows to its organisation; what was sent, at the places to which it went; either to who raised it. Throws `not-found`.
 */
export async function getShownProposal(db: Db, actor: Actor, id: string): Promise<ProposalTableRow> {
  const row = await getProposalRow(db, id)
  const { state, raisedBy, shownAt, unitPath } = row
  const isThere = (action: Action) =>
    actor.grants.some((grant) => grantMay(grant, action) && grant.scopes.some((scope) => shownAt.includes(scope)))
  const isMine = raisedBy === actor.personId && mayAt(actor, 'duties.answer', unitPath)
  if (!isMine && !isThere(state === 'draft' ? 'duties.answer' : 'duties.read')) throw notFound('This proposal')
  return row
}

/** What decides what may be done with it. */
export async function actableOf(db: Db, row: ProposalTableRow, day: Day): Promise<ActableProposal> {
  const { state, liesPath, toPath, programmeId, isGuidance } = row
  return {
    state,
    isAbove: liesPath !== null && liesPath !== toPath,
    hasAbove: liesPath !== null && (await findUnitAbove(db, liesPath, day)) !== undefined,
    ofProgramme: programmeId !== null,
    isGuidance,
  }
}

export async function describeProposal(db: Db, clock: Clock, actor: Actor, id: string): Promise<ProposalPage> {
  const row = await getShownProposal(db, actor, id)
  const day = today(clock)
  const events = await listProposalEvents(db, row)
  const people = await findPersonNames(db, [...new Set(events.map(({ byPerson }) => byPerson))])
  const above = row.liesPath === null ? undefined : await findUnitAbove(db, row.liesPath, day)
  const guidance = await findGuidanceOf(db, row)
  const { toPath, liesPath, answeredAt, words, mayName, answer, revision, state } = row
  const names = await listPlaceNames(db, row.homeId, [
    ...[toPath, liesPath, answeredAt, above ?? null, guidance?.answeredAt ?? null],
    ...events.map(({ atPath }) => atPath),
  ])
  const isOwn = isOwnOf(actor, row)
  return {
    ...toProposal(row, { names, day, working: await getWorkingDays(db) }),
    today: day,
    words,
    mayName,
    askedUnit: names.get(toPath) ?? '',
    aboveUnit: above === undefined ? null : (names.get(above) ?? null),
    answer,
    answeredBy: answeredAt === null ? null : (names.get(answeredAt) ?? null),
    revision,
    may: proposalActsOf(await actableOf(db, row, day), sidesOf(actor, row)),
    mayEdit: isOwn && isProposalEditable(state),
    mayDrop: isOwn && state === 'draft',
    guidance: guidance ? toGuidance(guidance, names) : null,
    events: events.map(({ id, act, state, at, byPerson, atPath, title, words }) => ({
      id,
      act,
      state,
      at: at.toISOString(),
      by: people.get(byPerson) ?? null,
      atUnit: atPath === null ? null : (names.get(atPath) ?? ''),
      title,
      words,
    })),
  }
}

/** Who is asked may act for every organisation below, and is not offered to: that is for those whose it is. */
function isOwnOf(actor: Actor, { unitPath, toPath, organisationId, raisedBy }: ProposalTableRow): boolean {
  if (!mayAt(actor, 'duties.answer', unitPath)) return false
  return (
    raisedBy === actor.personId ||
    !mayAt(actor, 'duties.plan', toPath) ||
    actor.grants.some((grant) => grantMay(grant, 'duties.answer') && grant.parties.includes(organisationId))
  )
}

function sidesOf(actor: Actor, row: ProposalTableRow): ProposalSide[] {
  const { toPath, liesPath } = row
  return [
    ...(isOwnOf(actor, row) ? (['organisation'] as const) : []),
    ...(liesPath !== null && (mayAt(actor, 'duties.plan', liesPath) || answersAsAgency(actor, liesPath))
      ? (['lying'] as const)
      : []),
    ...(mayAt(actor, 'duties.plan', toPath) ? (['asked'] as const) : []),
  ]
}

/** Whether the actor answers what lies at a place as whoever answers for the standing agency there. */
export const answersAsAgency = (actor: Actor, place: string): boolean =>
  isPlace(place) && mayAt(actor, 'duties.answer', place) && !mayAt(actor, 'duties.plan', place)

type Around = { names: ReadonlyMap<string, string>; day: Day; working: WorkingDays }

/** As it is told in a list. */
export function toProposal(row: ProposalTableRow, { names, day, working }: Around): ProposalRow {
  const { id, kind, title, state, organisationId, programmeId, programmeName, assignmentId, section, quote } = row
  const { sentOn, liesPath, liesSince, endedOn, isGuidance } = row
  return {
    id,
    kind,
    title,
    state,
    organisationId,
    organisationName: row.organisationName ?? organisationId,
    programmeId,
    programmeName,
    assignmentId,
    section,
    quote,
    sentOn,
    liesWith: lyingWith(row),
    liesAt: liesPath === null ? null : (names.get(liesPath) ?? null),
    liesSince,
    endedOn,
    days: proposalDays({ sentOn, liesSince, endedOn }, day, working),
    isGuidance,
  }
}

function lyingWith({ state, liesPath, toPath }: ProposalTableRow): LyingWith {
  if (liesPath !== null) return liesPath === toPath ? 'agency' : 'above'
  return state === 'draft' || state === 'returned' ? 'organisation' : 'nobody'
}

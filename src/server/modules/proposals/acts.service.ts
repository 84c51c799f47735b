import {
  isProposalActPossible,
  isWithAgency,
  PROPOSAL_STEPS,
  proposalStateAfter,
} from '../../../rules/proposals/index.ts'
import type { NewProposalAct, ProposalAct, ProposalPage, ProposalState } from '../../../shared/proposals.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { type Agency, findAgency, findAgencyPlace, findUnitAbove, shownAlso } from './answering-agency.ts'
import { publishGuidance, takeGuidanceBack } from './guidance.repository.ts'
import { findSenderUp, insertProposalEvent } from './proposal-events.repository.ts'
import { actableOf, answersAsAgency, describeProposal, getShownProposal } from './proposal-page.service.ts'
import { proposalActNotPossible, proposalChanged } from './proposals.problems.ts'
import { lockProposal, type ProposalChange, type ProposalTableRow, updateProposal } from './proposals.repository.ts'
import { tellOfAct } from './telling.ts'

/**
 * Does something with what was raised. Throws `proposal-changed` where somebody did meanwhile, `proposal-act-not-possible`, and
 * `invalid-request` where the act needs words.
 */
export async function doProposalAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  act: NewProposalAct,
): Promise<ProposalPage> {
  return inTransaction(db, actor, async (db) => {
    await actOn(db, clock, actor, id, act)
    return describeProposal(db, clock, actor, id)
  })
}

export async function actOn(db: Db, clock: Clock, actor: Actor, id: string, asked: NewProposalAct): Promise<void> {
  const { act } = asked
  requireSide(actor, act, await getShownProposal(db, actor, id))
  await lockProposal(db, await getShownProposal(db, actor, id))
  const row = await withAgencyNow(db, await getShownProposal(db, actor, id), act, today(clock))
  // Held, it lies where it does.
  requireSide(actor, act, row)
  const day = today(clock)
  const state = await checkAct(db, row, asked, day)
  const agency = await findNextAgency(db, row, act, day)
  await updateProposal(db, row, changeOf(row, state, asked, agency, day))
  await putGuidance(db, clock, actor, row, asked)
  const isOwn = PROPOSAL_STEPS[act].side === 'organisation'
  const words = asked.words?.trim() ?? null
  await insertProposalEvent(db, row, {
    id: newId(),
    act,
    stateBefore: row.state,
    state,
    atPath: isOwn ? null : placeOfSide(row, act),
    title: act === 'send' ? row.title : null,
    words: act === 'send' ? row.words : words,
    byPerson: actor.personId,
    at: clock.now(),
    revision: row.revision + 1,
  })
  const sentFrom = isOwn ? row.unitPath : placeOfSide(row, act)
  await tellOfAct(db, clock, actor, { row, act, words, sentFrom, agency })
  await recordAudit(db, clock, actor, {
    homeId: row.homeId,
    // A standing agency acts from its own place, and sees nothing at that of who raised it.
    unitPath: !isOwn && answersAsAgency(actor, sentFrom) ? sentFrom : row.unitPath,
    action: 'proposals.act',
    subject: `proposal:${id}`,
    detail: { act, state, ...(row.programmeId && { programme: row.programmeId }) },
  })
}

/** What is sent for the first time goes to whoever is the standing agency then; what went to somebody once goes there again. */
async function withAgencyNow(db: Db, row: ProposalTableRow, act: ProposalAct, day: Day): Promise<ProposalTableRow> {
  if (act !== 'send' || row.sentOn !== null) return row
  return { ...row, toPath: (await findAgencyPlace(db, row, day)) ?? row.toPath }
}

const placeOfSide = ({ unitPath, toPath, liesPath }: ProposalTableRow, act: ProposalAct): string => {
  const { side } = PROPOSAL_STEPS[act]
  return side === 'organisation' ? unitPath : side === 'asked' ? toPath : (liesPath ?? toPath)
}

function requireSide(actor: Actor, act: ProposalAct, row: ProposalTableRow): void {
  const place = placeOfSide(row, act)
  const { side } = PROPOSAL_STEPS[act]
  const answers = side === 'organisation' || (side === 'lying' && answersAsAgency(actor, place))
  requireAction(actor, answers ? 'duties.answer' : 'duties.plan', place)
}

async function checkAct(
  db: Db,
  row: ProposalTableRow,
  { act, revision, words, guidance }: NewProposalAct,
  day: Day,
): Promise<ProposalState> {
  if (row.revision !== revision) throw proposalChanged(row.revision)
  const state = proposalStateAfter(row.state, act)
  if (state === undefined || !isProposalActPossible(await actableOf(db, row, day), act))
    throw proposalActNotPossible(act, row.state)
  const faults = []
  if (PROPOSAL_STEPS[act].needsWords && words === undefined) faults.push({ pointer: '#/words', code: 'needed' })
  if (act === 'publish' && guidance === undefined) faults.push({ pointer: '#/guidance', code: 'needed' })
  if (act !== 'publish' && guidance !== undefined) faults.push({ pointer: '#/guidance', code: 'not-asked' })
  if (faults.length > 0) throw invalidRequest(faults)
  return state
}

/** The agency to which it goes next; undefined where it goes to none. */
async function findNextAgency(db: Db, row: ProposalTableRow, act: ProposalAct, day: Day): Promise<Agency | undefined> {
  const { homeId, toPath, liesPath } = row
  if (act === 'send' || act === 'reopen') return findAgency(db, homeId, toPath, day)
  if (act === 'send-up')
    return findAgency(db, homeId, (await findUnitAbove(db, liesPath ?? toPath, day)) ?? toPath, day)
  if (act === 'send-down')
    return findAgency(db, homeId, (await findSenderUp(db, row, liesPath ?? toPath)) ?? toPath, day)
  return undefined
}

/** An answer comes to its organisation and to all who sent it up at once: it waits with nobody on its way down. */
function changeOf(
  row: ProposalTableRow,
  state: ProposalState,
  { act, words }: NewProposalAct,
  agency: Agency | undefined,
  day: Day,
): ProposalChange {
  const liesPath = isWithAgency(state) ? (agency?.paths[0] ?? row.liesPath) : null
  const isAnswer = act === 'answer'
  const isDone = state === 'answered' || state === 'withdrawn' || state === 'closed'
  return {
    state,
    toPath: row.toPath,
    liesPath,
    upPath: act === 'send-up' ? higher(row.upPath, liesPath) : row.upPath,
    shownAt: agency ? shownAlso(row, agency) : row.shownAt,
    waitsAt: isWithAgency(state) ? (agency?.paths ?? row.waitsAt) : [],
    answer: isAnswer ? (words?.trim() ?? null) : row.answer,
    answeredAt: isAnswer ? row.liesPath : row.answeredAt,
    sentOn: act === 'reopen' ? day : act === 'send' ? (row.sentOn ?? day) : row.sentOn,
    liesSince: liesPath === row.liesPath ? row.liesSince : day,
    endedOn: isDone ? (row.endedOn ?? day) : null,
  }
}

const higher = (one: string | null, other: string | null) =>
  one === null || (other !== null && other.length < one.length) ? other : one

async function putGuidance(
  db: Db,
  clock: Clock,
  actor: Actor,
  row: ProposalTableRow,
  { act, guidance }: NewProposalAct,
): Promise<void> {
  const by = { by: actor.personId, at: clock.now() }
  if (act === 'publish' && guidance) await publishGuidance(db, row, newId(), guidance, by)
  if (act === 'take-back') await takeGuidanceBack(db, row, by.at)
}

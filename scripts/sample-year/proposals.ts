import { addDays, daysBetween } from '../../src/rules/days.ts'
import type { AnswersPage } from '../../src/shared/duties.ts'
import type { ProposalPage, ProposalRow, ProposalsPage } from '../../src/shared/proposals.ts'
import type { Caller } from './caller.ts'
import { ASK_MORE, RAISED, SAID_MORE, SENT_UP } from './words.ts'
import type { WorkDay } from './world.ts'

/** How many of the organisations raise something in a year. */
const RAISING = 0.3

/** Everything that is done with difficulties and proposals on a day. */
export async function workOnProposals(day: WorkDay): Promise<void> {
  await answerThem(day)
  for (const [organisationId, officer] of day.programme.officers) {
    const on = raisedOn(day, organisationId)
    if (on !== null && on > day.lastDay && on <= day.today) await raise(day, organisationId, officer)
  }
}

function raisedOn({ chance, from, programme }: WorkDay, organisationId: string): string | null {
  const about = [programme.plan, organisationId]
  if (!chance.hits(RAISING, 'raises', ...about)) return null
  return addDays(from, chance.between(10, 350, 'raised on', ...about))
}

const listOf = (caller: Caller, programmeId: string, rest: string) =>
  caller.get<ProposalsPage>(`/proposals?programmeId=${programmeId}&limit=200&${rest}`)

async function raise({ programme, chance, tally }: WorkDay, organisationId: string, officer: Caller): Promise<void> {
  const { programmeId, plan, planner } = programme
  const { proposals } = await listOf(officer, programmeId, 'view=mine')
  if (proposals.some((each) => each.organisationId === organisationId)) return
  const { answers } = await planner.get<AnswersPage>(
    `/programmes/${programmeId}/answers?organisationId=${organisationId}&limit=5`,
  )
  const { kind, title, words } = chance.pick<(typeof RAISED)[number]>(RAISED, 'raised', plan, organisationId)
  const assignmentId = answers[0]?.assignmentId
  await officer.post('/proposals', {
    ...{ organisationId, kind, title, words, mayName: true, send: true },
    ...(assignmentId === undefined ? { programmeId } : { assignmentId }),
  })
  tally('proposals raised')
}

async function answerThem(day: WorkDay): Promise<void> {
  const { programme, chance, today, tally } = day
  const agency = programme.officers.get(programme.agencyId)
  const { proposals } = await listOf(programme.planner, programme.programmeId, 'view=all')
  const open = proposals.filter(
    ({ state, sentOn }) => ['sent', 'taken', 'returned'].includes(state) && (sentOn ?? today) < today,
  )
  for (const row of open) {
    const key = `${row.title} ${row.organisationName}`
    if (!chance.hits(0.5, 'looked at', today, key)) continue
    const page = await (agency ?? programme.planner).get<ProposalPage>(`/proposals/${row.id}`)
    const act = (caller: Caller, act: string, more: object = {}, { revision }: { revision: number } = page) =>
      caller.tryPost(`/proposals/${row.id}/acts`, { act, revision, ...more })
    if (row.state === 'returned') {
      const officer = programme.officers.get(row.organisationId)
      if (officer && (await sendAgain(officer, row)) === undefined) tally('proposals sent again')
      continue
    }
    const drawn = chance.of('answered', key)
    const wasReturned = page.events.some((event) => event.act === 'return')
    if (drawn < 0.15 && !wasReturned) {
      if ((await act(agency ?? programme.planner, 'return', { words: ASK_MORE })) === undefined)
        tally('proposals returned')
    } else if (drawn > 0.9) {
      if ((await act(agency ?? programme.planner, 'send-up', { words: SENT_UP })) === undefined)
        tally('proposals sent up')
    } else if (drawn < 0.75) {
      const words = RAISED.find(({ title }) => title === row.title)?.answer ?? ''
      if ((await act(agency ?? programme.planner, 'answer', { words })) !== undefined) continue
      tally('proposals answered')
      if (daysBetween(row.sentOn ?? today, today) > 15) await publish(day, row, words)
    }
  }
}

/** What was asked for more says it, and comes again. */
async function sendAgain(officer: Caller, { id }: ProposalRow): Promise<string | undefined> {
  const { kind, title, words, mayName, revision } = await officer.get<ProposalPage>(`/proposals/${id}`)
  const problem = await officer.tryPost(`/proposals/${id}/words`, {
    ...{ kind, title, words: `${words}\n${SAID_MORE}`, mayName, revision },
  })
  if (problem !== undefined) return problem
  const again = await officer.get<ProposalPage>(`/proposals/${id}`)
  return officer.tryPost(`/proposals/${id}/acts`, { act: 'send', revision: again.revision })
}

async function publish({ programme, tally }: WorkDay, { id, title }: ProposalRow, answer: string): Promise<void> {
  const agency = programme.officers.get(programme.agencyId) ?? programme.planner
  const { revision, words, may } = await agency.get<ProposalPage>(`/proposals/${id}`)
  if (!may.includes('publish')) return
  const guidance = { title, question: words, answer }
  if ((await agency.tryPost(`/proposals/${id}/acts`, { act: 'publish', revision, guidance })) === undefined)
    tally('guidance published')
}

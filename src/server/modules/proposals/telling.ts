import type { ProposalAct } from '../../../shared/proposals.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { tellPeople } from '../notices/index.ts'
import type { Agency } from './answering-agency.ts'
import { listConcerned } from './proposal-events.repository.ts'
import type { ProposalTableRow } from './proposals.repository.ts'

type Done = {
  row: ProposalTableRow
  act: ProposalAct
  words: string | null
  sentFrom: string
  agency: Agency | undefined
}

/** Who raised it hears how it goes. */
const toldToRaisers: readonly ProposalAct[] = ['answer', 'return', 'send-up']
/** Who sent it up hears what came of that. */
const toldToSenders: readonly ProposalAct[] = ['answer', 'send-down', 'reopen', 'withdraw']

/** Tells those to whom it goes that it is theirs to answer, and those from whom it comes what was decided. */
export async function tellOfAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  { row, act, words, sentFrom, agency }: Done,
): Promise<void> {
  const notice = {
    sentFrom,
    subject: `proposal:${row.id}`,
    params: { act, title: row.title, kind: row.kind },
    words,
    byPerson: actor.personId,
  }
  if (agency) await tellPeople(db, clock, { ...notice, kind: 'proposal-to-answer', people: agency.people })
  const { raisers, senders } = await listConcerned(db, row)
  const people = [
    ...(toldToRaisers.includes(act) ? [row.raisedBy, ...raisers] : []),
    ...(toldToSenders.includes(act) ? senders : []),
  ].filter((person) => !agency?.people.includes(person))
  await tellPeople(db, clock, { ...notice, kind: 'proposal-decided', people })
}

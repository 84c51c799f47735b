import { sql } from 'kysely'
import type { ProposalAct, ProposalState } from '../../../shared/proposals.ts'
import type { Db } from '../../platform/database.ts'

type Key = { homeId: number; id: string }

export type ProposalEventRow = {
  id: string
  act: ProposalAct
  state: ProposalState
  atPath: string | null
  liesPath: string | null
  title: string | null
  words: string | null
  byPerson: string
  at: Date
}

/** Everything that was done to one, the last first. */
export async function listProposalEvents(db: Db, { homeId, id }: Key): Promise<ProposalEventRow[]> {
  const { rows } = await sql<ProposalEventRow>`
    select id, act, state, at_path::text, lies_path::text, title, words, by_person, at from proposal_events
    where home_id = ${homeId} and proposal_id = ${id} order by at desc, id desc limit 500`.execute(db)
  return rows
}

export type NewProposalEvent = Omit<ProposalEventRow, 'liesPath'> & { stateBefore: ProposalState; revision: number }

/** It shows to whom the proposal does, which was changed before. */
export async function insertProposalEvent(db: Db, { homeId, id }: Key, event: NewProposalEvent): Promise<void> {
  await sql`
    insert into proposal_events (home_id, id, proposal_id, unit_path, shown_at, at_path, act, state_before, state, lies_path, title, words,
      raised_by, by_person, at, revision)
    select p.home_id, ${event.id}::uuid, p.id, p.unit_path, p.shown_at, ${event.atPath}::ltree, ${event.act}, ${event.stateBefore},
      ${event.state}, p.lies_path, ${event.title}, ${event.words}, p.raised_by, ${event.byPerson}::uuid, ${event.at}, ${event.revision}
    from proposals p where p.home_id = ${homeId} and p.id = ${id}`.execute(db)
}

/** Who did something with it for its organisation, and who sent it up. */
export async function listConcerned(db: Db, { homeId, id }: Key): Promise<{ raisers: string[]; senders: string[] }> {
  const { rows } = await sql<{ person: string; act: ProposalAct; own: boolean }>`
    select distinct by_person as person, act, at_path is null as own from proposal_events
    where home_id = ${homeId} and proposal_id = ${id}`.execute(db)
  const people = (these: typeof rows) => [...new Set(these.map(({ person }) => person))]
  return {
    raisers: people(rows.filter(({ own }) => own)),
    senders: people(rows.filter(({ act }) => act === 'send-up')),
  }
}

/** The unit that sent it up to where it lies; undefined where none did. */
export async function findSenderUp(db: Db, { homeId, id }: Key, liesPath: string): Promise<string | undefined> {
  const { rows } = await sql<{ atPath: string }>`
    select at_path::text from proposal_events
    where home_id = ${homeId} and proposal_id = ${id} and act = 'send-up' and lies_path = ${liesPath}::ltree
    order by at desc, id desc limit 1`.execute(db)
  return rows[0]?.atPath
}

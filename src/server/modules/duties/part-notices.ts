import type { Day } from '../../../shared/schema.ts'
import { NATION_ID } from '../../../shared/units.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPeopleAnsweringFor } from '../identity/index.ts'
import { tellPeople } from '../notices/index.ts'
import { listBodiesNamed } from './assignments.repository.ts'

type PartTold = {
  kind: 'part-given' | 'part-changed'
  homeId: number
  sentFrom: string
  partId: string
  giver: string | null
  owner: string
  words: string
  dueOn: Day
}

/** Whoever answers for a body learns at once of a part of its own and of what it is now, and not when reminders begin. */
export async function tellPart(
  db: Db,
  clock: Clock,
  actor: Actor,
  { kind, homeId, sentFrom, partId, giver, owner, words, dueOn }: PartTold,
): Promise<void> {
  // Whoever has the duty does not see who is appointed there.
  const answering = await seeingBelow(db, [NATION_ID], (db) =>
    listPeopleAnsweringFor(db, homeId, [owner], today(clock)),
  )
  const [named] = await listBodiesNamed(db, homeId, giver === null ? [] : [giver])
  await tellPeople(db, clock, {
    sentFrom,
    people: answering.map(({ personId }) => personId),
    kind,
    subject: `assignment:${partId}`,
    params: { giver: named?.name ?? '', quote: words, dueOn },
    words: null,
    byPerson: actor.personId,
  })
}

import type { Reminder } from '../../../shared/reminders.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, actingFor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPeopleAnsweringFor } from '../identity/index.ts'
import { listTold, tellPeople } from '../notices/index.ts'
import type { ProgrammeRow } from '../programmes/index.ts'
import type { RemindableRow, ReminderRow } from './reminders.repository.ts'

const subjectOf = (sendingId: string) => `reminder:${sendingId}`

type Sending = {
  programme: ProgrammeRow
  sendingId: string
  answers: readonly RemindableRow[]
  words: string | undefined
  answerBy: string | undefined
  /** From where the actor reminds of each answer, by its key. */
  places: ReadonlyMap<string, string>
}

/**
 * Tells whoever answers for each of the organisations, in the caller's transaction; says how many people were told, and for which
 * organisations there is nobody.
 */
export async function tellReminded(
  db: Db,
  clock: Clock,
  actor: Actor,
  { programme, sendingId, answers, words, answerBy, places }: Sending,
): Promise<{ people: number; nobody: string[] }> {
  const its = Map.groupBy(answers, ({ organisationId }) => organisationId ?? '')
  // Whoever reminds sees no roles of elsewhere.
  const answering = await seeingBelow(db, [NATION_ID], (db) =>
    listPeopleAnsweringFor(db, programme.homeId, [...its.keys()], today(clock)),
  )
  const peopleOf = Map.groupBy(answering, ({ organisationId }) => organisationId)
  const nobody: string[] = []
  for (const [organisationId, [first, ...rest]] of its) {
    const people = (peopleOf.get(organisationId) ?? []).map(({ personId }) => personId)
    if (!first) continue
    if (people.length === 0) nobody.push(first.organisationName ?? '')
    const { assignmentId, period, quote } = first
    await tellPeople(db, clock, {
      people,
      sentFrom: places.get(`${assignmentId} ${period}`) ?? first.unitPath,
      kind: 'reminded',
      subject: subjectOf(sendingId),
      params: {
        organisationId,
        organisation: first.organisationName ?? '',
        programme: programme.name,
        many: rest.length + 1,
        ...(rest.length === 0 ? { assignmentId, period, quote } : {}),
        ...(answerBy ? { answerBy } : {}),
      },
      words: words?.trim() ?? null,
      byPerson: actor.personId,
    })
  }
  const told = answering.filter(({ personId }) => personId !== actor.personId).map(({ personId }) => personId)
  return { people: new Set(told).size, nobody }
}

/** Whom each message went to and who has seen it, by sending and organisation: of those that the actor sent or may send there. */
export async function listToldOf(
  db: Db,
  actor: Actor,
  rows: readonly ReminderRow[],
): Promise<Map<string, NonNullable<Reminder['told']>>> {
  const subjects = rows.flatMap(({ way, sendingId }) => (way === 'letter' ? [] : [subjectOf(sendingId)]))
  const from = [...actingFor(actor, 'duties.remind').scopes, ...actingFor(actor, 'duties.answer').scopes]
  const told = await listTold(db, actor.personId, [...new Set(from)], [...new Set(subjects)])
  return new Map(
    told.map(({ subject, organisationId, people, seen, lastSeenAt }) => [
      `${subject.split(':')[1]} ${organisationId}`,
      { people, seen, lastSeenAt: lastSeenAt?.toISOString() ?? null },
    ]),
  )
}

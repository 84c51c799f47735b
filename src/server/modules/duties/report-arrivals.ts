import type { AnswerState } from '../../../shared/duties.ts'
import { NATION_ID } from '../../../shared/units.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPeopleAnsweringFor } from '../identity/index.ts'
import { takeBackNotices, tellPeople } from '../notices/index.ts'
import type { AnswerRow } from './answers.repository.ts'
import type { AssignmentRow } from './assignments.repository.ts'

type Moved = { assignment: AssignmentRow; answer: AnswerRow; state: AnswerState }

/**
 * Whoever answers for the bodies to which a report is sent is told when it is handed in; of one that is taken back before it was
 * decided the notice is taken back too.
 */
export async function tellOfArrival(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignment, answer, state }: Moved,
): Promise<void> {
  if (assignment.receivedBy.length === 0) return
  const kind = 'report-received'
  const subject = `assignment:${assignment.id}`
  if (answer.state === 'submitted' && state !== 'submitted' && state !== 'done' && state !== 'returned')
    await takeBackNotices(db, clock, { kind, subject, params: { period: answer.period } })
  if (answer.state === 'submitted' || state !== 'submitted') return
  // Whoever reports sees no roles of elsewhere.
  const answering = await seeingBelow(db, [NATION_ID], (db) =>
    listPeopleAnsweringFor(db, assignment.homeId, assignment.receivedBy, today(clock)),
  )
  await tellPeople(db, clock, {
    sentFrom: assignment.unitPath,
    people: answering.map(({ personId }) => personId),
    kind,
    subject,
    params: {
      period: answer.period,
      organisation: assignment.organisationName ?? '',
      quote: assignment.quote,
      programme: assignment.programmeName,
    },
    words: null,
    byPerson: actor.personId,
  })
}

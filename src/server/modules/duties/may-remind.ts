import { type Actor, mayAt, refusalOf, requireAction } from '../../platform/actor.ts'
import { findReceivingPlace } from './acts-allowed.ts'
import type { AssignmentRow } from './assignments.repository.ts'

type Awaited = Pick<AssignmentRow, 'unitPath' | 'givenFrom' | 'receivedFrom'>

/**
 * From where the actor reminds of something: the unit of its programme, the place of whoever has it, or their own, where it is sent to
 * them or is a part that they gave.
 */
export function findRemindingPlace(actor: Actor, programmePath: string, awaited: Awaited): string | undefined {
  const { unitPath, givenFrom } = awaited
  const place = [programmePath, unitPath].find((path) => mayAt(actor, 'duties.remind', path))
  if (place !== undefined) return place
  return givenFrom !== null && mayAt(actor, 'duties.answer', givenFrom) ? givenFrom : findReceivingPlace(actor, awaited)
}

/** Answers from where. Throws `not-allowed`. */
export function requireReminding(actor: Actor, programmePath: string, awaited: Awaited): string {
  const place = findRemindingPlace(actor, programmePath, awaited)
  if (place === undefined) throw refusalOf(actor, 'duties.remind', awaited.unitPath)
  requireAction(actor, mayAt(actor, 'duties.remind', place) ? 'duties.remind' : 'duties.answer', place)
  return place
}

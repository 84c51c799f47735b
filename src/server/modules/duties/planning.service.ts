import type { AssignmentPage, NewCondition, NewOwners, ProgrammeDuties } from '../../../shared/duties.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { describeGiven, lockProgramme, type ProgrammeRow } from '../programmes/index.ts'
import { listAnswersOfAssignment } from './answers.repository.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, getAssignmentRow, setConditionMet } from './assignments.repository.ts'
import { assignmentEnded, conditionNotAsked, ownedByPlan } from './duties.problems.ts'
import { isOfProgramme, openDuties } from './opening.service.ts'
import { describeProgrammeDuties } from './programme-duties.service.ts'

/**
 * Says that what a conditional duty waits for has come, and from which day; its answers open. Throws `condition-not-asked`
 * for a duty that waits for nothing, or one that was answered, and `assignment-ended`.
 */
export async function setCondition(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { metOn }: NewCondition,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    const { assignment, programme } = await holdForPlanning(db, actor, id)
    const answers = await listAnswersOfAssignment(db, assignment)
    if (assignment.endedOn !== null) throw assignmentEnded(assignment.endedOn)
    const isAnswered = assignment.conditionMetOn !== null && answers.some(({ revision }) => revision > 1)
    if (assignment.kind !== 'conditional' || isAnswered) throw conditionNotAsked()
    if (metOn !== null && metOn > today(clock)) throw invalidRequest([{ pointer: '#/metOn', code: 'in-the-future' }])
    await setConditionMet(db, assignment, metOn)
    await openDuties(db, await describeGiven(db, actor, programme, today(clock)))
    await audit(db, clock, actor, assignment, 'duties.condition', { metOn })
    return describeAssignment(db, clock, actor, id)
  })
}

/**
 * Names who of the programme's unit and below has a duty that the plan gives to nobody known, instead of whoever was named before.
 * Throws `owned-by-plan` where the plan gives it to somebody, and `assignment-ended` where it orders it no more.
 */
export async function setOwners(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { organisationIds }: NewOwners,
): Promise<ProgrammeDuties> {
  return inTransaction(db, actor, async (db) => {
    const { assignment, programme } = await holdForPlanning(db, actor, id)
    const given = await describeGiven(db, actor, programme, today(clock))
    const duty = [...given.duties, ...given.reports].find((each) => each.id === assignment.factId)
    if (!duty) throw assignmentEnded(assignment.endedOn ?? today(clock))
    if (duty.owners.length > 0) throw ownedByPlan()
    const faults = organisationIds.flatMap((each, index) => {
      const pointer = `#/organisationIds/${index}`
      const place = given.placeOf.get(each)
      if (place === undefined) return [{ pointer, code: 'unknown' }]
      return isOfProgramme(place, given.grounds) ? [] : [{ pointer, code: 'outside' }]
    })
    if (faults.length > 0) throw invalidRequest(faults)
    await openDuties(db, given, { factId: duty.id, organisationIds, by: actor.personId })
    await audit(db, clock, actor, assignment, 'duties.name-owners', { organisations: organisationIds })
    return describeProgrammeDuties(db, actor, programme, today(clock))
  })
}

async function holdForPlanning(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ assignment: AssignmentRow; programme: ProgrammeRow }> {
  const assignment = await getAssignmentRow(db, id)
  requireAction(actor, 'duties.plan', assignment.programmePath)
  const programme = await lockProgramme(db, assignment.programmeId)
  return { assignment: await getAssignmentRow(db, id), programme }
}

const audit = (
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, unitPath, id, programmeId }: AssignmentRow,
  action: 'duties.condition' | 'duties.name-owners',
  detail: Record<string, unknown>,
) =>
  recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action,
    subject: `assignment:${id}`,
    detail: { ...detail, programme: programmeId },
  })

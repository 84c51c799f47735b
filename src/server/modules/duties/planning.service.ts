import type { AssignmentPage, NewCondition } from '../../../shared/assignment-page.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { describeGiven, lockProgramme, type ProgrammeRow } from '../programmes/index.ts'
import { listAnswersOfAssignment } from './answers.repository.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, getAssignmentRow, setConditionMet } from './assignments.repository.ts'
import { assignmentEnded, conditionNotAsked } from './duties.problems.ts'
import { openDuties } from './opening.service.ts'

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
    await auditPlanning(db, clock, actor, assignment, 'duties.condition', { metOn })
    return describeAssignment(db, clock, actor, id)
  })
}

/** The assignment and its programme, which is held until the end of the transaction. */
export async function holdForPlanning(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ assignment: AssignmentRow; programme: ProgrammeRow }> {
  const assignment = await getAssignmentRow(db, id)
  requireAction(actor, 'duties.plan', assignment.programmePath)
  const programme = await lockProgramme(db, assignment.programmeId)
  return { assignment: await getAssignmentRow(db, id), programme }
}

export const auditPlanning = (
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, unitPath, id, programmeId }: AssignmentRow,
  action: 'duties.condition' | 'duties.annotate' | 'duties.name-owners',
  detail: Record<string, unknown>,
) =>
  recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action,
    subject: `assignment:${id}`,
    detail: { ...detail, programme: programmeId },
  })

import type { OrganisationStepList, UndoneStep } from '../../../shared/organisations.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { inUseOf } from './changes.service.ts'
import { organisationChanged, organisationExists, organisationInUse } from './organisations.problems.ts'
import { areInAudience, deleteOrganisation, holdOrganisations } from './organisations.repository.ts'
import {
  deleteMade,
  findStep,
  hasLaterStep,
  listRecentSteps,
  lockStep,
  markUndone,
  restoreBefore,
  restorePatronage,
  type StepRow,
} from './steps.repository.ts'

const STEPS_SHOWN = 30

/** What was done lately at units that I may look into. */
export async function showSteps(db: Db, actor: Actor): Promise<OrganisationStepList> {
  return { steps: await inTransaction(db, actor, (db) => listRecentSteps(db, STEPS_SHOWN)) }
}

/**
 * Takes the last step that was done to an organisation back. Throws `organisation-changed` where a later one stands,
 * and `organisation-in-use` where what it made is named by now.
 */
export async function undoStep(db: Db, clock: Clock, actor: Actor, stepId: string): Promise<UndoneStep> {
  let makes = false
  try {
    return await inTransaction(db, actor, async (db) => {
      const step = await findStep(db, stepId)
      if (!step) throw notFound('This step')
      requireAction(actor, 'organisations.manage', step.unitPath)
      await holdOrganisations(db, step.homeId)
      if (!(await lockStep(db, step)) || (await hasLaterStep(db, step))) throw organisationChanged()
      makes = step.action === 'add' || step.action === 'add-usual'
      const left = await takeBack(db, step)
      await markUndone(db, step, clock.now())
      const { homeId, unitPath, action, organisationId } = step
      await recordAudit(db, clock, actor, {
        homeId,
        unitPath,
        action: 'organisations.undo',
        subject: organisationId === null ? `home:${homeId}` : `organisation:${organisationId}`,
        detail: { step: action },
      })
      return { organisationId: left ? organisationId : null }
    })
  } catch (error) {
    if (brokenConstraint(error) === 'organisations_name_once') throw organisationExists()
    const inUse = inUseOf(error)
    if (inUse) throw makes ? inUse : organisationChanged()
    throw error
  }
}

/** Answers whether the organisation is there afterwards. */
async function takeBack(db: Db, step: StepRow): Promise<boolean> {
  if (step.patronageId !== null) {
    await restorePatronage(db, step)
    return true
  }
  if (step.action !== 'add' && step.action !== 'add-usual') {
    await restoreBefore(db, step)
    return true
  }
  const made = step.organisationId === null ? step.made : [step.organisationId]
  if (await areInAudience(db, step.homeId, made)) throw organisationInUse('duties')
  if (step.organisationId === null) await deleteMade(db, step)
  else await deleteOrganisation(db, step.homeId, step.organisationId)
  return false
}

import type { NewPatronage, OrganisationPage } from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getUnit, requireUnitOn } from '../units/index.ts'
import { requireBodyOn } from './bodies-in-time.ts'
import { findClausePlace } from './clause-patronages.repository.ts'
import { organisationRelation } from './organisations.problems.ts'
import { getOrganisation } from './organisations.repository.ts'
import { describeOrganisation } from './page.service.ts'
import {
  deletePatronage,
  endPatronage,
  findPatronage,
  insertPatronage,
  type PatronageRecord,
} from './relations.repository.ts'
import { insertPatronageStep } from './steps.repository.ts'

type Change = { db: Db; clock: Clock; actor: Actor; id: string }

/** Lets an organisation watch over a unit, which its people then read, or over a group of people. */
export function addPatronage(change: Change, asked: NewPatronage): Promise<OrganisationPage> {
  const { db, clock, actor, id } = change
  return inTransaction(db, actor, async (db) => {
    await addPatronageIn({ ...change, db }, asked)
    return describeOrganisation(db, clock, actor, id)
  })
}

/**
 * As `addPatronage`, in the caller's transaction; answers its id. Both stand on its first day. Needs the right where reading
 * is given away: at the watched unit; for a group of people at the unit of the plan that names it, or without a plan at the
 * organisation's.
 */
export async function addPatronageIn(
  { db, clock, actor, id: organisationId }: Change,
  { unitId, populationGroup, clauseId, from, until }: NewPatronage,
): Promise<string> {
  const organisation = await getOrganisation(db, organisationId, from)
  const { homeId } = organisation
  const unit = unitId === undefined ? undefined : await getUnit(db, unitId, from)
  if ((unit === undefined) === (populationGroup === undefined))
    throw organisationRelation({ pointer: '#/unitId', code: 'one-of-two' })
  const clause = clauseId === undefined ? undefined : await findClausePlace(db, homeId, clauseId)
  if (clauseId !== undefined && clause === undefined) throw notFound('This clause')
  const unitPath = unit?.path ?? clause?.unitPath ?? organisation.unitPath
  requireAction(actor, 'organisations.manage', unitPath)
  if (unit && (await getHomeOf(db, unit.path)).id !== homeId)
    throw organisationRelation({ pointer: '#/unitId', code: 'other-home' })
  if (unit) await requireUnitOn(db, unit, from)
  await requireBodyOn(db, organisation, from)
  if (until !== undefined && until < from) throw organisationRelation({ pointer: '#/until', code: 'before-from' })
  const id = newId()
  const place = { homeId, organisationId, unitPath, id }
  await insertPatronageStep(db, place, { action: 'add-patronage', personId: actor.personId, at: clock.now() })
  await insertPatronage(db, {
    ...place,
    unitId: unit?.id ?? null,
    populationGroup: populationGroup?.trim() ?? null,
    clauseId: clauseId ?? null,
    fromDay: from,
    untilDay: until ?? null,
    createdBy: actor.personId,
    createdAt: clock.now(),
  })
  await audit({ db, clock, actor }, place, 'add-patronage')
  return id
}

export function stopPatronage(change: Change, patronageId: string, until: Day): Promise<OrganisationPage> {
  return changePatronage(change, patronageId, 'end-patronage', (db, patronage) => endPatronage(db, patronage, until))
}

export function removePatronage(change: Change, patronageId: string): Promise<OrganisationPage> {
  return changePatronage(change, patronageId, 'remove-patronage', deletePatronage)
}

async function changePatronage(
  { db, clock, actor, id }: Change,
  patronageId: string,
  action: 'end-patronage' | 'remove-patronage',
  work: (db: Db, patronage: PatronageRecord) => Promise<void>,
): Promise<OrganisationPage> {
  try {
    return await inTransaction(db, actor, async (db) => {
      const patronage = await findPatronage(db, id, patronageId)
      if (!patronage) throw notFound('This patronage')
      requireAction(actor, 'organisations.manage', patronage.unitPath)
      await insertPatronageStep(db, patronage, { action, personId: actor.personId, at: clock.now() })
      await work(db, patronage)
      await audit({ db, clock, actor }, patronage, action)
      return describeOrganisation(db, clock, actor, id)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'patronages_days_in_order')
      throw organisationRelation({ pointer: '#/until', code: 'before-from' })
    throw error
  }
}

function audit(
  { db, clock, actor }: Omit<Change, 'id'>,
  { homeId, unitPath, organisationId, id }: Pick<PatronageRecord, 'homeId' | 'unitPath' | 'organisationId' | 'id'>,
  step: string,
) {
  return recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action: 'organisations.change',
    subject: `organisation:${organisationId}`,
    detail: { step, patronage: id },
  })
}

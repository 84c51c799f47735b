import { isWithin } from '../../../rules/days.ts'
import type {
  AddSuccessor,
  CorrectOrganisation,
  EndOrganisation,
  NewOrganisationLine,
  NewOrganisationName,
  NewSuccessor,
  OrganisationPage,
  OrganisationStepAction,
} from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { getUnit } from '../units/index.ts'
import { requireLifeWithin } from './bodies-in-time.ts'
import { correctDays } from './corrections.repository.ts'
import {
  organisationChanged,
  organisationExists,
  organisationInUse,
  organisationRelation,
} from './organisations.problems.ts'
import {
  areInAudience,
  deleteOrganisation,
  getOrganisation,
  holdOrganisations,
  lockOrganisation,
  type OrganisationRow,
} from './organisations.repository.ts'
import { describeOrganisation } from './page.service.ts'
import {
  correctFullName,
  deleteLine,
  deleteShortName,
  deleteSuccessor,
  endLine,
  insertFullName,
  insertLine,
  insertName,
  insertSuccessor,
  isBelowInLine,
  refreshNames,
} from './relations.repository.ts'
import { insertStep } from './steps.repository.ts'

/** Who changes which organisation, and in what state they saw it. */
export type Change = { db: Db; clock: Clock; actor: Actor; id: string; revision?: number | undefined }

/**
 * Does one step to an organisation: refused where it was changed since it was seen, noted with what was before, and
 * audited. Whoever keeps its unit may; of a line that is the lower end, of a successor the one that ended, since rights
 * over them are what is given away.
 */
async function takeStep<Seen = undefined>(
  { db, clock, actor, id, revision }: Change,
  action: OrganisationStepAction,
  detail: Record<string, unknown>,
  work: (db: Db, organisation: OrganisationRow, seen: Seen) => Promise<void>,
  look?: (db: Db) => Promise<Seen>,
): Promise<OrganisationPage> {
  try {
    return await inTransaction(db, actor, async (db) => {
      await stepIn({ db, clock, actor, id, revision }, action, detail, work, look)
      return describeOrganisation(db, clock, actor, id)
    })
  } catch (error) {
    throw refusalOf(error)
  }
}

/** `look` sees what stood before whoever was first to change organisations of the home had done so. */
async function stepIn<Seen = undefined>(
  { db, clock, actor, id, revision }: Change,
  action: OrganisationStepAction,
  detail: Record<string, unknown>,
  work: (db: Db, organisation: OrganisationRow, seen: Seen) => Promise<void>,
  look?: (db: Db) => Promise<Seen>,
): Promise<void> {
  const { homeId, unitPath } = await getOrganisation(db, id)
  requireAction(actor, 'organisations.manage', unitPath)
  const seen = (await look?.(db)) as Seen
  await holdOrganisations(db, homeId)
  const organisation = await lockOrganisation(db, homeId, id)
  if (revision !== undefined && revision !== organisation.revision) throw organisationChanged()
  await insertStep(db, organisation, { action, detail, personId: actor.personId, at: clock.now() })
  await work(db, organisation, seen)
  if (action !== 'remove') await refreshNames(db, organisation)
  await recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action: action === 'remove' ? 'organisations.remove' : 'organisations.change',
    subject: `organisation:${id}`,
    detail: { step: action, ...detail },
  })
}

/** What the database refuses, in the words of the field. */
function refusalOf(error: unknown): unknown {
  switch (brokenConstraint(error)) {
    case 'organisations_name_once':
      return organisationExists()
    case 'organisation_names_pk':
    case 'organisation_names_one_full':
      return organisationRelation({ pointer: '#/name', code: 'taken' })
    case 'organisations_born_before_ended':
      return organisationRelation({ pointer: '#/ended', code: 'before-born' })
    case 'organisation_lines_pk':
      return organisationRelation({ pointer: '#/parentId', code: 'taken' })
    case 'organisation_lines_of_another':
      return organisationRelation({ pointer: '#/parentId', code: 'itself' })
    case 'organisation_lines_days_in_order':
      return organisationRelation({ pointer: '#/until', code: 'before-from' })
    case 'organisation_successors_pk':
      return organisationRelation({ pointer: '#/task', code: 'taken' })
    case 'organisation_successors_of_another':
      return organisationRelation({ pointer: '#/toId', code: 'itself' })
    default:
      return error
  }
}

/** Puts right what was wrong from the start. */
export function correctOrganisation(
  change: Change,
  { name, kind, born, ended }: CorrectOrganisation,
): Promise<OrganisationPage> {
  return takeStep(change, 'correct', {}, async (db, organisation) => {
    if (name !== undefined) await correctFullName(db, organisation, name.trim())
    if (ended !== undefined) await requireLife(change, db, organisation, ended)
    await correctDays(db, organisation, { kind, born, ended })
  })
}

/** Nothing at a unit outlives it. */
const requireLife = async ({ clock }: Change, db: Db, { unitId }: OrganisationRow, ended: Day | null) =>
  requireLifeWithin(db, await getUnit(db, unitId, today(clock)), ended, today(clock))

/** A whole name begins on a day, on which the one before ends; a short one stands beside the others. */
export function addName(change: Change, asked: NewOrganisationName): Promise<OrganisationPage> {
  const action = asked.form === 'full' ? 'rename' : 'add-name'
  return takeStep(change, action, {}, (db, organisation) => addNameTo(db, organisation, asked))
}

async function addNameTo(
  db: Db,
  organisation: OrganisationRow,
  { name, form, from }: NewOrganisationName,
): Promise<void> {
  if (form === 'short') return insertName(db, organisation, name.trim(), form, from)
  if (from === null) throw organisationRelation({ pointer: '#/from', code: 'required' })
  if (!isWithin(from, { from: organisation.born, until: organisation.ended }))
    throw organisationRelation({ pointer: '#/from', code: 'not-there' })
  if (!(await insertFullName(db, organisation, name.trim(), from)))
    throw organisationRelation({ pointer: '#/from', code: 'same-day' })
}

/** One more short name by which papers know it; in the caller's transaction. */
export function addShortNameIn(change: Change, name: string): Promise<void> {
  return stepIn(change, 'add-name', {}, (db, organisation) => insertName(db, organisation, name.trim(), 'short', null))
}

export function removeName(change: Change, name: string): Promise<OrganisationPage> {
  return takeStep(change, 'remove-name', {}, async (db, organisation) => {
    if (!(await deleteShortName(db, organisation, name))) throw notFound('This short name')
  })
}

export function addLine(change: Change, { parentId, from }: NewOrganisationLine): Promise<OrganisationPage> {
  const isBelow = async (db: Db) => {
    const { homeId } = await getOrganisation(db, change.id)
    return isBelowInLine(db, homeId, parentId, change.id)
  }
  const add = async (db: Db, organisation: OrganisationRow, wasBelow: boolean) => {
    await requireOther(db, organisation, parentId, '#/parentId')
    if (wasBelow) throw organisationRelation({ pointer: '#/parentId', code: 'below-itself' })
    // Somebody set the line the other way round meanwhile.
    if (await isBelow(db)) throw organisationChanged()
    await insertLine(db, organisation, { parentId, from })
  }
  return takeStep(change, 'add-line', { parentId }, add, isBelow)
}

export function stopLine(change: Change, parentId: string, until: Day): Promise<OrganisationPage> {
  return takeStep(change, 'end-line', { parentId }, async (db, organisation) => {
    if (!(await endLine(db, organisation, parentId, until))) throw notFound('This line')
  })
}

export function removeLine(change: Change, parentId: string): Promise<OrganisationPage> {
  return takeStep(change, 'remove-line', { parentId }, async (db, organisation) => {
    if (!(await deleteLine(db, organisation, parentId))) throw notFound('This line')
  })
}

export function addSuccessor(change: Change, { on, ...successor }: AddSuccessor): Promise<OrganisationPage> {
  const detail = { toId: successor.toId }
  return takeStep(change, 'add-successor', detail, (db, organisation) =>
    addSuccessorTo(db, organisation, successor, on, '#'),
  )
}

async function addSuccessorTo(
  db: Db,
  organisation: OrganisationRow,
  { toId, task, legalBasis }: NewSuccessor,
  on: Day,
  pointer: string,
): Promise<void> {
  const heir = await requireOther(db, organisation, toId, `${pointer}/toId`)
  // Nothing passes to a body that is not there on that day.
  if (!isWithin(on, { from: heir.born, until: heir.ended }))
    throw organisationRelation({ pointer: `${pointer}/toId`, code: 'not-there' })
  await insertSuccessor(db, organisation, { toId, task: task.trim(), legalBasis, on })
}

export function removeSuccessor(change: Change, toId: string, task: string): Promise<OrganisationPage> {
  return takeStep(change, 'remove-successor', { toId, task }, async (db, organisation) => {
    if (!(await deleteSuccessor(db, organisation, toId, task))) throw notFound('This successor')
  })
}

/** From the day on it no longer is, and others have its tasks. */
export function endOrganisation(change: Change, { on, successors }: EndOrganisation): Promise<OrganisationPage> {
  return takeStep(change, 'end', { on }, async (db, organisation) => {
    if (organisation.ended !== null) throw organisationChanged()
    if (organisation.born !== null && on <= organisation.born)
      throw organisationRelation({ pointer: '#/on', code: 'before-born' })
    await requireLife(change, db, organisation, on)
    await correctDays(db, organisation, { ended: on })
    for (const [index, successor] of successors.entries())
      await addSuccessorTo(db, organisation, successor, on, `#/successors/${index}`)
  })
}

/** It is of the same home, seen, and another. */
async function requireOther(
  db: Db,
  { homeId, id }: OrganisationRow,
  otherId: string,
  pointer: string,
): Promise<OrganisationRow> {
  if (otherId === id) throw organisationRelation({ pointer, code: 'itself' })
  const other = await getOrganisation(db, otherId)
  if (other.homeId !== homeId) throw organisationRelation({ pointer, code: 'other-home' })
  return other
}

/** Removes an organisation that nothing names or ever named. Throws `organisation-in-use`. */
export async function removeOrganisation(change: Change): Promise<void> {
  const { db, actor } = change
  try {
    await inTransaction(db, actor, (db) =>
      stepIn({ ...change, db }, 'remove', {}, async (db, { homeId, id }) => {
        if (await areInAudience(db, homeId, [id])) throw organisationInUse('duties')
        await deleteOrganisation(db, homeId, id)
      }),
    )
  } catch (error) {
    throw inUseOf(error) ?? error
  }
}

/** Which table holds on to an organisation, told from the key that refused its removal. */
export function inUseOf(error: unknown) {
  const constraint = brokenConstraint(error)
  const by = constraint === undefined ? undefined : holders.find(([start]) => constraint.startsWith(start))?.[1]
  return by === undefined && !constraint?.endsWith('_organisation_fk') ? undefined : organisationInUse(by ?? 'duties')
}
const holders: [constraint: string, by: string][] = [
  ['appointments_', 'roles'],
  ['organisation_lines_', 'lines'],
  ['organisation_successors_', 'successors'],
  ['patronages_', 'patronages'],
]

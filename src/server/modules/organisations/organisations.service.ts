import type {
  NewOrganisation,
  Organisation,
  OrganisationList,
  OrganisationQuery,
} from '../../../shared/organisations.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getUnit } from '../units/index.ts'
import { requireLifeWithin } from './bodies-in-time.ts'
import { organisationExists, organisationRelation } from './organisations.problems.ts'
import {
  getOrganisation,
  holdOrganisations,
  insertOrganisation,
  listOrganisations,
  shownOrganisation,
} from './organisations.repository.ts'
import { insertFirstStep } from './steps.repository.ts'

/** A page of the organisations that I may see. */
export async function searchOrganisations(
  db: Db,
  clock: Clock,
  actor: Actor,
  { q, unit, below, kind, on = today(clock), state, cursor, limit }: OrganisationQuery,
): Promise<OrganisationList> {
  const found = await inTransaction(db, { ...actor, day: on }, (db) =>
    listOrganisations(db, {
      words: q ?? '',
      unitId: unit,
      below,
      kind,
      on,
      state,
      after: cursor === undefined ? undefined : readCursor(cursor),
      limit: limit + 1,
    }),
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    on,
    organisations: page.map(shownOrganisation),
    next: found.length > limit && last ? `${last.id} ${last.sortName}` : null,
  }
}

function readCursor(cursor: string): { id: string; name: string } {
  const [, id, name] = /^([1-9]\d{0,17}) (.+)$/su.exec(cursor) ?? []
  if (id === undefined || name === undefined) throw invalidRequest([{ pointer: 'query/cursor', code: 'pattern' }])
  return { id, name }
}

/**
 * Adds an organisation at a unit: at one that has ended only what ended with it or before. Throws `organisation-exists`,
 * `place-ended`.
 */
export async function addOrganisation(
  db: Db,
  clock: Clock,
  actor: Actor,
  organisation: NewOrganisation,
): Promise<Organisation> {
  return inTransaction(db, actor, (db) => addOrganisationIn(db, clock, actor, organisation))
}

/** As `addOrganisation`, in the caller's transaction, which has failed where this throws. */
export async function addOrganisationIn(
  db: Db,
  clock: Clock,
  actor: Actor,
  { name, unitId, kind = 'agency', born = null, ended = null }: NewOrganisation,
): Promise<Organisation> {
  const unit = await getUnit(db, unitId, today(clock))
  requireAction(actor, 'organisations.manage', unit.path)
  await requireLifeWithin(db, unit, ended, today(clock))
  const home = await getHomeOf(db, unit.path)
  const place = { homeId: home.id, unitPath: unit.path }
  await holdOrganisations(db, home.id)
  try {
    const id = await insertOrganisation(db, {
      ...place,
      unitId: unit.id,
      kind,
      name: name.trim(),
      born,
      ended,
      createdAt: clock.now(),
    })
    await insertFirstStep(db, { ...place, id }, { action: 'add', personId: actor.personId, at: clock.now() })
    await recordAudit(db, clock, actor, { ...place, action: 'organisations.add', subject: `organisation:${id}` })
    return shownOrganisation(await getOrganisation(db, id))
  } catch (error) {
    if (brokenConstraint(error) === 'organisations_name_once') throw organisationExists()
    if (brokenConstraint(error) === 'organisations_born_before_ended')
      throw organisationRelation({ pointer: '#/ended', code: 'before-born' })
    throw error
  }
}

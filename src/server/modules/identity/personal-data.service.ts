import { unitFullName } from '../../../rules/unit-names.ts'
import type { ErasurePreview, Look, LookPage, PersonalData } from '../../../shared/personal-data.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listHeldGrants } from './grants.repository.ts'
import { personHasRole } from './identity.problems.ts'
import {
  deletePerson,
  findPersonRow,
  holdPerson,
  type LookRow,
  listDeeds,
  listLooks,
  listRolesEver,
  listRowsOf,
  personalTables,
} from './personal-data.repository.ts'

const looksShown = 1000

/** All that is kept about me. Luật 91/2025/QH15 Điều 4 khoản 1: to know, to see, to be given one's own data. */
export async function getOwnData(db: Db, clock: Clock, actor: Actor): Promise<PersonalData> {
  return inTransaction(db, actor, (db) => collect(db, clock, actor.personId))
}

/** All that is kept about a person all of whose roles, past ones too, lie under mine; that it was taken is recorded. */
export async function getDataOf(db: Db, clock: Clock, actor: Actor, personId: string): Promise<PersonalData> {
  return inTransaction(db, actor, async (db) => {
    const place = await requireWhole(db, actor, personId)
    await recordAudit(db, clock, actor, { ...place, action: 'people.export', subject: `person:${personId}` })
    return collect(db, clock, personId)
  })
}

/** A page of who saw or changed what is kept about me, newest first. */
export async function listLooksAtMe(
  db: Db,
  actor: Actor,
  { limit, before }: { limit: number; before?: { at: Date; id: string } | undefined },
): Promise<LookPage> {
  return inTransaction(db, actor, async (db) => {
    const rows = await listLooks(db, actor.personId, before, limit + 1)
    return { looks: rows.slice(0, limit).map(toLook), more: rows.length > limit }
  })
}

const toLook = ({ actor_name: name, at, actor, ...row }: LookRow): Look => ({
  ...row,
  at: at.toISOString(),
  actor: actor === null ? null : { id: actor, name },
})

async function collect(db: Db, clock: Clock, personId: string): Promise<PersonalData> {
  const person = await findPersonRow(db, personId)
  if (!person) throw notFound('This person')
  const roles = await listRolesEver(db, personId)
  const rows: PersonalData['rows'] = {}
  // Roles stand above, with the names of their units.
  for (const table of Object.keys(personalTables)) {
    if (table !== 'appointments') rows[table] = await listRowsOf(db, personId, table)
  }
  return {
    takenAt: clock.now().toISOString(),
    person: { ...person, createdAt: person.createdAt.toISOString(), updatedAt: person.updatedAt.toISOString() },
    roles: roles.map(({ homeId: _, unitPath: __, kind, unitName, ...role }) => ({
      ...role,
      unitName: unitFullName(kind, unitName),
    })),
    rows,
    deeds: await listDeeds(db, personId),
    looks: (await listLooks(db, personId, undefined, looksShown)).map(toLook),
  }
}

type Place = { homeId: number; unitPath: string }

/**
 * Refuses whoever does not look after every place where the person ever had a role. Answers the last of these places, for
 * the trail.
 */
async function requireWhole(db: Db, actor: Actor, personId: string): Promise<Place> {
  const places: Place[] = await listRolesEver(db, personId)
  const nation = { homeId: 0, unitPath: NATION_ID }
  const all = places.length === 0 ? [nation] : places
  if (!all.some(({ unitPath }) => mayAt(actor, 'people.manage', unitPath))) throw notFound('This person')
  for (const { unitPath } of all) requireAction(actor, 'people.manage', unitPath)
  const { homeId, unitPath } = all.at(-1) ?? nation
  return { homeId, unitPath }
}

/** Roles that hold or will, those among them that somebody handed over for a time. */
async function countHeld(db: Db, clock: Clock, personId: string): Promise<number> {
  const day = today(clock)
  const own = (await listRolesEver(db, personId)).filter(({ until }) => until === null || until > day)
  const others = await listHeldGrants(db, personId, day)
  return Math.max(own.length, others.length)
}

async function countRows(db: Db, personId: string): Promise<ErasurePreview['goes']> {
  const counts = []
  for (const table of Object.keys(personalTables)) {
    const rows = (await listRowsOf(db, personId, table)).length
    if (rows > 0) counts.push({ table, rows })
  }
  return counts
}

/** What would go and what would stay, before it cannot be undone. */
export async function previewErasure(db: Db, clock: Clock, actor: Actor, personId: string): Promise<ErasurePreview> {
  return inTransaction(db, actor, async (db) => {
    if (!(await findPersonRow(db, personId))) throw notFound('This person')
    await requireWhole(db, actor, personId)
    const rolesHeld = await countHeld(db, clock, personId)
    return {
      mayErase: rolesHeld === 0,
      rolesHeld,
      goes: await countRows(db, personId),
      stays: await listDeeds(db, personId),
    }
  })
}

/**
 * Takes a person's name, address, ways to sign in and roles away for ever; beside what they did their id stays, which names
 * nobody any more. Luật 91/2025/QH15 Điều 4 khoản 1 and Điều 14 khoản 1. Nobody who holds a role, or will, is erased, so
 * never the last administrator. Throws `not-found`, `not-allowed`, `person-has-role`.
 */
export async function erasePerson(db: Db, clock: Clock, actor: Actor, personId: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const person = await holdPerson(db, personId)
    if (!person) throw notFound('This person')
    const place = await requireWhole(db, actor, personId)
    if ((await countHeld(db, clock, personId)) > 0) throw personHasRole()
    const goes = Object.fromEntries((await countRows(db, personId)).map(({ table, rows }) => [table, rows]))
    await deletePerson(db, person)
    await recordAudit(db, clock, actor, {
      ...place,
      action: 'people.erase',
      subject: `person:${personId}`,
      detail: goes,
    })
  })
}

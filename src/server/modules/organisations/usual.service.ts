import {
  type UsualBody,
  type UsualOrganisation,
  type UsualRef,
  usualOrganisations,
} from '../../../rules/usual-organisations.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { MakeUsualOrganisations, UsualOrganisations } from '../../../shared/organisations.ts'
import type { Day } from '../../../shared/schema.ts'
import type { UnitLevel } from '../../../shared/units.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getUnit, listUnitLives, type UnitLife, type UnitRecord } from '../units/index.ts'
import { holdOrganisations } from './organisations.repository.ts'
import { insertBatchStep } from './steps.repository.ts'
import { type End, insertUsual, listStanding, type NewUsual, type Standing } from './usual.repository.ts'
import { readUsualBodies } from './usual-file.ts'

/**
 * Makes the bodies that a unit usually has by a day: for a province also, as history, those of the provinces and
 * districts that were on its ground. What stands is left as it is, and what somebody removed does not come back.
 */
export async function makeUsualOrganisations(
  db: Db,
  clock: Clock,
  actor: Actor,
  unitId: string,
  asked: MakeUsualOrganisations,
): Promise<UsualOrganisations> {
  return inTransaction(db, actor, (db) => makeUsualOrganisationsIn(db, clock, actor, unitId, asked))
}

/** As `makeUsualOrganisations`, in the caller's transaction. */
export async function makeUsualOrganisationsIn(
  db: Db,
  clock: Clock,
  actor: Actor,
  unitId: string,
  { dryRun, communes = false, also = [], on = today(clock) }: MakeUsualOrganisations,
): Promise<UsualOrganisations> {
  const unit = await getUnit(db, unitId)
  requireAction(actor, 'organisations.manage', unit.path)
  const home = await getHomeOf(db, unit.path)
  if (!dryRun) await holdOrganisations(db, home.id)
  const lives = await listUnitLives(db, home.unitId, on, unit.id)
  const bodies = await readUsualBodies()
  const standing = await listStanding(db, home.id)
  const there = standing.organisations.flatMap(({ usualKey }) => usualKey ?? [])
  const whole = usualOrganisations(bodies, lives, on, [...also, ...there])
  const paths = new Map(lives.map(({ id, path }) => [id as string, path]))
  const wanted = new Set(unitsToFill(unit, lives, communes))
  const find = finder(standing)
  const removed = new Set(standing.removedBodies.map(refKey))
  const ofUnits = whole.organisations.filter(
    ({ unitId, key }) =>
      wanted.has(unitId) &&
      isWanted(bodies, key, [...also]) &&
      mayAt(actor, 'organisations.manage', paths.get(unitId) ?? ''),
  )
  const missing = ofUnits.filter((body) => !removed.has(refKey(body)) && !find(body, body))
  const made = new Set(missing.map(refKey))
  const wholeBodies = new Map(whole.organisations.map((body) => [refKey(body), body]))
  const endOf = (ref: UsualRef): End | undefined => {
    if (made.has(refKey(ref))) return ref
    const id = find(ref, wholeBodies.get(refKey(ref)))
    return id === undefined ? undefined : { id }
  }
  const added: NewUsual = {
    organisations: missing.map((body) => ({ ...body, unitPath: paths.get(body.unitId) ?? '' })),
    ...relationsBetween(whole, standing, endOf, (unitId) => {
      const path = paths.get(unitId) ?? ''
      return mayAt(actor, 'organisations.manage', path) ? path : undefined
    }),
  }
  const stepId = dryRun ? null : await store(db, clock, actor, { homeId: home.id, unit }, added)
  return {
    organisations: added.organisations.length,
    units: new Set(missing.map(({ unitId }) => unitId)).size,
    lines: added.lines.length,
    successors: added.successors.length,
    standing: ofUnits.length - missing.length,
    bodies: describeBodies(bodies, missing),
    alsoPossible: bodies
      .filter(
        ({ key, level, spread }) =>
          spread === 'some' && !also.includes(key) && !there.includes(key) && level === unit.level,
      )
      .map(({ key, names, note }) => ({
        key,
        name: (names[0]?.full ?? key).replace(/ \{\w+\}/g, ''),
        note: note ?? null,
      })),
    stepId,
  }
}

const refKey = ({ unitId, key }: UsualRef) => `${unitId} ${key}`

const isWanted = (bodies: readonly UsualBody[], key: string, also: readonly string[]) =>
  also.includes(key) || bodies.find((body) => body.key === key)?.spread !== 'some'

/** The unit itself; of a province also what was on its ground above communes, and its communes where they are asked for. */
function unitsToFill(unit: UnitRecord, lives: readonly UnitLife[], communes: boolean): string[] {
  if (unit.level !== 'province') return [unit.id]
  const levels: UnitLevel[] = communes ? ['province', 'district', 'commune'] : ['province', 'district']
  const below = (path: string) => path.startsWith(`${unit.path}.`)
  const heirs = lives.some(({ changes }) => changes.some(({ toId }) => toId === unit.id))
  return lives
    .filter(
      ({ id, level, path }) =>
        levels.includes(level) && (id === unit.id || below(path) || (heirs && level !== 'commune')),
    )
    .map(({ id }) => id)
}

/** An organisation that stands for a body: made from it, or called so at that unit at the same time. */
function finder({ organisations }: Standing) {
  const byKey = new Map<string, string>()
  const byName = new Map<string, (Life & { id: string })[]>()
  for (const { id, unitId, usualKey, born, ended, nameKeys } of organisations) {
    if (usualKey !== null) byKey.set(refKey({ unitId, key: usualKey }), id)
    for (const key of nameKeys) {
      const called = refKey({ unitId, key })
      byName.set(called, [...(byName.get(called) ?? []), { id, born, ended }])
    }
  }
  return (ref: UsualRef, body: UsualOrganisation | undefined): string | undefined => {
    const made = byKey.get(refKey(ref))
    if (made !== undefined) return made
    if (body === undefined) return undefined
    const called = body.names.flatMap(
      ({ name }) => byName.get(refKey({ unitId: ref.unitId, key: foldVietnamese(name) })) ?? [],
    )
    return called.find((one) => meet(one, body))?.id
  }
}

type Life = { born: Day | null; ended: Day | null }
const meet = (a: Life, b: Life) =>
  (a.born === null || b.ended === null || a.born < b.ended) && (b.born === null || a.ended === null || b.born < a.ended)

/** Those whose two ends stand or are made now, that are not there yet, and whose lower or older end is mine. */
function relationsBetween(
  { lines, successors }: ReturnType<typeof usualOrganisations>,
  standing: Standing,
  endOf: (ref: UsualRef) => End | undefined,
  pathOf: (unitId: string) => string | undefined,
): Pick<NewUsual, 'lines' | 'successors'> {
  const lined = new Set(standing.lines.map(({ organisationId, parentId }) => `${organisationId} ${parentId}`))
  const followed = new Set(standing.successors.map(({ fromId, toId, task }) => `${fromId} ${toId} ${task}`))
  const living = new Set(standing.organisations.flatMap(({ id, ended }) => (ended === null ? [id] : [])))
  const bothStand = (a: End, b: End, ...more: string[]) =>
    'id' in a && 'id' in b ? [a.id, b.id, ...more].join(' ') : ''
  return {
    lines: lines.flatMap(({ child, parent, from, until }) => {
      const [low, high, unitPath] = [endOf(child), endOf(parent), pathOf(child.unitId)]
      return low && high && unitPath && !lined.has(bothStand(low, high))
        ? [{ child: low, parent: high, from, until, unitPath }]
        : []
    }),
    successors: successors.flatMap(({ from, to, task, on, legalBasis }) => {
      const [old, heir, unitPath] = [endOf(from), endOf(to), pathOf(from.unitId)]
      // What an officer keeps as living has no heirs, whatever the catalogue says of it now.
      const lives = old !== undefined && 'id' in old && living.has(old.id)
      return old && heir && unitPath && !lives && !followed.has(bothStand(old, heir, task))
        ? [{ from: old, to: heir, task, on, legalBasis, unitPath }]
        : []
    }),
  }
}

async function store(
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, unit }: { homeId: number; unit: UnitRecord },
  added: NewUsual,
): Promise<string | null> {
  const made = await insertUsual(db, homeId, added, clock.now())
  if (made.length === 0) return null
  const place = { homeId, unitPath: unit.path }
  const stepId = await insertBatchStep(
    db,
    { ...place, made },
    { action: 'add-usual', personId: actor.personId, at: clock.now() },
  )
  await recordAudit(db, clock, actor, {
    ...place,
    action: 'organisations.add-usual',
    subject: `unit:${unit.id}`,
    detail: { made: made.length, step: stepId },
  })
  return stepId
}

function describeBodies(
  bodies: readonly UsualBody[],
  missing: readonly { key: string; names: { name: string; form: string }[] }[],
): UsualOrganisations['bodies'] {
  return bodies.flatMap(({ key, level, certainty, note }) => {
    const of = missing.filter((one) => one.key === key)
    const name = of[0]?.names.findLast(({ form }) => form === 'full')?.name
    return name === undefined ? [] : [{ key, level, name, count: of.length, certainty, note: note ?? null }]
  })
}

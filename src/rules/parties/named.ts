import { isWithin } from '../days.ts'
import { type KnownBody, livesOn, type PartyGround } from './ground.ts'
import { bodyWordsOf, COMMITTEE, isCommittee, kindByName } from './heads.ts'
import { placeWordAt } from './places.ts'
import { blank, candidate } from './readings.ts'
import { byDuty, successorsOf, taskOf } from './succession.ts'
import type { KnownUnit, PartyCandidate, PartyReading, SaidParty } from './types.ts'
import { isPartOfName, type PartyWord, sameName, wordsOfParty, writtenOf } from './words.ts'

export type Found = { exact: boolean; bodies: KnownBody[] }

/** Those of a name at the first of the units that has any, or at those before it on their ground; failing that, of a part of it. */
export function findBodies(
  ground: PartyGround,
  core: readonly PartyWord[],
  whole: readonly PartyWord[],
  units: readonly KnownUnit[],
): Found | undefined {
  for (const unit of units) {
    const exact = ground
      .bodiesAt(unit.id)
      .filter(({ names }) => names.some((name) => sameName(core, name.core) || sameName(whole, name.words)))
    if (exact.length > 0) return { exact: true, bodies: thoseMeant(ground, core, exact) }
  }
  const before = units.flatMap((unit) => ground.earlier(unit)).flatMap(({ id }) => ground.bodiesAt(id))
  const then = before.filter(({ names }) =>
    names.some((name) => sameName(core, name.core) || sameName(whole, name.words)),
  )
  if (then.length > 0) return { exact: true, bodies: thoseMeant(ground, core, then) }
  for (const unit of units) {
    const near = ground
      .bodiesAt(unit.id)
      .filter(({ names }) => names.some((name) => isPartOfName(core, name.core) || isPartOfName(name.core, core)))
    if (near.length > 0) return { exact: false, bodies: thoseMeant(ground, core, near) }
  }
  return undefined
}

/** Of several that ever bore a name, those that bore it when the plan was written; failing that, those that live. */
function thoseMeant({ world }: PartyGround, core: readonly PartyWord[], bodies: KnownBody[]): KnownBody[] {
  const day = world.saidOn ?? world.on
  const then = bodies.filter(
    ({ organisation, names }) =>
      livesOn(organisation, day) &&
      names.some((name) => isWithin(day, name) && (sameName(core, name.core) || isPartOfName(core, name.core))),
  )
  if (then.length > 0) return then
  const living = bodies.filter(({ organisation }) => livesOn(organisation, world.on))
  return living.length > 0 ? living : bodies
}

/** A body that is called by its name, at one of the units. */
export function readNamed(
  ground: PartyGround,
  party: SaidParty,
  whole: readonly PartyWord[],
  core: readonly PartyWord[],
  units: readonly KnownUnit[],
): PartyReading {
  const found = findBodies(ground, core, whole, units)
  if (found) return readFound(ground, party, core, units, found)
  return readNow(ground, party, core, units) ?? missing(ground, party, core, units[0])
}

export function readFound(
  ground: PartyGround,
  party: SaidParty,
  core: readonly PartyWord[],
  units: readonly KnownUnit[],
  { exact, bodies }: Found,
): PartyReading {
  const living = bodies.filter(({ organisation }) => livesOn(organisation, ground.world.on))
  if (living.length > 0) {
    const sure = exact && living.length === 1
    const reason = exact ? 'name' : 'part-of-name'
    const candidates = living.map(({ organisation }) => candidate(organisation.id, reason, living.length === 1))
    return { ...blank(party.wording), class: sure ? 'sure' : 'choose', settled: sure, candidates }
  }
  const [ended] = bodies
  if (!ended) return { ...blank(party.wording), class: 'choose' }
  // Of one name at two provinces that became one: both lead there.
  const went = bodies.flatMap(({ organisation }) => successorsOf(ground, organisation))
  const once = new Map(went.toReversed().map((each) => [`${each.organisationId} ${taskOf(each.steps)}`, each]))
  const heirs = [...once.values()].reverse()
  const candidates = heirs.length > 0 ? heirs : (readNow(ground, party, core, units)?.candidates ?? [])
  return readEnded(party, ended.organisation.id, candidates, exact)
}

function readEnded(
  party: SaidParty,
  endedId: string,
  candidates: readonly PartyCandidate[],
  exact: boolean,
): PartyReading {
  const only = new Set(candidates.map(({ organisationId }) => organisationId)).size === 1
  return {
    ...blank(party.wording),
    class: 'ended',
    settled: only && exact,
    candidates: candidates.map((each) => ({ ...each, proposed: only })),
    endedId,
    byDuty: only ? [] : byDuty(party, candidates),
  }
}

/** Where nothing of the name is kept at a unit that ended: the body of that name at the one now on its ground, or its heirs. */
function readNow(
  ground: PartyGround,
  party: SaidParty,
  core: readonly PartyWord[],
  units: readonly KnownUnit[],
): PartyReading | undefined {
  const now = units.filter((unit) => !livesOn(unit, ground.world.on)).flatMap((unit) => ground.actingFor(unit))
  const found = now.flatMap((unit) => findBodies(ground, core, core, [unit])?.bodies ?? [])
  const living = found.filter(({ organisation }) => livesOn(organisation, ground.world.on))
  if (living.length === 0) {
    const [ended] = found
    const candidates = ended && found.length === 1 ? successorsOf(ground, ended.organisation) : []
    return ended && found.length === 1 ? readEnded(party, ended.organisation.id, candidates, true) : undefined
  }
  const sure = living.length === 1 && living[0]?.names.some((name) => sameName(core, name.core)) === true
  const candidates = living.map(({ organisation }) => candidate(organisation.id, 'name-now', living.length === 1))
  return { ...blank(party.wording), class: sure ? 'sure' : 'choose', settled: sure, candidates }
}

/** Nothing is kept of that name: what could be created, and where. */
export function missing(
  ground: PartyGround,
  party: SaidParty,
  core: readonly PartyWord[],
  unit: KnownUnit | undefined,
): PartyReading {
  const [at = ground.own] = ground.actingFor(unit ?? ground.own)
  const { words } = bodyWordsOf(wordsOfParty(party.wording))
  const written = writtenOf(party.wording, words)
  const territory = isCommittee(core) && placeWordAt(words, 0) !== undefined
  const name = territory ? `${COMMITTEE} ${written}` : written
  return { ...blank(party.wording), wanted: { name, unitId: at.id, kind: kindByName(core) } }
}

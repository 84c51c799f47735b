import { isWithin, nearestWithin } from '../../../rules/days.ts'
import { type Watched, watchedIn } from '../../../rules/parties/index.ts'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { DutyBody } from '../../../shared/facts.ts'
import type { Parties, Party, PartyBody, PartyCounts, PartyDuty, Watch } from '../../../shared/parties.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { findPersonNames } from '../identity/index.ts'
import { listPatronagesOfClauses } from '../organisations/index.ts'
import { findLastPartyBatch, type Resolution } from './parties.repository.ts'
import { bornSince, givenTo, goneSince, isSettled, proposedFor, stateOf } from './parties-meaning.ts'
import { type PartyStock, type StockedParty, stockParties } from './parties-stock.ts'
import { getReadableProgramme } from './programme-page.service.ts'
import type { ProgrammeRow } from './programmes.repository.ts'

const shownQuote = 300
const shownDuties = 3

/** Whom the parties of a programme mean on a day, and what people said of it. */
export async function getParties(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  on: string = today(clock),
): Promise<Parties> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    return describeParties(db, actor, programme, on)
  })
}

export async function describeParties(db: Db, actor: Actor, programme: ProgrammeRow, on: string): Promise<Parties> {
  const stock = await stockParties(db, actor, programme, on)
  const resolutions = stock.parties.flatMap(({ chosen, ofDuty }) => [...(chosen ? [chosen] : []), ...ofDuty.values()])
  const names = await findPersonNames(db, [...new Set(resolutions.map(({ confirmedBy }) => confirmedBy))])
  const parties = stock.parties.map((party) => toParty(stock, party, names))
  const watches = await listWatches(db, stock)
  const last = await findLastPartyBatch(db, programme)
  const mayResolve = mayAt(actor, 'programmes.publish', programme.unitPath)
  return {
    programmeId: programme.id,
    programmeName: programme.name,
    unitName: programme.unitName,
    on,
    mayResolve,
    parties,
    watches,
    bodies: bodiesIn(stock, parties, watches),
    counts: countParties(parties),
    cursor: String(last?.number ?? 0),
    undoable: mayResolve && last && last.actor === actor.personId && last.undoes === null ? last.id : null,
  }
}

function toParty(stock: PartyStock, party: StockedParty, names: ReadonlyMap<string, string>): Party {
  const { reading, chosen, remembered, uses } = party
  const proposed = proposedFor(stock, party)
  const offered = reading.candidates.map(({ organisationId }) => organisationId).filter((id) => !proposed.includes(id))
  const facts = [...new Map(uses.map((use) => [use.factId, use])).values()]
  const perDuty = reading.class === 'ended' && new Set([...proposed, ...offered]).size > 1
  return {
    key: party.key,
    wording: reading.wording,
    class: reading.class,
    state: stateOf(stock, party),
    settled: isSettled(party),
    reason: reading.candidates.find((each) => each.proposed)?.reason ?? reading.candidates[0]?.reason ?? null,
    proposed,
    offered: [...new Set(offered)],
    ways: reading.candidates.flatMap(({ organisationId, steps }) =>
      steps.length > 0 ? [{ organisationId, steps: [...steps] }] : [],
    ),
    endedId: reading.endedId,
    wanted: reading.wanted && { ...reading.wanted, unitName: unitName(stock, reading.wanted.unitId) },
    lacking: reading.lackingUnitIds.map((id) => ({ id, name: unitName(stock, id) })),
    endedUnits: reading.endedUnits && { ...reading.endedUnits },
    chosen: chosen ? choiceOf(chosen, names) : null,
    given: [...new Set(uses.flatMap(({ factId }) => givenTo(stock, party, factId)))],
    born: bornSince(stock, party),
    gone: goneSince(stock, party),
    remembered: remembered ? { programmeId: remembered.programmeId, programmeName: remembered.programmeName } : null,
    leads: facts.filter(({ role }) => role === 'lead').length,
    joins: facts.filter(({ role }) => role === 'support' || role === 'report').length,
    receives: new Set(uses.flatMap(({ role, factId }) => (role === 'receive' ? [factId] : []))).size,
    duties: (perDuty ? facts : facts.slice(0, shownDuties)).map((use) => dutyOf(party, use)),
    revision: chosen?.changedIn ?? 0,
  }
}

const choiceOf = (
  { organisationIds, confirmedBy, confirmedAt, onDay }: Resolution,
  names: ReadonlyMap<string, string>,
) => ({
  organisationIds,
  by: names.get(confirmedBy) ?? null,
  at: confirmedAt.toISOString(),
  on: onDay,
})

function dutyOf(
  { reading, ofDuty }: StockedParty,
  { factId, clauseId, quote, role }: StockedParty['uses'][number],
): PartyDuty {
  const byWords = reading.byDuty.find(({ dutyId }) => dutyId === factId)
  const said = ofDuty.get(factId)
  return {
    factId,
    clauseId,
    quote: quote.slice(0, shownQuote).toWellFormed(),
    role,
    proposed: [...(byWords?.organisationIds ?? [])],
    task: byWords?.task ?? '',
    chosen: said?.organisationIds ?? null,
    revision: said?.changedIn ?? 0,
  }
}

function unitName({ units, on }: PartyStock, id: string): string {
  const unit = units.get(id)
  if (!unit) return ''
  const day = nearestWithin(on, { from: unit.born, until: unit.ended })
  const name = unit.names.find((each) => isWithin(day, each)) ?? unit.names.at(-1)
  return name ? unitFullName(name.kind, name.name) : ''
}

/** Every organisation that the answer speaks of, by its name on the day, or its last. */
function bodiesIn(stock: PartyStock, parties: readonly Party[], watches: readonly Watch[]): PartyBody[] {
  const ids = new Set(
    parties.flatMap(({ proposed, offered, chosen, endedId, ways, duties, born, gone }) => [
      ...proposed,
      ...offered,
      ...(chosen?.organisationIds ?? []),
      ...(endedId === null ? [] : [endedId]),
      ...ways.flatMap(({ steps }) => steps.flatMap(({ fromId, toId }) => [fromId, toId])),
      ...duties.flatMap((duty) => duty.chosen ?? []),
      ...born,
      ...gone,
    ]),
  )
  for (const { organisationId } of watches) ids.add(organisationId)
  return [...ids].flatMap((id) => {
    const body = stock.organisations.get(id)
    if (!body) return []
    const day = nearestWithin(stock.on, { from: body.born, until: body.ended })
    const full = body.names.filter(({ form }) => form === 'full')
    const { name = '' } = full.find((each) => isWithin(day, each)) ?? full.at(-1) ?? body.names[0] ?? {}
    const { kind, unitId, ended } = body
    return [
      {
        id,
        name,
        kind,
        unitId,
        unitName: unitName(stock, unitId),
        ended: ended !== null && ended <= stock.on ? ended : null,
      },
    ]
  })
}

/** What stands in the way of publishing, in numbers. */
export function countParties(parties: readonly Pick<Party, 'class' | 'state' | 'settled'>[]): PartyCounts {
  const open = parties.filter(({ state }) => state === 'open')
  const of = (wanted: Party['class']) => open.filter((each) => each.class === wanted && !each.settled).length
  return {
    sure: open.filter(({ settled }) => settled).length,
    group: of('group'),
    ended: of('ended'),
    choose: of('choose') + of('sure'),
    missing: of('missing'),
    changed: parties.filter(({ state }) => state === 'changed').length,
    confirmed: parties.filter(({ state }) => state === 'confirmed').length,
  }
}

/** The same numbers without the rest. */
export const countsIn = (stock: PartyStock): PartyCounts =>
  countParties(
    stock.parties.map((party) => ({
      class: party.reading.class,
      state: stateOf(stock, party),
      settled: isSettled(party),
    })),
  )

/** Of every duty that tells its bodies to watch over something: each body and each thing. */
export async function listWatches(db: Db, stock: PartyStock): Promise<Watch[]> {
  const found: (Omit<Watch, 'kept'> & { key: string })[] = []
  const grounds = new Map<string | null, ReturnType<PartyStock['groundFor']>>()
  const byKey = new Map(stock.parties.map((party) => [party.key, party]))
  for (const duty of stock.duties) {
    // Only where the word stands, since a ground takes long to lay out.
    if (!/phụ trách/iu.test(duty.quote)) continue
    const saidOn = stock.saidOnOf.get(duty.versionId) ?? null
    const ground = grounds.get(saidOn) ?? stock.groundFor(saidOn)
    grounds.set(saidOn, ground)
    const watched = watchedIn(ground, duty.quote)
    if (watched.length === 0) continue
    const wordings = new Set((duty.body as DutyBody).responsible)
    const uses = [...byKey.values()].filter((party) =>
      party.uses.some(({ factId, wording }) => factId === duty.id && wordings.has(wording)),
    )
    const bodies = new Set(uses.flatMap((party) => givenTo(stock, party, duty.id)))
    for (const organisationId of bodies)
      for (const each of watched) found.push(watchOf(stock, duty, organisationId, each, saidOn))
  }
  const kept = await listPatronagesOfClauses(db, stock.programme.homeId, [
    ...new Set(found.map(({ clauseId }) => clauseId)),
  ])
  const keyOf = (clauseId: string, organisationId: string, what: string | null) =>
    `${clauseId} ${organisationId} ${what}`
  const keys = new Set(
    kept.map(({ clauseId, organisationId, unitId, populationGroup }) =>
      keyOf(clauseId, organisationId, unitId ?? populationGroup),
    ),
  )
  return found.map(({ key, ...watch }) => ({ ...watch, kept: keys.has(key) }))
}

/** From the plan's day, or from when both the body and the unit were there. */
function watchOf(
  stock: PartyStock,
  { id: factId, clauseId, quote }: PartyStock['duties'][number],
  organisationId: string,
  { unitId, saidUnitId, group }: Watched,
  saidOn: string | null,
) {
  const unit = unitId === null ? undefined : stock.units.get(unitId)
  const days = [saidOn ?? stock.on, stock.organisations.get(organisationId)?.born, unit?.born]
  const from = days.reduce<string>((latest, day) => (day && day > latest ? day : latest), '')
  return {
    key: `${clauseId} ${organisationId} ${unitId ?? group}`,
    factId,
    clauseId,
    quote: quote.slice(0, shownQuote).toWellFormed(),
    organisationId,
    unitId,
    unitName: unitId === null ? null : unitName(stock, unitId),
    saidUnitName: saidUnitId === null ? null : unitName(stock, saidUnitId),
    group,
    from,
  }
}

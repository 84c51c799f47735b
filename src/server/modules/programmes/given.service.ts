import { partyKey } from '../../../rules/parties/index.ts'
import type { DutyBody, ReportBody } from '../../../shared/facts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { UnitId } from '../../../shared/units.ts'
import { type Actor, isBelow } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { NoteProgress } from '../../platform/progress.ts'
import { findSoleHeirId } from '../units/index.ts'
import type { FactRow } from './fact-states.ts'
import { describeTargets, type GivenTarget } from './given-targets.ts'
import { listLinks } from './links.repository.ts'
import { givenTo, livesOn } from './parties-meaning.ts'
import { type PartyStock, stockParties } from './parties-stock.ts'
import type { ProgrammeRow } from './programmes.repository.ts'

/** A duty or a report of what is in force, with the organisations that its words mean. */
export type GivenFact<Body> = Pick<FactRow, 'id' | 'quote' | 'clauseId' | 'section'> & {
  versionId: string
  body: Body
  /** Who is to do it. */
  owners: string[]
  /** Who joins in. */
  joined: string[]
  /** Of who is to do it the wordings that mean nobody known yet. */
  unresolved: string[]
  /** Of a report: to whom it is sent, as far as it is known who is meant. */
  receivers: string[]
}

/** What a programme gives to whom on a day. */
export type Given = {
  programme: ProgrammeRow
  on: Day
  duties: GivenFact<DutyBody>[]
  reports: GivenFact<ReportBody>[]
  /** What is aimed at, each with what it is measured by. */
  targets: GivenTarget[]
  /** When the words of a version were written, so far as is known. */
  saidOnOf: ReadonlyMap<string, Day | null>
  /** The paths of the unit and, where it has ended and one unit alone has its ground now, of that one. */
  grounds: string[]
  /** Where the organisations are that are there on the day. */
  placeOf: ReadonlyMap<string, string>
  /** How its documents are called. */
  titles: string[]
}

/** Follows, in the same transaction, whenever it changes what a published programme gives to whom. */
export type WhenGiven = (db: Db, given: Given, note?: NoteProgress) => Promise<void>

/** What a change of a programme needs that others follow. */
export type Telling = { db: Db; clock: Clock; whenGiven: WhenGiven }

/** Tells whoever follows what a programme gives to whom now. It is held by the caller, whose transaction `db` is. */
export async function tellGiven(
  { db, clock, whenGiven }: Telling,
  actor: Actor,
  programme: ProgrammeRow,
  note?: NoteProgress,
): Promise<void> {
  await whenGiven(db, await describeGiven(db, actor, programme, today(clock)), note)
}

/** A measure that names nobody is given to whoever has the duty that people said carries it. */
export async function describeGiven(db: Db, actor: Actor, programme: ProgrammeRow, on: Day): Promise<Given> {
  const stock = await stockParties(db, actor, programme, on, 'in-force')
  const partyByKey = new Map(stock.parties.map((party) => [party.key, party]))
  const meantBy = (wordings: readonly string[], factId: string) => {
    const found = wordings.map((wording) => {
      const party = partyByKey.get(partyKey(wording))
      return { wording, ids: party ? givenTo(stock, party, factId) : [] }
    })
    return {
      ids: [...new Set(found.flatMap(({ ids }) => ids))],
      unresolved: found.filter(({ ids }) => ids.length === 0).map(({ wording }) => wording),
    }
  }
  const give = <Body>(
    { id, quote, clauseId, section, versionId }: PartyStock['duties'][number],
    body: Body,
    doers: readonly string[],
    partners: readonly string[],
    receiving: readonly string[] = [],
  ): GivenFact<Body> => {
    const { ids: owners, unresolved } = meantBy(doers, id)
    const joined = meantBy(partners, id).ids.filter((each) => !owners.includes(each))
    return {
      id,
      quote,
      clauseId,
      section,
      versionId,
      body,
      owners,
      joined,
      unresolved,
      receivers: meantBy(receiving, id).ids,
    }
  }
  const duties = stock.duties.map((fact) => {
    const body = fact.body as DutyBody
    return give(fact, body, body.responsible, body.with)
  })
  const carriers = await carriersIn(db, programme.homeId, duties)
  const reports = stock.reports.map((fact) => {
    const body = fact.body as ReportBody
    return give(fact, body, body.from, [], body.to)
  })
  return {
    programme,
    on,
    duties: duties.map((duty) => (duty.body.responsible.length > 0 ? duty : { ...duty, owners: carriers(duty.id) })),
    reports,
    targets: await describeTargets(db, stock.targets),
    saidOnOf: stock.saidOnOf,
    grounds: await groundsOf(db, stock, on),
    placeOf: new Map(
      [...stock.organisations.values()]
        .filter(({ id }) => livesOn(stock, id))
        .map(({ id, unitPath }) => [id, unitPath]),
    ),
    titles: stock.titles,
  }
}

/** Whether a path lies at or below one of the grounds of a programme. */
export const isOnGrounds = (unitPath: string, grounds: readonly string[]): boolean =>
  grounds.some((ground) => isBelow(unitPath, ground))

async function groundsOf(db: Db, { programme, units }: PartyStock, on: Day): Promise<string[]> {
  const heir = await findSoleHeirId(db, programme.unitId as UnitId, on)
  const path = heir === undefined ? undefined : units.get(heir)?.path
  return path === undefined ? [programme.unitPath] : [programme.unitPath, path]
}

/** Who has the duties that carry another one. */
async function carriersIn(
  db: Db,
  homeId: number,
  duties: readonly GivenFact<DutyBody>[],
): Promise<(dutyId: string) => string[]> {
  const ownersOf = new Map(duties.map(({ id, owners }) => [id, owners]))
  const carried = new Map<string, string[]>()
  for (const id of new Set(duties.map(({ versionId }) => versionId))) {
    for (const { relation, state, factId, toId } of await listLinks(db, { homeId, id })) {
      if (relation !== 'carried-by' || state !== 'kept') continue
      carried.set(factId, [...(carried.get(factId) ?? []), ...(ownersOf.get(toId) ?? [])])
    }
  }
  return (dutyId) => [...new Set(carried.get(dutyId) ?? [])]
}

import { isInForce } from '../../../rules/documents-in-force.ts'
import { firstDayOf, isRealDate } from '../../../rules/partial-dates.ts'
import {
  PartyGround,
  type PartyReading,
  type PartyWorld,
  partyKey,
  resolveParties,
} from '../../../rules/parties/index.ts'
import type { DutyBody, ReportBody } from '../../../shared/facts.ts'
import type { PartyDuty } from '../../../shared/parties.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { listOrganisationsAsOf, type OrganisationAsOf } from '../organisations/index.ts'
import { listHeirIds, listUnitsAround, type UnitAround } from '../units/index.ts'
import type { FactRow } from './fact-states.ts'
import { listFactsOfVersions, type VersionFactRow } from './facts.repository.ts'
import { EVERY_DUTY, listRemembered, listResolutions, type Remembered, type Resolution } from './parties.repository.ts'
import { listRelations, type ProgrammeRow, type Relation } from './programmes.repository.ts'
import { listVersionsOfProgramme, type ProgrammeVersion } from './versions.repository.ts'

/** One place where a party is named. */
export type PartyUse = {
  key: string
  wording: string
  role: PartyDuty['role']
  factId: string
  versionId: string
  clauseId: string
  quote: string
}

/** A wording with all that is known of it. */
export type StockedParty = {
  key: string
  uses: PartyUse[]
  saidOn: string | null
  reading: PartyReading
  chosen: Resolution | undefined
  ofDuty: ReadonlyMap<string, Resolution>
  remembered: Remembered | undefined
}

export type PartyStock = {
  programme: ProgrammeRow
  on: string
  units: ReadonlyMap<string, UnitAround>
  organisations: ReadonlyMap<string, OrganisationAsOf>
  parties: StockedParty[]
  /** For looking up units that duties name. */
  groundFor: (saidOn: string | null) => PartyGround
  /** For wordings of whom nothing is to be said: to whom reports go outside of here, and onward. */
  readParties: (wordings: readonly string[], saidOn: string | null) => PartyReading[]
  saidOnOf: ReadonlyMap<string, string | null>
  /** How its documents are called. */
  titles: string[]
  /** In the order of the documents. */
  targets: VersionFactRow[]
  duties: VersionFactRow[]
  reports: VersionFactRow[]
}

/**
 * The parties of what is in force of a programme as of a day; `shown`: for those who may review, of its drafts as well;
 * `published`: of all that is, in force or not.
 */
export async function stockParties(
  db: Db,
  actor: Actor,
  programme: ProgrammeRow,
  on: string,
  which: 'shown' | 'in-force' | 'published' = 'shown',
): Promise<PartyStock> {
  const { homeId, id, unitId } = programme
  const relations = await listRelations(db, homeId, id)
  const all = await listVersionsOfProgramme(db, homeId, id)
  const versions =
    which === 'published'
      ? all.filter(({ state }) => state === 'published')
      : shownVersions(relations, all, on, which === 'shown' && mayAt(actor, 'programmes.review', programme.unitPath))
  const facts = await listFactsOfVersions(
    db,
    homeId,
    versions.map((version) => version.id),
  )
  const saidOnOf = new Map(versions.map((version) => [version.id, dayOf(version, facts, relations)]))
  const order = new Map(versions.map((version, index) => [version.id, index]))
  const uses = facts
    .toSorted((a, b) => (order.get(a.versionId) ?? 0) - (order.get(b.versionId) ?? 0))
    .flatMap((fact) => usesOf(fact, fact.versionId))
  const byKey = Map.groupBy(uses, ({ key }) => key)
  const known = await worldOf(db, homeId, unitId, on)
  const groundFor = (saidOn: string | null) => new PartyGround({ ...known, saidOn })
  const resolutions = Map.groupBy(await listResolutions(db, programme), ({ key }) => key)
  const unsaid = [...byKey.keys()].filter((key) => !resolutions.has(key))
  const remembered = new Map((await listRemembered(db, programme, unsaid)).map((each) => [each.key, each]))
  const parties: StockedParty[] = []
  // Each wording is read on the day of the document that has it first.
  const byDay = Map.groupBy(byKey, ([, [first]]) => saidOnOf.get(first?.versionId ?? '') ?? null)
  for (const [saidOn, group] of byDay) {
    const said = group.map(([, all]) => ({
      wording: all[0]?.wording ?? '',
      duties: [...new Map(all.map(({ factId, quote }) => [factId, { id: factId, words: quote }])).values()],
    }))
    for (const [index, reading] of resolveParties({ ...known, saidOn }, said).entries()) {
      const [key, all] = group[index] ?? ['', []]
      const mine = resolutions.get(key) ?? []
      // Of a ministry to which reports go nothing is to be said here.
      if (reading.class === 'outside' && mine.length === 0 && all.every(({ role }) => role === 'receive')) continue
      parties.push({
        key,
        uses: all,
        saidOn,
        reading,
        chosen: mine.find(({ dutyId }) => dutyId === EVERY_DUTY),
        ofDuty: new Map(mine.filter(({ dutyId }) => dutyId !== EVERY_DUTY).map((each) => [each.dutyId, each])),
        remembered: remembered.get(key),
      })
    }
  }
  return {
    programme,
    on,
    units: new Map(known.units.map((unit) => [unit.id, unit])),
    organisations: new Map(known.organisations.map((each) => [each.id, each])),
    parties,
    groundFor,
    readParties: (wordings, saidOn) =>
      resolveParties(
        { ...known, saidOn },
        wordings.map((wording) => ({ wording, duties: [] })),
      ),
    saidOnOf,
    titles: facts.flatMap(({ kind, body }) => (kind === 'document' ? ((body as DocumentFacts).title ?? []) : [])),
    targets: facts
      .filter(({ kind }) => kind === 'target')
      .sort((a, b) => (order.get(a.versionId) ?? 0) - (order.get(b.versionId) ?? 0)),
    duties: facts.filter(({ kind }) => kind === 'duty'),
    reports: facts.filter(({ kind }) => kind === 'report'),
  }
}

type Known = Omit<PartyWorld, 'saidOn' | 'units' | 'organisations'> & {
  units: UnitAround[]
  organisations: OrganisationAsOf[]
}

async function worldOf(db: Db, homeId: number, unitId: string, on: string): Promise<Known> {
  const units = await listUnitsAround(db, unitId, on)
  const heirs = await listHeirIds(
    db,
    units.map(({ id }) => id),
    on,
  )
  return { unitId, on, units, heirs, organisations: await listOrganisationsAsOf(db, homeId, on) }
}

/** Of each document the draft, where one is open and may be seen, else what is published and in force. */
export function shownVersions(
  relations: readonly Relation[],
  versions: readonly ProgrammeVersion[],
  on: string,
  drafts: boolean,
): ProgrammeVersion[] {
  const of = (documentId: string, state: ProgrammeVersion['state']) =>
    versions.find((version) => version.documentId === documentId && version.state === state)
  const dated = relations.map((relation) => ({
    ...relation,
    published: of(relation.documentId, 'published') !== undefined,
  }))
  return dated.flatMap((relation) => {
    const draft = drafts ? of(relation.documentId, 'draft') : undefined
    const published = isInForce(relation, dated, on) ? of(relation.documentId, 'published') : undefined
    return draft ?? published ?? []
  })
}

/** When its words were written: its own date, else the day from which it counts. */
function dayOf(
  { id, documentId }: ProgrammeVersion,
  facts: readonly VersionFactRow[],
  relations: readonly Relation[],
): string | null {
  const about = facts.find(({ kind, versionId }) => kind === 'document' && versionId === id)?.body
  const issuedOn = (about as DocumentFacts | undefined)?.issuedOn ?? null
  if (issuedOn !== null && isRealDate(issuedOn)) return firstDayOf(issuedOn)
  return relations.find((relation) => relation.documentId === documentId)?.onDay ?? null
}

/** The parties that a duty or a report names: who has it, who joins in, and to whom a report is sent. */
export function usesOf({ id, kind, clauseId, quote, body }: FactRow, versionId: string): PartyUse[] {
  const use = (role: PartyUse['role']) => (wording: string) => ({
    key: partyKey(wording),
    wording,
    role,
    factId: id,
    versionId,
    clauseId,
    quote,
  })
  if (kind === 'report') {
    const { from, to } = body as ReportBody
    return [...from.map(use('report')), ...to.map(use('receive'))]
  }
  if (kind !== 'duty') return []
  const { responsible, with: partners, role } = body as DutyBody
  return [...responsible.map(use(role)), ...partners.map(use('support'))]
}

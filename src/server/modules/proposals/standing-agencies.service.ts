import { makesStandingAgency } from '../../../rules/proposals/index.ts'
import type {
  NewStandingAgency,
  ProposedAgency,
  StandingAgencyPage,
  UndoStandingAgency,
} from '../../../shared/standing-agencies.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction, seeingBelow } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { describeGiven, getReadableProgramme, isOnGrounds, type ProgrammeRow } from '../programmes/index.ts'
import { agencyChanged } from './proposals.problems.ts'
import {
  type AgencyRow,
  findAgencyBody,
  insertAgencySaying,
  listAgencySayings,
  listBodyNames,
} from './standing-agencies.repository.ts'

const SEEING_ALL = [NATION_ID]

/** What the plan says of its standing agency, and what planners said of that. */
export async function getStandingAgency(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
): Promise<StandingAgencyPage> {
  return inTransaction(db, actor, async (db) =>
    describe(db, clock, actor, await getReadableProgramme(db, actor, programmeId)),
  )
}

/**
 * Keeps, refuses or chooses the standing agency of a programme. Throws `agency-changed` where somebody said something meanwhile, and
 * `invalid-request` for a clause that proposes no such thing or an organisation that is not of the programme's unit.
 */
export async function setStandingAgency(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { revision, organisationId, factId }: NewStandingAgency,
): Promise<StandingAgencyPage> {
  return inPlanning(db, clock, actor, programmeId, async (db, programme) => {
    const { proposed, isOfProgramme } = await lookUp(db, clock, actor, programme)
    const clause = proposed.find(
      (each) => each.clause.factId === factId && namesOrRefuses(each, organisationId),
    )?.clause
    if (factId !== null && !clause) throw invalidRequest([{ pointer: '#/factId', code: 'unknown' }])
    if (factId === null && organisationId === null)
      throw invalidRequest([{ pointer: '#/organisationId', code: 'needed' }])
    if (organisationId !== null && !isOfProgramme(organisationId))
      throw invalidRequest([{ pointer: '#/organisationId', code: 'outside' }])
    const { versionId = null, section = null, quote = null } = clause ?? {}
    return {
      number: revision + 1,
      ...{ said: organisationId === null ? 'refuse' : clause ? 'keep' : 'choose', organisationId },
      ...{ versionId, factId, section, quote, undid: null },
    }
  })
}

const namesOrRefuses = ({ organisation }: ProposedAgency, organisationId: string | null) =>
  organisationId === null || organisation.id === organisationId

/** Takes back what was said last: what was said before it holds again. Throws `agency-changed`, and `not-found` where nothing was. */
export async function undoStandingAgency(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { revision }: UndoStandingAgency,
): Promise<StandingAgencyPage> {
  return inPlanning(db, clock, actor, programmeId, async (db, programme) => {
    const [last, before] = await listAgencySayings(db, programme)
    if (!last) throw notFound('What was said')
    const nothing = { said: null, organisationId: null, versionId: null, factId: null, section: null, quote: null }
    const { said, organisationId, versionId, factId, section, quote } = before ?? nothing
    return { number: revision + 1, said, organisationId, versionId, factId, section, quote, undid: last.said }
  })
}

type Saying = Omit<AgencyRow, 'organisationName' | 'byPerson' | 'at'>

async function inPlanning(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  say: (db: Db, programme: ProgrammeRow) => Promise<Saying>,
): Promise<StandingAgencyPage> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    requireAction(actor, 'duties.plan', programme.unitPath)
    const saying = await say(db, programme)
    const last = (await listAgencySayings(db, programme))[0]?.number ?? 0
    const isNext = saying.number === last + 1
    const by = { byPerson: actor.personId, at: clock.now() }
    if (!isNext || !(await insertAgencySaying(db, programme, { ...saying, ...by }))) throw agencyChanged(last)
    await recordAudit(db, clock, actor, {
      homeId: programme.homeId,
      unitPath: programme.unitPath,
      action: 'proposals.agency',
      subject: `programme:${programme.id}`,
      detail: { said: saying.said, organisation: saying.organisationId, ...(saying.undid && { undid: saying.undid }) },
    })
    return describe(db, clock, actor, programme)
  })
}

/** Whom the clauses in force make the standing agency, as far as it is known who has these duties. */
async function lookUp(db: Db, clock: Clock, actor: Actor, programme: ProgrammeRow) {
  return seeingBelow(db, SEEING_ALL, async (db) => {
    const given = await describeGiven(db, actor, programme, today(clock))
    const titles = [programme.name, ...given.titles]
    const naming = given.duties.filter(({ quote }) => makesStandingAgency(quote, titles))
    const names = await listBodyNames(
      db,
      programme.homeId,
      naming.flatMap(({ owners }) => owners),
    )
    const proposed = naming.flatMap(({ id: factId, versionId, clauseId, section, quote, owners }) =>
      owners.map((owner): ProposedAgency => {
        const organisation = { id: owner, name: names.get(owner) ?? owner }
        return { organisation, clause: { factId, versionId, clauseId, section, quote } }
      }),
    )
    const isOfProgramme = (id: string) => {
      const place = given.placeOf.get(id)
      return place !== undefined && isOnGrounds(place, given.grounds)
    }
    return { proposed: proposed.filter(({ organisation }) => isOfProgramme(organisation.id)), isOfProgramme }
  })
}

async function describe(db: Db, clock: Clock, actor: Actor, programme: ProgrammeRow): Promise<StandingAgencyPage> {
  const { proposed } = await lookUp(db, clock, actor, programme)
  // Whoever reads the programme is told who is asked, also where they see nothing at its unit.
  const { rows, now } = await seeingBelow(db, SEEING_ALL, async (db) => ({
    rows: await listAgencySayings(db, programme),
    now: await findAgencyBody(db, programme, today(clock)),
  }))
  const names = await findPersonNames(db, [...new Set(rows.map(({ byPerson }) => byPerson))])
  return {
    programmeId: programme.id,
    programmeName: programme.name,
    unitName: programme.unitName,
    now: now ? { id: now.id, name: now.name } : null,
    proposed,
    revision: rows[0]?.number ?? 0,
    mayChoose: mayAt(actor, 'duties.plan', programme.unitPath),
    history: rows.map(({ number, said, organisationId, organisationName, section, quote, undid, byPerson, at }) => ({
      ...{ number, said, section, quote, undid },
      organisation: organisationId === null ? null : { id: organisationId, name: organisationName ?? organisationId },
      by: names.get(byPerson) ?? null,
      at: at.toISOString(),
    })),
  }
}

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProgrammeDuties } from '../../src/shared/duties.ts'
import type { Parties, Party } from '../../src/shared/parties.ts'
import type { AddedPerson, HandedLink, People, Session } from '../../src/shared/people.ts'
import type { StandingAgencyPage } from '../../src/shared/standing-agencies.ts'
import type { UnitPage } from '../../src/shared/units.ts'
import { openSession } from '../../tests/support/http.ts'
import { tokenOf } from '../../tests/support/links.ts'
import { publishDocument, untilRead } from '../../tests/support/publish-plan.ts'
import { aWhileMs, type Caller, callerOf, forEach } from './caller.ts'
import { chanceOf } from './chance.ts'
import { drawCourses } from './figures.ts'
import { SampleProblem } from './problem.ts'
import type { SampleServer } from './server.ts'
import type { SampleProgramme } from './world.ts'

/** The plans that the repository holds, the province of each, and how many communes stand for its districts, which have ended. */
export const PLANS = {
  'thai-binh': { province: 'Thái Bình', communes: 30 },
  'kon-tum': { province: 'Kon Tum', communes: 12 },
  'ninh-thuan': { province: 'Ninh Thuận', communes: 8 },
} as const
export type PlanName = keyof typeof PLANS

const plansFolder = join(import.meta.dirname, '../../tests/fixtures/plans')
export const ADMINISTRATOR = 'quan-tri@mau.example'
export const mailOf = (role: 'lap-ke-hoach' | 'lanh-dao', plan: string) => `${role}-${plan}@mau.example`
const officerMail = (plan: string, organisationId: string) => `can-bo-${plan}-${organisationId}@mau.example`

type Setting = { server: () => SampleServer; password: string; from: string; seed: number; say(line: string): void }

/** A way to become each of the people of the sample, all of whom have one password. */
export async function letIn({ server, password }: Setting): Promise<Caller> {
  const { firstLink } = server()
  if (firstLink !== undefined) {
    const person = { name: 'Người quản trị mẫu', email: ADMINISTRATOR, password }
    await openSession(server(), '/links/use', { token: tokenOf(firstLink), ...person })
  }
  return callerOf(server, ADMINISTRATOR, password)
}

/** Sets a province up, publishes its plan, says whom it names, and gives every organisation with a duty somebody who answers. Done again it finishes what is missing. */
export async function setUpPlan(
  setting: Setting,
  admin: Caller,
  plan: PlanName,
  communes: number,
): Promise<SampleProgramme> {
  const { from, seed, say } = setting
  const { province } = PLANS[plan]
  const unitId = await homeOf(admin, province)
  const add = await peopleBy(setting, admin)
  const planner = await add(mailOf('lap-ke-hoach', plan), `Người lập kế hoạch mẫu, ${province}`, {
    role: 'planner',
    unitId,
  })
  const leader = await add(mailOf('lanh-dao', plan), `Lãnh đạo mẫu, ${province}`, { role: 'leader', unitId })
  const bytes = await readFile(join(plansFolder, `${plan}.txt`))
  const { document } = await planner.upload<{ document: { id: string } }>(bytes, `ke-hoach-${plan}.txt`)
  await untilRead(planner, document.id)
  const { programmeId } = await publishDocument(planner, document.id, from)
  await planner.post(`/units/${unitId}/usual-organisations`, { dryRun: false, communes: true })
  await sayWhoIsMeant(planner, programmeId, communes)
  const agencyId = await keepAgency(planner, programmeId)
  const { organisations } = await planner.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)
  const officers = new Map<string, Caller>()
  await forEach(organisations, async ({ organisationId, organisationName }) => {
    const { organisation } = await planner.get<{ organisation: { unitId: string } }>(`/organisations/${organisationId}`)
    const role = { role: 'reporter', reach: 'organisation', unitId: organisation.unitId, organisationId }
    const name = `Cán bộ mẫu, ${organisationName}`.slice(0, 200)
    officers.set(organisationId, await add(officerMail(plan, organisationId), name, role))
  })
  say(`${province}: its plan is published, ${organisations.length} organisations have duties and somebody who answers.`)
  const courses = await drawCourses(planner, programmeId, chanceOf(seed))
  // In the order of their ids, whoever was added first.
  const inOrder = [...officers].toSorted(([a], [b]) => Number(a) - Number(b))
  return { plan, programmeId, planner, leader, officers: new Map(inOrder), agencyId, courses }
}

/** The unit of the home that keeps the plans of a province; of one that has ended, of the one in charge of its ground. */
async function homeOf(admin: Caller, name: string): Promise<string> {
  const query = `/units?query=${encodeURIComponent(name)}&level=province`
  const { hits } = await admin.get<{ hits: { unit: { id: string } }[] }>(query)
  const unitId = hits[0]?.unit.id ?? ''
  const problem = await admin.tryPost('/homes', { unitId, alsoPlanner: false })
  const { homes } = await admin.get<Session>('/session')
  const { heirs } = await admin.get<UnitPage>(`/units/${unitId}`)
  const home = homes.find((each) => each.unitId === unitId || heirs.some(({ id }) => id === each.unitId))
  if (!home) throw new SampleProblem(`${name} could not be set up: ${problem}`)
  return home.unitId
}

/** Adds a person with a role and a password, or finds the one that an earlier run added. */
async function peopleBy({ server, password }: Setting, admin: Caller) {
  const { people } = await admin.get<People>('/people')
  const known = new Map(people.map((person) => [person.email, person]))
  return async (email: string, name: string, role: object): Promise<Caller> => {
    const person = known.get(email)
    if (!person?.hasPassword) {
      const { link } = person
        ? await admin.post<HandedLink>(`/people/${person.id}/link`)
        : await admin.post<AddedPerson>('/people', { name, email, ...role })
      await openSession(server(), '/links/use', { token: tokenOf(link ?? ''), password }, () => server().pass(aWhileMs))
    }
    return callerOf(server, email, password)
  }
}

/** Confirms what is proposed. In place of districts, which have ended, stand some of the communes on their ground. */
async function sayWhoIsMeant(planner: Caller, programmeId: string, communes: number): Promise<void> {
  const { parties } = await planner.get<Parties>(`/programmes/${programmeId}/parties`)
  const most = 30
  const edits = parties.flatMap((party) => {
    const isOfDistricts = party.endedUnits?.levelEnded === true
    const isOpen = party.state === 'open' && !party.settled && party.proposed.length > 0
    return isOpen && (isOfDistricts || party.proposed.length <= most)
      ? [confirming(party, isOfDistricts ? communes : most)]
      : []
  })
  if (edits.length > 0) await planner.post(`/programmes/${programmeId}/parties`, { batchId: randomUUID(), edits })
}

const confirming = ({ key, revision, proposed }: Party, most: number) => ({
  ...{ action: 'confirm', key, revision, factId: null, leftOut: [], asName: false },
  organisationIds: proposed.toSorted((a, b) => Number(a) - Number(b)).slice(0, most),
})

async function keepAgency(planner: Caller, programmeId: string): Promise<string> {
  const path = `/programmes/${programmeId}/standing-agency`
  const { now, proposed, revision } = await planner.get<StandingAgencyPage>(path)
  if (now) return now.id
  const [first] = proposed
  if (first) {
    await planner.post(path, { revision, organisationId: first.organisation.id, factId: first.clause.factId })
    return first.organisation.id
  }
  const { organisations } = await planner.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)
  const chosen = organisations.find(({ organisationName }) => organisationName === 'Sở Giáo dục và Đào tạo')
  if (!chosen) throw new SampleProblem('No standing agency could be chosen')
  await planner.post(path, { revision, organisationId: chosen.organisationId, factId: null })
  return chosen.organisationId
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unitFullName, unitSearchKey } from '../../../rules/unit-names.ts'
import { ACCESS_ROLES, type AccessRole, type Home } from '../../../shared/people.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, consoleActor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { listHeadsToLeave, recordAudit } from '../audit/index.ts'
import { getDocument, type ReadingJobs, uploadDocument } from '../documents/index.ts'
import { openDuties } from '../duties/index.ts'
import { actorOf, appoint, appointNew, findPersonByEmail, hasPassword, issuePasswordLink } from '../identity/index.ts'
import { insertLine, insertOrganisation } from '../organisations/index.ts'
import { editFacts, getVersion, previewPublication, publishVersion, startDraft } from '../programmes/index.ts'
import { sampleNotRead } from './sample.problems.ts'
import { deleteSampleHome, findSampleHome, holdSample, insertSampleHome } from './sample.repository.ts'
import { examplesFolder, readSampleFacts, type SampleFacts, samplePlans } from './sample-facts.ts'

export type SampleDeps = { db: Db; clock: Clock; readings: ReadingJobs }

const readWithinMs = 60_000
/** Its units are there since communes are what they are today: before the day of its plan. */
const bornOn = '2025-07-01'

/**
 * An invented province with its agencies and people, one published plan and one draft, in a home of its own.
 * Whoever adds it plans in it, since who only operates the system reads no plan. Asked again it answers the one that is
 * there, and finishes what a crash left half-made.
 */
export async function addSample(deps: SampleDeps, actor: Actor): Promise<Home> {
  const { db } = deps
  requireAction(actor, 'homes.manage', NATION_ID)
  const facts = await readSampleFacts()
  const home = (await findSampleHome(db)) ?? (await makeHome(deps, actor, facts))
  await addPlan(deps, samplePlans.published, 'publish')
  await addPlan(deps, samplePlans.draft, 'leave')
  await letIn(deps, actor, home)
  return home
}

async function letIn({ db, clock }: SampleDeps, actor: Actor, home: Home): Promise<void> {
  if (actor.personId === consoleActor.personId) return
  await inTransaction(db, actor, async (db) => {
    await holdSample(db)
    const { grants } = await actorOf(db, clock, actor.personId)
    if (grants.some(({ homeId, role }) => homeId === home.id && role === 'planner')) return
    await appoint(db, clock, actor, actor.personId, { role: 'planner', unitId: home.unitId })
  })
}

async function makeHome({ db, clock }: SampleDeps, actor: Actor, facts: SampleFacts): Promise<Home> {
  try {
    await inTransaction(db, actor, async (db) => {
      const [province] = facts.units
      const units = facts.units.map((unit) => ({ ...unit, searchKey: ` ${unitSearchKey(unit.kind, unit.name)}` }))
      const name = province ? unitFullName(province.kind, province.name) : ''
      const made = await insertSampleHome(db, name, units, clock.now(), bornOn)
      const unitOf = new Map(made.map((unit) => [unit.key, unit]))
      const organisations = new Map<string, string>()
      for (const { unit: key, name, kind, line } of facts.organisations) {
        const unit = unitOf.get(key)
        if (!unit) continue
        const place = { homeId: unit.homeId, unitPath: pathOf(unit.unitId, made, facts) }
        const id = await insertOrganisation(db, { ...place, unitId: unit.unitId, kind, name, createdAt: clock.now() })
        organisations.set(`${key} ${name}`, id)
        const parentId = line === undefined ? undefined : organisations.get(`${province?.key} ${line}`)
        if (parentId !== undefined) await insertLine(db, { ...place, id }, { parentId, from: null })
      }
      for (const person of facts.people) {
        const unit = unitOf.get(person.unit)
        if (!unit) continue
        const organisationId = organisations.get(`${person.unit} ${person.organisation}`)
        await appointNew(db, clock, actor, {
          name: person.name,
          email: person.email,
          role: person.role,
          ...(person.reach === undefined ? {} : { reach: person.reach }),
          unitId: unit.unitId,
          ...(organisationId === undefined ? {} : { organisationId }),
        })
      }
      await recordAudit(db, clock, actor, {
        homeId: 0,
        unitPath: NATION_ID,
        action: 'sample.add',
        subject: `home:${made[0]?.homeId}`,
      })
    })
  } catch (error) {
    if (brokenConstraint(error) !== 'homes_one_sample') throw error
  }
  const home = await findSampleHome(db)
  if (!home) throw notFound('The sample')
  return home
}

/** A commune's path is its province's and its own id. */
function pathOf(unitId: string, made: { key: string; unitId: string }[], facts: SampleFacts): string {
  const key = made.find((unit) => unit.unitId === unitId)?.key
  const parent = facts.units.find((unit) => unit.key === key)?.parent
  const above = made.find((unit) => unit.key === parent)?.unitId
  return above === undefined ? `${NATION_ID}.${unitId}` : `${NATION_ID}.${above}.${unitId}`
}

/** Does with a plan what its planner would: upload, read, take into a programme, confirm, publish. */
async function addPlan(
  deps: SampleDeps,
  plan: (typeof samplePlans)[keyof typeof samplePlans],
  then: 'publish' | 'leave',
): Promise<void> {
  const { db, clock } = deps
  const planner = await findPersonByEmail(db, plan.planner)
  if (!planner) throw notFound('The planner of the sample')
  const actor = await actorOf(db, clock, planner.id)
  const bytes = await readFile(join(examplesFolder, plan.file))
  const { document } = await uploadDocument(deps, actor, { bytes, fileName: plan.file, unitId: undefined })
  await waitUntilRead(deps, actor, document.id)
  const { programmes } = await getDocument(db, actor, document.id)
  if (programmes.some(({ state }) => state === 'published')) return
  const draftId =
    programmes.find(({ state }) => state === 'draft')?.versionId ??
    (await startDraft(db, clock, actor, { documentId: document.id, relation: 'starts' })).id
  if (then === 'leave') return
  const draft = await getVersion(db, actor, draftId)
  const edits = draft.facts
    .filter(({ confirmedAt }) => confirmedAt === null)
    .map(({ id, revision }) => ({ action: 'confirm' as const, factId: id, revision }))
  if (edits.length > 0) await editFacts(db, clock, actor, draftId, { batchId: newId(), edits })
  const { cursor } = await previewPublication(db, clock, actor, draftId)
  await publishVersion({ db, clock, whenGiven: openDuties }, actor, draftId, { cursor })
}

async function waitUntilRead({ db }: SampleDeps, actor: Actor, documentId: string): Promise<void> {
  const deadline = performance.now() + readWithinMs
  for (;;) {
    const { reading } = await getDocument(db, actor, documentId)
    if (reading?.state === 'done') return
    if (reading?.state === 'failed' || reading?.state === 'cancelled' || performance.now() > deadline)
      throw sampleNotRead()
    await sleep(100)
  }
}

/** Takes the sample away with everything that was made in it. Throws `not-found`. */
export async function removeSample({ db, clock }: SampleDeps, actor: Actor): Promise<void> {
  requireAction(actor, 'homes.manage', NATION_ID)
  await inTransaction(db, actor, async (db) => {
    await holdSample(db)
    const home = await findSampleHome(db)
    // Read before it goes with the rest: heads of it that somebody kept are told from tampering by this.
    const trail = home && (await listHeadsToLeave(db, home.id))
    if (!home || !(await deleteSampleHome(db))) throw notFound('The sample')
    await recordAudit(db, clock, actor, {
      homeId: 0,
      unitPath: NATION_ID,
      action: 'sample.remove',
      subject: 'home',
      detail: { home: { id: home.id, name: home.name }, trail },
    })
  })
}

export type SampleLink = { name: string; role: AccessRole; url: string }

/** The sample, and for each role a link with which one of its people, who has no password yet, sets one. */
export async function showSample(deps: SampleDeps): Promise<SampleLink[]> {
  const { db, clock } = deps
  await addSample(deps, consoleActor)
  const links: SampleLink[] = []
  for (const role of ACCESS_ROLES) {
    const facts = (await readSampleFacts()).people.find((person) => person.role === role)
    const person = facts && (await findPersonByEmail(db, facts.email))
    if (!person || (await hasPassword(db, person.id))) continue
    links.push({ name: person.name, role, url: (await issuePasswordLink(db, clock, consoleActor, person.id)).path })
  }
  return links
}

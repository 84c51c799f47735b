import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedDatabase } from '../src/server/platform/embedded-database.ts'
import { silentLog } from '../src/server/platform/log.ts'
import { findPidFile } from '../src/server/platform/postgres/pid-file.ts'
import { openSecrets } from '../src/server/platform/secrets.ts'
import type { Document } from '../src/shared/documents.ts'
import type { Version } from '../src/shared/programmes.ts'
import { becomeFirstPlanner } from '../tests/support/http.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { formRevisions, formsHalfSaved, layOutForms, savesFigures, submissionsStored } from './crash-figures.ts'
import {
  appoint,
  appointsPeople,
  keepsOrganisations,
  type Ledger,
  type Person,
  person,
  publishes,
  reviews,
  uploadsDocuments,
} from './crash-load.ts'
import { besideFloor, type Figure, median } from './figure.ts'

const kills = 50
const floors = 5
const recoverWithinMs = 60_000
const plan = join(import.meta.dirname, '../tests/fixtures/plans/thai-binh.txt')

type Victim = 'server' | 'database' | 'both'
const victims: Victim[] = ['server', 'database', 'both']

/**
 * SIGKILL under load: whatever was answered is stored exactly once, what was not stands at most once, and how long it
 * takes until somebody is served again.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  let server = await startServerProcess(dataDir)
  const url = () => server.url
  const ledger: Ledger = { deeds: new Map(), retried: 0 }
  const administrator = person(url, await becomeFirstPlanner(server), ledger)
  const work = await makeWork(server, url, administrator, ledger)
  const stopping = new AbortController()
  const clients = work.start(stopping.signal)
  const worked = Promise.all(clients)
  // Told when all kills are over.
  worked.catch(() => {})
  const faults = new Set<string>()
  const took: Record<Victim, number[]> = { server: [], database: [], both: [] }
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(600 + ((kill * 97) % 700))
      const victim = victims[kill % victims.length] as Victim
      const began = performance.now()
      const killed = victim === 'server' ? undefined : await postmasterOf(dataDir)
      if (killed !== undefined) process.kill(killed, 'SIGKILL')
      if (victim !== 'database') server = await killAndStart(server)
      await untilServes(server, killed)
      took[victim].push(performance.now() - began)
      for (const fault of await compare(dataDir, ledger, work, 'meanwhile')) faults.add(fault)
    }
    stopping.abort()
    await worked
    for (const fault of await compare(dataDir, ledger, work, 'at the end')) faults.add(fault)
    await stopServerProcess(server)
    const floor = median(await timeDatabaseAlone(dataDir))
    if (faults.size > 0) console.error([...faults].slice(0, 20).join('\n'))
    const answered = [...ledger.deeds.values()].filter((state) => state === 'answered').length
    const note = `${kills} kills, ${answered + work.counted()} answered writes of ${clients.length} people, ${ledger.retried} sent again`
    const count = (kind: string) => [...faults].filter((fault) => fault.startsWith(kind)).length
    yield { bench: 'crash', metric: 'lost', value: count('lost'), unit: 'writes', note }
    yield { bench: 'crash', metric: 'doubled', value: count('doubled'), unit: 'writes', note }
    yield { bench: 'crash', metric: 'half-done', value: count('half-done'), unit: 'writes', note }
    for (const victim of victims) {
      const note = `${took[victim].length} SIGKILLs of ${victim === 'both' ? 'server and database' : `the ${victim}`} to the first answer`
      const figure = { bench: 'crash', metric: `recovery:${victim}`, unit: 'ms', note }
      yield besideFloor({ ...figure, value: median(took[victim]), floor })
    }
  } finally {
    stopping.abort()
    server.process.child.kill('SIGKILL')
    await server.process.ended
    const left = await startEmbeddedDatabase({ dataDir, log: silentLog }).catch(() => undefined)
    await left?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function killAndStart(server: RunningServer): Promise<RunningServer> {
  server.process.child.kill('SIGKILL')
  await server.process.ended
  return startServerProcess(server.dataDir)
}

async function postmasterOf(dataDir: string): Promise<number> {
  const found = await findPidFile(join(dataDir, 'postgres'))
  if (!found) throw new Error('No database runs')
  return found.pid
}

/** What a killed database's last process still answers does not count. */
async function untilServes({ url, dataDir }: RunningServer, killed: number | undefined): Promise<void> {
  const deadline = performance.now() + recoverWithinMs
  for (;;) {
    const answer = await fetch(`${url}/health`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok && (await findPidFile(join(dataDir, 'postgres')))?.pid !== killed) return
    if (performance.now() > deadline) throw new Error('The server does not come back')
    await sleep(5)
  }
}

type Work = Awaited<ReturnType<typeof makeWork>>

async function makeWork(server: RunningServer, url: () => string, administrator: Person, ledger: Ledger) {
  const { appointments } = await administrator.get<{ appointments: { role: string; unitId: string }[] }>('/session')
  const unitId = appointments.find(({ role }) => role === 'planner')?.unitId ?? ''
  const { children } = await administrator.get<{ children: { id: string }[] }>(`/units/${unitId}/children`)
  const communes = children.map(({ id }) => id)
  const planners: Person[] = []
  for (let n = 0; n < 9; n += 1) planners.push(await appoint(url, ledger, administrator, 'planner', unitId))
  const [planner] = planners as [Person]
  const reviewed = await makeDraft(planner, await readFile(plan, 'utf8'))
  const published = await makeDraft(
    planner,
    `KẾ HOẠCH\n\nMột kế hoạch ngắn\n\nI. MỤC TIÊU\n\n1. 95% người lớn biết chữ.\n`,
  )
  const revisions = new Map<string, number>()
  const versions = { count: 1 }
  const at = (n: number) => planners[n] as Person
  const forms = await layOutForms(server, planner, unitId, communes.slice(0, 2))
  return {
    reviewed,
    published,
    revisions,
    versions,
    forms,
    counted: () => [...revisions.values()].reduce((sum, revision) => sum + revision - 1, 0) + 2 * (versions.count - 1),
    start: (signal: AbortSignal) => [
      uploadsDocuments(at(0), 1, signal),
      uploadsDocuments(at(1), 2, signal),
      keepsOrganisations(at(2), unitId, 1, signal),
      keepsOrganisations(at(3), unitId, 2, signal),
      reviews(at(4), reviewed, 1, revisions, signal),
      reviews(at(5), reviewed, 2, revisions, signal),
      publishes(at(6), published, signal, versions),
      ...forms.map((form, index) => savesFigures(at(7 + index), form, signal)),
      appointsPeople(administrator, communes, 1, signal),
    ],
  }
}

async function makeDraft(planner: Person, text: string): Promise<Version> {
  const bytes = { name: 'ke-hoach.txt', text }
  const { document } = await planner.send<{ document: Document }>({ path: '/documents', bytes })
  for (;;) {
    const { reading } = await planner.get<Document>(`/documents/${document.id}`)
    if (reading?.state === 'done') break
    await sleep(50)
  }
  return planner.send<Version>({ path: '/drafts', body: { documentId: document.id, relation: 'starts' } })
}

/** What stands in the tables against what was answered: `lost …`, `doubled …` or `half-done …` for each difference. */
async function compare(
  dataDir: string,
  ledger: Ledger,
  work: Work,
  when: 'meanwhile' | 'at the end',
): Promise<string[]> {
  const answered = new Set([...ledger.deeds].flatMap(([deed, state]) => (state === 'answered' ? [deed] : [])))
  const revisions = new Map([...work.revisions, ...work.forms.map(({ id, revision }) => [id, revision] as const)])
  const versions = work.versions.count
  const stored = await look(dataDir, work)
  const faults = stored.halfDone.map((what) => `half-done ${what}`)
  for (const deed of ledger.deeds.keys()) {
    const [kind, name] = deed.split(/ (.*)/) as [string, string]
    if (kind === 'removed') {
      if (answered.has(deed) && stored.counts.has(`organisation ${name}`)) faults.push(`lost ${deed}`)
      continue
    }
    const count = stored.counts.get(deed) ?? 0
    const goes = ledger.deeds.has(`removed ${name}`)
    if (answered.has(deed) && count === 0 && !goes) faults.push(`lost ${deed}`)
    if (count > 1) faults.push(`doubled ${deed} (${count})`)
  }
  // Meanwhile more is done than was answered when we looked.
  const open = when === 'meanwhile' ? Number.POSITIVE_INFINITY : 0
  const judge = (what: string, found: number, expected: number) => {
    if (found < expected) faults.push(`lost ${what} (${found} of ${expected})`)
    if (found > expected + open) faults.push(`doubled ${what} (${found} of ${expected})`)
  }
  for (const [id, revision] of revisions) judge(`edit of ${id}`, stored.revisions.get(id) ?? 0, revision)
  judge('version', stored.versions, versions)
  return faults
}

async function look(dataDir: string, { reviewed, published }: Work) {
  const found = await findPidFile(join(dataDir, 'postgres'))
  const { databaseOwner } = await openSecrets(dataDir)
  const client = new pg.Client({
    host: '127.0.0.1',
    port: found?.port,
    user: 'postgres',
    password: databaseOwner,
    database: 'postgres',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const ask = async <T extends object>(text: string, values: unknown[] = []) =>
      (await client.query<T>(text, values)).rows
    const deeds = await ask<{ deed: string; count: number }>(`
      select 'organisation ' || name as deed, count(*)::int as count from organisations group by name
      union all select 'document ' || file_name, count(*)::int from documents group by file_name
      union all select 'person ' || email, count(*)::int from people group by email
      union all ${submissionsStored}
      union all select 'appointment ' || p.email, count(*)::int
        from appointments a join people p on p.id = a.person_id where a.role = 'reporter' group by p.email`)
    const facts = await ask<{ id: string; revision: number }>(
      `select id, revision from facts where version_id = $1 union all ${formRevisions}`,
      [reviewed.id],
    )
    const [versions] = await ask<{ count: number }>(
      'select count(*)::int as count from plan_versions where programme_id = $1',
      [published.programmeId],
    )
    const halfDone = await ask<{ what: string }>(`
      select 'document ' || id as what from documents d
        where not exists (select from document_files f where f.home_id = d.home_id and f.document_id = d.id)
          or not exists (select from readings r where r.home_id = d.home_id and r.document_id = d.id)
      union all select 'person ' || id from people p where not exists (select from appointments a where a.person_id = p.id)
      union all select 'version ' || id from plan_versions v
        where not exists (select from facts f where f.home_id = v.home_id and f.version_id = v.id)
      union all select 'published version ' || id from plan_versions v where state <> 'draft'
        and exists (select from facts f where f.home_id = v.home_id and f.version_id = v.id and f.deleted_at is null and not f.published)
      union all select 'batch ' || id from edit_batches b
        where not exists (select from fact_edits e where e.home_id = b.home_id and e.version_id = b.version_id and e.batch_id = b.id)
      union all select 'deed without trail ' || o.name from organisations o
        where o.usual_key is null and not exists (select from audit_entries a where a.subject = 'organisation:' || o.id)
      union all ${formsHalfSaved}`)
    return {
      counts: new Map(deeds.map(({ deed, count }) => [deed, count])),
      revisions: new Map(facts.map(({ id, revision }) => [id, revision])),
      versions: versions?.count ?? 0,
      halfDone: halfDone.map(({ what }) => what),
    }
  } finally {
    await client.end()
  }
}

/** The floor: the database alone, after a SIGKILL in the middle of writing. */
async function timeDatabaseAlone(dataDir: string): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < floors; n += 1) {
    const running = await startEmbeddedDatabase({ dataDir, log: silentLog })
    const client = new pg.Client({ connectionString: running.adminUrl })
    client.on('error', () => {})
    await client.connect()
    await client.query(
      'create table if not exists floor (n integer); insert into floor select generate_series(1, 20000)',
    )
    process.kill(await postmasterOf(dataDir), 'SIGKILL')
    const began = performance.now()
    const again = await startEmbeddedDatabase({ dataDir, log: silentLog })
    times.push(performance.now() - began)
    await again.stop()
  }
  return times
}

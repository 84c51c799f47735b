import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { type App, buildApp } from '../../src/server/app.ts'
import type { BackupJobs } from '../../src/server/modules/backups/index.ts'
import { type ReadingJobs, type ReadingOptions, startReadingJobs } from '../../src/server/modules/documents/index.ts'
import { firstAdministratorLink } from '../../src/server/modules/identity/index.ts'
import type { Clock } from '../../src/server/platform/clock.ts'
import { type Jobs, startJobs } from '../../src/server/platform/jobs.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { urlAs } from '../../src/server/platform/migrate.ts'
import type { AccessRole } from '../../src/shared/people.ts'
import { startTestBackups } from './backups.ts'
import { type TestDatabase, useDatabase } from './database.ts'
import { testPasswords } from './database-server.ts'
import { tokenOf } from './links.ts'

export const testOrigin = 'http://127.0.0.1:8080'
const sessionSecret = 'only-for-the-tests-0123456789abcdef'
const password = 'Mật khẩu để thử 2026'

/** A clock that stands still until it is moved. */
export type TestClock = Clock & { set(instant: string): void; advance(ms: number): void }
export function testClock(start: string): TestClock {
  let now = new Date(start)
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = new Date(instant)
    },
    advance: (ms) => {
      now = new Date(now.getTime() + ms)
    },
  }
}

/** Somebody with a session of the app that ships. */
export type Client = {
  personId: string
  cookie: string
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, body?: unknown): Promise<LightMyRequestResponse>
  delete(url: string): Promise<LightMyRequestResponse>
  send(options: InjectOptions): Promise<LightMyRequestResponse>
}

export type TestApp = TestDatabase & {
  app: App
  clock: TestClock
  jobs: Jobs
  readings: ReadingJobs
  backups: BackupJobs
  /** The first administrator, who holds the whole system. */
  administrator: Client
  /** A new person with a role at a unit. */
  signIn(role: { role: AccessRole; unitId: string; organisationId?: string }): Promise<Client>
  /** The id of a unit that lives now, by its official code. */
  unitId(level: 'province' | 'commune', code: string): Promise<string>
  /** Sets a province up, by its official code. */
  setUp(code: string): Promise<{ homeId: number; unitId: string }>
}

/** The app as it ships, on a database of this file's own, as the app's role. */
export function useApp(reading: Partial<ReadingOptions> = {}): TestApp {
  const context = useDatabase() as TestApp
  let people = 0
  const client = (personId: string, cookie: string): Client => {
    const send = (options: InjectOptions) =>
      context.app.inject({
        ...options,
        headers: { cookie, origin: testOrigin, host: '127.0.0.1:8080', ...options.headers },
      })
    return {
      personId,
      cookie,
      send,
      get: (url) => send({ method: 'GET', url }),
      post: (url, body) => send({ method: 'POST', url, ...(body === undefined ? {} : { payload: body as object }) }),
      delete: (url) => send({ method: 'DELETE', url }),
    }
  }
  async function open(link: string, given: object): Promise<Client> {
    const payload = { token: tokenOf(link), ...given }
    const response = await context.app.inject({ method: 'POST', url: '/api/links/use', payload })
    if (response.statusCode !== 200) throw new Error(response.body)
    const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
    return client(response.json().person.id, cookie)
  }

  beforeAll(async () => {
    context.clock = testClock('2026-11-20T02:00:00Z')
    const { db, systemDb, clock } = context
    const appUrl = urlAs(context.url, 'hieuhoc_app', testPasswords.app)
    context.jobs = await startJobs({ appUrl, log: silentLog })
    context.readings = await startReadingJobs({ db, systemDb, jobs: context.jobs, clock, log: silentLog }, reading)
    context.backups = await startTestBackups({ systemDb, url: context.url, jobs: context.jobs, clock, sessionSecret })
    context.app = await buildApp({
      db,
      clock,
      readings: context.readings,
      backups: context.backups,
      sessionSecret,
      publicUrl: testOrigin,
      rateLimitFactor: 1000,
    })
    const link = await firstAdministratorLink(context.db, context.clock)
    if (!link) throw new Error('somebody administers this database already')
    context.administrator = await open(link.path, { name: 'Quản trị', email: 'quan-tri@mau.example', password })
  })
  afterAll(async () => {
    await context.app?.close()
    await context.readings?.stop()
    await context.backups?.stop()
    await context.jobs?.stop()
  })

  context.signIn = async ({ role, unitId, organisationId }) => {
    people += 1
    const added = await context.administrator.post('/api/people', {
      name: `Người thứ ${people}`,
      email: `nguoi-${people}@mau.example`,
      role,
      unitId,
      ...(organisationId === undefined ? {} : { organisationId }),
    })
    if (added.statusCode !== 201) throw new Error(added.body)
    return open(added.json().link, { password })
  }
  context.unitId = async (level, code) => {
    const row = await context.owner
      .selectFrom('latestUnits')
      .select('id')
      .where('level', '=', level === 'province' ? 1 : 3)
      .where('code', '=', code)
      .where('ended', 'is', null)
      .executeTakeFirstOrThrow()
    return String(row.id)
  }
  context.setUp = async (code) => {
    const unitId = await context.unitId('province', code)
    const response = await context.administrator.post('/api/homes', { unitId, alsoPlanner: false, usualOrganisations: false })
    if (response.statusCode !== 201) throw new Error(response.body)
    return { homeId: response.json().id, unitId }
  }
  return context
}

import { randomBytes, scryptSync } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, vi } from 'vitest'
import { type App, type AppDeps, buildApp } from '../../src/server/app.ts'
import type { BackupJobs } from '../../src/server/modules/backups/index.ts'
import { type ReadingJobs, type ReadingOptions, startReadingJobs } from '../../src/server/modules/documents/index.ts'
import {
  firstAdministratorLink,
  type PasswordHashing,
  type SignInSettings,
  usualSignIn,
} from '../../src/server/modules/identity/index.ts'
import type { MailJobs } from '../../src/server/modules/mails/index.ts'
import type { Clock } from '../../src/server/platform/clock.ts'
import { type Jobs, startJobs } from '../../src/server/platform/jobs.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { urlAs } from '../../src/server/platform/migrate.ts'
import type { NewRole } from '../../src/shared/people.ts'
import { startTestBackups } from './backups.ts'
import { type TestDatabase, useDatabase } from './database.ts'
import { testPasswords } from './database-server.ts'
import { tokenOf } from './links.ts'

export const testOrigin = 'http://127.0.0.1:8080'
const sessionSecret = 'only-for-the-tests-0123456789abcdef'
const password = 'Mật khẩu để thử 2026'

/** A clock that stands still until it is moved. With it moves what the engine of sessions reads for itself: `Date`. */
export type TestClock = Clock & { set(instant: string): void; advance(ms: number): void }
export function testClock(start: string): TestClock {
  const set = (instant: string | number) => {
    vi.setSystemTime(instant)
  }
  set(start)
  return {
    now: () => new Date(),
    set,
    advance: (ms) => set(Date.now() + ms),
  }
}

/** However far a test moves the clock, its people stay signed in; tests of sessions ask for the usual. */
const lastingSessions: SignInSettings = { ...usualSignIn, idleHours: 24 * 400, sessionDays: 10_000 }

/** A thousandth of the work of the one that ships, which would be half of what the tests do. */
const cheapHashing: PasswordHashing = {
  async hash(password) {
    const salt = randomBytes(16).toString('hex')
    return `${salt}:${scryptSync(password, salt, 64, { N: 16 }).toString('hex')}`
  },
  async verify({ hash, password }) {
    const [salt = '', key] = hash.split(':')
    return scryptSync(password, salt, 64, { N: 16 }).toString('hex') === key
  },
}

/** Somebody with a session of the app that ships. */
export type Client = {
  personId: string
  /** As a browser keeps it: each answer may change it. */
  readonly cookie: string
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
  signIn(role: NewRole): Promise<Client>
  /** The same app with other settings, to be closed by whoever asked for it. */
  appWith(other: Partial<AppDeps>): Promise<App>
  /** Whoever holds the cookies of an answer. */
  clientOf(response: LightMyRequestResponse, personId?: string): Client
  /** The id of a unit that lives now, by its official code. */
  unitId(level: 'province' | 'commune', code: string): Promise<string>
  /** Sets a province up, by its official code. */
  setUp(code: string): Promise<{ homeId: number; unitId: string }>
}

type UseAppOptions = { mails?: MailJobs; signIn?: SignInSettings; hashing?: 'cheap' | 'as shipped' }

/** The app as it ships, on a database of this file's own, as the app's role. */
export function useApp(
  reading: Partial<ReadingOptions> = {},
  { mails, signIn = lastingSessions, hashing = 'cheap' }: UseAppOptions = {},
): TestApp {
  const context = useDatabase() as TestApp
  let people = 0
  context.clientOf = (first, personId = '') => {
    const kept = new Map<string, string>()
    const keep = (response: LightMyRequestResponse) => {
      for (const { name, value, maxAge } of response.cookies) {
        if (maxAge === 0) kept.delete(name)
        else kept.set(name, encodeURIComponent(value))
      }
      return response
    }
    keep(first)
    const cookie = () => [...kept].map((pair) => pair.join('=')).join('; ')
    const send = async (options: InjectOptions) =>
      keep(
        await context.app.inject({
          ...options,
          headers: { cookie: cookie(), origin: testOrigin, host: '127.0.0.1:8080', ...options.headers },
        }),
      )
    return {
      personId,
      get cookie() {
        return cookie()
      },
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
    return context.clientOf(response, response.json().person.id)
  }

  beforeAll(async () => {
    context.clock = testClock('2026-11-20T02:00:00Z')
    const { db, systemDb, clock } = context
    const appUrl = urlAs(context.url, 'hieuhoc_app', testPasswords.app)
    context.jobs = await startJobs({ appUrl, log: silentLog })
    context.readings = await startReadingJobs({ db, systemDb, jobs: context.jobs, clock, log: silentLog }, reading)
    context.backups = await startTestBackups({
      db,
      systemDb,
      url: context.url,
      jobs: context.jobs,
      clock,
      sessionSecret,
    })
    const base: AppDeps = {
      db,
      clock,
      readings: context.readings,
      backups: context.backups,
      ...(mails && { mails }),
      ...(hashing === 'cheap' && { passwordHashing: cheapHashing }),
      sessionSecret,
      publicUrl: testOrigin,
      rateLimitFactor: 1000,
      signIn,
    }
    context.appWith = (other) => buildApp({ ...base, ...other })
    context.app = await context.appWith({})
    const link = await firstAdministratorLink(context.db, context.clock)
    if (!link) throw new Error('somebody administers this database already')
    context.administrator = await open(link.path, { name: 'Quản trị', email: 'quan-tri@mau.example', password })
  })
  afterAll(async () => {
    await context.app?.close()
    await context.readings?.stop()
    await context.backups?.stop()
    await context.jobs?.stop()
    vi.useRealTimers()
  })

  context.signIn = async (role) => {
    people += 1
    const added = await context.administrator.post('/api/people', {
      name: `Người thứ ${people}`,
      email: `nguoi-${people}@mau.example`,
      ...role,
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
    const response = await context.administrator.post('/api/homes', {
      unitId,
      alsoPlanner: false,
      usualOrganisations: false,
    })
    if (response.statusCode !== 201) throw new Error(response.body)
    return { homeId: response.json().id, unitId }
  }
  return context
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, testOrigin, useApp } from '../../tests/support/app.ts'
import { startTestBackups } from '../../tests/support/backups.ts'
import { upload } from '../../tests/support/uploads.ts'
import type { Job, JobKind } from '../shared/jobs.ts'
import type { NewRole } from '../shared/people.ts'
import { NATION_ID } from '../shared/units.ts'
import { startReadingJobs } from './modules/documents/index.ts'
import { composePasswordLetters } from './modules/identity/index.ts'
import { type MailJobs, mailsWithoutServer, startMailJobs } from './modules/mails/index.ts'
import { silentLog } from './platform/log.ts'
import { queues } from './prepare-database.ts'

// Letters wait until a test has them sent.
const kept: MailJobs = mailsWithoutServer('kept', async () => ({ problem: 'unreachable' }))
const context = useApp({}, { mails: kept })
const afterAWeek = '2026-11-27T02:00:00Z'
let unitId: string
beforeAll(async () => {
  unitId = (await context.setUp('33')).unitId
  // What is asked for waits until a test runs it.
  await context.readings.stop()
  await context.backups.stop()
})

/** Runs what waits as a server does that starts now. */
const startNow: Record<JobKind, () => Promise<{ stop(): Promise<void> }>> = {
  reading: () => {
    const { db, systemDb, jobs, clock } = context
    return startReadingJobs({ db, systemDb, jobs, clock, log: silentLog })
  },
  backup: () => {
    const { db, systemDb, url, jobs, clock } = context
    return startTestBackups({ db, systemDb, url, jobs, clock, sessionSecret: 'only-for-this-test' })
  },
  letter: () => {
    const { db, systemDb, jobs, clock } = context
    const mailer = { send: async () => ({ outcome: 'sent', problem: null }) as const }
    const compose = composePasswordLetters(db, clock, testOrigin)
    return startMailJobs({ systemDb, jobs, clock, log: silentLog, mailer, compose })
  },
}

/** How somebody comes to do it, and what becomes of that before it runs. */
const FATES = ['still may', 'role taken', 'dismissed', 'role over', 'hand-over over', 'token revoked'] as const
type Fate = (typeof FATES)[number]
type Outcome = 'done' | 'rights-lost' | 'cannot be asked so'

type JobRow = {
  kind: JobKind
  /** Of whoever may ask for it. */
  role: () => NewRole
  /** As a program or a person; answers the id of the job. */
  ask: (as: Client) => Promise<string>
  outcome: Record<Fate, Outcome>
}

const lost: Record<Fate, Outcome> = {
  'still may': 'done',
  'role taken': 'rights-lost',
  dismissed: 'rights-lost',
  'role over': 'rights-lost',
  'hand-over over': 'rights-lost',
  'token revoked': 'rights-lost',
}
/** Administrators hand nothing over, and no program is one. */
const ofAdministrators: Record<Fate, Outcome> = {
  ...lost,
  'hand-over over': 'cannot be asked so',
  'token revoked': 'cannot be asked so',
}

/** By queue, written by hand: a new one without a row here fails. */
const table: Record<string, JobRow> = {
  'documents.read': {
    kind: 'reading',
    role: () => ({ role: 'planner', unitId }),
    ask: async (as) => {
      const text = `KẾ HOẠCH\nXây dựng xã hội học tập ${randomUUID()}\nI. MỤC TIÊU\n- 98% biết chữ.\n`
      const response = await upload(as, Buffer.from(text), { unitId })
      expect(response.statusCode, response.body).toBe(201)
      return response.json().document.reading.id
    },
    outcome: lost,
  },
  'backups.take': {
    kind: 'backup',
    role: () => ({ role: 'system-administrator', unitId: NATION_ID }),
    ask: async (as) => {
      const response = await as.post('/api/system/backups')
      expect(response.statusCode, response.body).toBe(202)
      return response.json().id
    },
    outcome: ofAdministrators,
  },
  'mails.send': {
    kind: 'letter',
    role: () => ({ role: 'unit-administrator', unitId }),
    ask: async (as) => {
      const person = { name: 'Bà Mẫu', email: `${randomUUID()}@mau.example`, role: 'viewer', unitId, by: 'mail' }
      const response = await as.post('/api/people', person)
      expect(response.statusCode, response.body).toBe(201)
      return response.json().person.mail.id
    },
    outcome: ofAdministrators,
  },
}

const appointmentOf = async ({ personId }: Client) => {
  const { people } = (await context.administrator.get('/api/people')).json()
  return people.find(({ id }: { id: string }) => id === personId)?.appointments[0]?.id as string
}

/** Somebody of whom the fate will come true, and how it does. */
async function somebody(fate: Fate, role: NewRole): Promise<{ as: Client; comesTrue: () => Promise<unknown> }> {
  const { administrator, clock } = context
  if (fate === 'token revoked') {
    const wanted = { name: 'Chương trình', ...role, actions: ['documents.read', 'documents.upload'] }
    const issued = await administrator.post('/api/service-tokens', wanted)
    if (issued.statusCode !== 201) throw new Error(issued.body)
    const { token, serviceToken } = issued.json()
    const headers = { authorization: `Bearer ${token}`, cookie: '' }
    const send: Client['send'] = (options) =>
      administrator.send({ ...options, headers: { ...options.headers, ...headers } })
    const as = { ...administrator, personId: serviceToken.id, send }
    return { as, comesTrue: () => administrator.delete(`/api/service-tokens/${serviceToken.id}`) }
  }
  if (fate === 'hand-over over') {
    const giver = await context.signIn(role)
    const as = await context.signIn({ role: 'viewer', unitId: role.unitId })
    const days = { from: '2026-11-20', until: '2026-11-22' }
    const given = await giver.post('/api/hand-overs', { receiverId: as.personId, ...days })
    if (given.statusCode !== 201) throw new Error(given.body)
    return { as, comesTrue: async () => clock.set(afterAWeek) }
  }
  const as = await context.signIn(fate === 'role over' ? { ...role, until: '2026-11-22' } : role)
  const ways: Record<typeof fate, () => Promise<unknown>> = {
    'still may': async () => {},
    'role taken': async () =>
      administrator.delete(`/api/people/${as.personId}/appointments/${await appointmentOf(as)}`),
    dismissed: () => administrator.post(`/api/people/${as.personId}/end`),
    'role over': async () => clock.set(afterAWeek),
  }
  return { as, comesTrue: ways[fate] }
}

async function whenOver(kind: JobKind, id: string): Promise<Job> {
  for (;;) {
    const { jobs } = (await context.administrator.get(`/api/jobs?kind=${kind}&limit=200`)).json()
    const job: Job = jobs.find((one: Job) => one.id === id)
    if (job.state !== 'waiting' && job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('every queue stands in the table, and every row is a queue', () => {
  expect([...queues].sort()).toEqual(Object.keys(table).sort())
})

for (const [queue, { kind, role, ask, outcome }] of Object.entries(table)) {
  for (const fate of FATES) {
    const name = outcome[fate] === 'cannot be asked so' ? 'cannot be asked for so' : `ends as ${outcome[fate]}`
    test(`${queue} of somebody of whom it holds: ${fate}, ${name}`, async () => {
      context.clock.set('2026-11-20T02:00:00Z')
      if (outcome[fate] === 'cannot be asked so') {
        await expect(somebody(fate, role())).rejects.toThrow(/"status":(400|403|409)/)
        return
      }
      const { as, comesTrue } = await somebody(fate, role())
      const id = await ask(as)
      await comesTrue()
      const started = await startNow[kind]()
      const job = await whenOver(kind, id).finally(started.stop)
      if (outcome[fate] === 'done') expect(job).toMatchObject({ state: 'done', problem: null })
      else expect(job).toMatchObject({ state: 'failed', problem: { code: 'rights-lost' }, may: { retry: true } })
      expect(job.requestedBy).not.toBeNull()
    })
  }
}

test('whoever asks for somebody who is away is named with them', async () => {
  context.clock.set('2026-11-20T02:00:00Z')
  const { as } = await somebody('hand-over over', { role: 'planner', unitId })
  const id = await table['documents.read']?.ask(as)
  const { jobs } = (await context.administrator.get('/api/jobs?kind=reading&limit=200')).json()
  const job: Job | undefined = jobs.find((one: Job) => one.id === id)
  expect(job?.onBehalfOf).toMatch(/^Người thứ \d+$/)
  expect(job?.onBehalfOf).not.toBe(job?.requestedBy)
})

test('what is due is decided by the clock: a backup of the schedule, and a letter that waits for its time', async () => {
  const { db, systemDb, url, jobs, clock, administrator } = context
  clock.set('2026-12-01T02:00:00Z')
  const asked = await administrator.post('/api/people', {
    ...{ name: 'Bà Mẫu', email: `${randomUUID()}@mau.example`, role: 'viewer', unitId, by: 'mail' },
  })
  const letter = asked.json().person.mail.id as string
  await sql`update mails set next_try_at = '2026-12-01T08:00:00Z', tries = 3 where id = ${letter}`.execute(
    context.owner,
  )
  const backups = await startTestBackups({ db, systemDb, url, jobs, clock, sessionSecret: 'only-for-this-test' })
  backups.settings.schedule = { everyHours: null, at: '02:30' }
  const listed = async (kind: JobKind): Promise<Job[]> =>
    (await administrator.get(`/api/jobs?kind=${kind}&limit=200`)).json().jobs
  const scheduled = async () => (await listed('backup')).filter(({ requestedBy }) => requestedBy === null)
  const stateOf = async (id: string) => (await listed('letter')).find((job) => job.id === id)?.state
  try {
    // The last one was asked for at nine in the morning of 20 November, the next is due at half past two.
    await backups.look()
    const [first] = await scheduled()
    await whenOver('backup', first?.id ?? '')
    const before = (await scheduled()).length
    await (await startNow.letter()).stop()
    await backups.look()
    expect([(await scheduled()).length, await stateOf(letter)]).toEqual([before, 'waiting'])

    clock.set('2026-12-01T19:31:00Z')
    await backups.look()
    const due = await scheduled()
    expect(due).toHaveLength(before + 1)
    expect((await whenOver('backup', due[0]?.id ?? '')).state).toBe('done')
    const sending = await startNow.letter()
    expect((await whenOver('letter', letter)).state).toBe('done')
    await sending.stop()
  } finally {
    await backups.stop()
  }
})

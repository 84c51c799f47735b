import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Client, testOrigin, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import { bodyOf, smtpRefusal, startMailServer, type TestMailServer } from '../../../../tests/support/smtp.ts'
import type { MailStatus, MailWay } from '../../../shared/mails.ts'
import type { Person } from '../../../shared/people.ts'
import { silentLog } from '../../platform/log.ts'
import { createMailer, type Mailer } from '../../platform/mail.ts'
import { composePasswordLetters } from '../identity/index.ts'
import { type MailJobs, startMailJobs } from './index.ts'

let mailer: Mailer
let running: MailJobs
/** The app is built once; how letters leave is each test's own. */
let way: MailWay = 'off'
const mails: MailJobs = {
  get way() {
    return way
  },
  compose: (mail) => running.compose(mail),
  send: async (db, mail) => (way === 'smtp' ? running.send(db, mail) : undefined),
  wake: () => running.wake(),
  stop: async () => {},
}
const context = useApp({}, { mails })
const password = 'Mật khẩu để thử 2026'
let hungYen: string
let administrator: Client
beforeAll(async () => {
  const { db, systemDb, jobs, clock } = context
  running = await startMailJobs(
    {
      systemDb,
      jobs,
      clock,
      log: silentLog,
      mailer: { send: (letter, signal) => mailer.send(letter, signal) },
      compose: composePasswordLetters(db, clock, testOrigin),
    },
    20,
  )
  hungYen = (await context.setUp('33')).unitId
  administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
})
afterAll(() => running?.stop())
let stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.reverse()) await stop()
  stops = []
  way = 'off'
  context.clock.set('2026-11-20T02:00:00Z')
})

async function useServer(...options: Parameters<typeof startMailServer>): Promise<TestMailServer> {
  const server = await startMailServer(...options)
  stops.push(server.stop)
  mailer = createMailer(server.server, { connectMs: 1000, silenceMs: 5000 })
  way = 'smtp'
  return server
}
let made = 0
async function invite(by = administrator): Promise<Person> {
  made += 1
  const person = {
    name: `Bà Mẫu ${made}`,
    email: `moi-${made}@mau.example`,
    role: 'viewer',
    unitId: hungYen,
    by: 'mail',
  }
  const added = await by.post('/api/people', person)
  expect(added.statusCode, added.body).toBe(201)
  expect(added.json()).toMatchObject({ link: null, linkExpiresAt: null })
  return added.json().person
}
const statusOf = async (personId: string): Promise<MailStatus | null> => {
  const { people } = (await context.administrator.get('/api/people')).json()
  return people.find(({ id }: Person) => id === personId)?.mail ?? null
}
async function whenMail(personId: string, wanted: Partial<MailStatus>): Promise<MailStatus> {
  for (;;) {
    const status = await statusOf(personId)
    if (status && Object.entries(wanted).every(([key, value]) => status[key as keyof MailStatus] === value))
      return status
    await sleep(50)
  }
}
const linkIn = (raw: string) => /https?:\/\/\S+\/link#\S+/.exec(bodyOf(raw))?.[0] ?? ''
const useLink = (link: string) =>
  context.app.inject({ method: 'POST', url: '/api/links/use', payload: { token: tokenOf(link), password } })
const lengthOf = async (mail: TestMailServer, length: number) => {
  while (mail.letters.length < length) await sleep(20)
}

test('an invitation goes out by mail, lets its reader in, and no link of it lies anywhere', async () => {
  const server = await useServer()
  const person = await invite()
  await whenMail(person.id, { state: 'sent' })
  const [letter] = server.letters
  expect(letter?.to).toEqual([person.email])
  const link = linkIn(letter?.raw ?? '')
  const { rows } = await sql<{ row: string }>`select to_jsonb(m)::text as row from mails m`.execute(context.owner)
  for (const secret of [tokenOf(link), person.email, person.name]) expect(JSON.stringify(rows)).not.toContain(secret)
  expect((await useLink(link)).json().person.email).toBe(person.email)
})

test('whoever has an account is written that they were given a role, with no link that opens anything', async () => {
  const server = await useServer()
  const person = await invite()
  await whenMail(person.id, { state: 'sent' })
  await useLink(linkIn(server.letters[0]?.raw ?? ''))
  const haNoi = (await context.setUp('01')).unitId
  const there = await context.signIn({ role: 'unit-administrator', unitId: haNoi })
  const again = { name: 'Bà Mẫu', email: person.email, role: 'viewer', unitId: haNoi, by: 'mail' }
  const invited = await there.post('/api/people', again)
  expect(invited.statusCode, invited.body).toBe(201)
  expect(invited.json()).toMatchObject({ link: null, person: { mail: { state: 'waiting' } } })
  await lengthOf(server, 2)
  const letter = server.letters[1]
  expect(letter?.to).toEqual([person.email])
  expect(bodyOf(letter?.raw ?? '')).toContain('Anh/chị được giao thêm quyền')
  expect(linkIn(letter?.raw ?? '')).toBe('')
})

test('without a mail server nothing is taken, and the person is not half added', async () => {
  const person = { name: 'Bà Mẫu', email: 'khong-thu@mau.example', role: 'viewer', unitId: hungYen }
  const refused = await administrator.post('/api/people', { ...person, by: 'mail' })
  expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/mail-off'])
  expect((await administrator.post('/api/people', person)).statusCode).toBe(201)
})

test('what the server wants later is tried again at its time, with a link of that time', async () => {
  let tries = 0
  const server = await useServer({
    onRcptTo: (_address, _session, done) => {
      tries += 1
      done(tries === 1 ? smtpRefusal(450, 'moi@mau.example is busy') : null)
    },
  })
  const person = await invite()
  const waiting = await whenMail(person.id, { tries: 1, state: 'waiting' })
  expect(waiting).toMatchObject({
    problem: { code: 'unreachable', status: 450 },
    nextTryAt: '2026-11-20T02:01:00.000Z',
  })
  await sleep(100)
  expect(tries).toBe(1)
  context.clock.advance(61_000)
  expect(await whenMail(person.id, { state: 'sent' })).toMatchObject({ tries: 2, problem: null })
  expect(server.letters).toHaveLength(1)
  expect((await useLink(linkIn(server.letters[0]?.raw ?? ''))).statusCode).toBe(200)
})

test('what the server will never take is told with its number, without repeating the address, and can be sent anew', async () => {
  let refuses = true
  const server = await useServer({
    onRcptTo: ({ address }, _session, done) => done(refuses ? smtpRefusal(550, `${address}: no such user`) : null),
  })
  const person = await invite()
  const failed = await whenMail(person.id, { state: 'failed' })
  expect(failed.problem).toEqual({ code: 'refused', status: 550 })
  refuses = false
  const again = await administrator.post(`/api/people/${person.id}/mail`)
  expect(again.statusCode, again.body).toBe(201)
  await whenMail(person.id, { state: 'sent' })
  expect(server.letters).toHaveLength(1)
})

test('while there is no server it is tried ever more seldom, and given up within two days', async () => {
  const gone = await startMailServer()
  await gone.stop()
  mailer = createMailer(gone.server, { connectMs: 500, silenceMs: 500 })
  way = 'smtp'
  const person = await invite()
  const pauses: number[] = []
  for (let tries = 1; ; tries += 1) {
    const seen = await settled(person.id, tries)
    if (seen.state === 'failed') break
    const minutes = (Date.parse(seen.nextTryAt ?? '') - context.clock.now().getTime()) / 60_000
    pauses.push(minutes)
    context.clock.advance(minutes * 60_000)
  }
  expect(pauses).toEqual([1, 5, 15, 60, 180, 360, 720, 1440])
  expect((await statusOf(person.id))?.problem).toEqual({ code: 'unreachable', status: null })
})
async function settled(personId: string, tries: number): Promise<MailStatus> {
  for (;;) {
    const status = await whenMail(personId, { tries })
    if (status.state !== 'sending') return status
  }
}

test('what was handed over when the server of ours died is told, and not sent a second time', async () => {
  const server = await useServer()
  way = 'kept'
  context.clock.set('2026-11-20T03:00:00Z')
  const person = await invite()
  context.clock.set('2026-11-20T02:00:00Z')
  // As a kill leaves it.
  await sql`update mails set state = 'sending', next_try_at = null, tries = 1 where person_id = ${person.id}`.execute(
    context.owner,
  )
  const told = await whenMail(person.id, { state: 'failed' })
  expect(told.problem).toEqual({ code: 'unknown', status: null })
  await sleep(100)
  expect(server.letters).toEqual([])
})

test('a letter whose asker may not any more is not sent', async () => {
  const asker = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  let busy = true
  const server = await useServer({
    onRcptTo: (_address, _session, done) => done(busy ? smtpRefusal(450, 'later') : null),
  })
  const person = await invite(asker)
  await whenMail(person.id, { state: 'waiting', tries: 1 })
  busy = false
  await context.administrator.post(`/api/people/${asker.personId}/end`)
  context.clock.advance(61_000)
  expect((await whenMail(person.id, { state: 'failed' })).problem).toEqual({ code: 'rights-lost', status: null })
  expect(server.letters).toEqual([])
})

test('a link handed on by hand takes the place of a letter that waits, and of two letters the newer goes', async () => {
  let busy = true
  const server = await useServer({
    onRcptTo: (_address, _session, done) => done(busy ? smtpRefusal(450, 'later') : null),
  })
  const person = await invite()
  await whenMail(person.id, { state: 'waiting', tries: 1 })
  const { link } = (await administrator.post(`/api/people/${person.id}/link`)).json()
  expect(await statusOf(person.id)).toMatchObject({ state: 'cancelled', problem: { code: 'replaced' } })
  busy = false
  context.clock.advance(61_000)
  expect((await useLink(link)).statusCode).toBe(200)
  const both = await Promise.all([1, 2].map(() => administrator.post(`/api/people/${person.id}/mail`)))
  expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  await lengthOf(server, 1)
  await whenMail(person.id, { state: 'sent' })
  const last = linkIn(server.letters.at(-1)?.raw ?? '')
  expect((await useLink(last)).statusCode).toBe(200)
})

test('where letters are kept, whoever runs the system reads each once on a page', async () => {
  await running.stop()
  way = 'kept'
  const person = await invite()
  const listed = (await context.administrator.get('/api/mails')).json()
  const [mail] = listed.mails
  expect([listed.way, mail.person.email, mail.state]).toEqual(['kept', person.email, 'waiting'])
  expect((await administrator.get('/api/mails')).statusCode).toBe(403)
  const open = () => context.administrator.post(`/api/mails/${mail.id}/open`)
  const answers = await Promise.all([open(), open()])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  const letter = answers.find(({ statusCode }) => statusCode === 200)?.json()
  expect(letter).toMatchObject({ to: person.email })
  expect(letter.text).toContain(`Kính gửi ${person.name}`)
  expect(await statusOf(person.id)).toMatchObject({ state: 'sent' })
  const link = /\S+\/link#\S+/.exec(letter.text)?.[0] ?? ''
  expect((await useLink(link)).statusCode, link).toBe(200)
})

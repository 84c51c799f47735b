import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, testOrigin } from '../../../../tests/support/app.ts'
import { duty, education, interior, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import { bodyOf, smtpRefusal, startMailServer, type TestMailServer } from '../../../../tests/support/smtp.ts'
import { dayInVietnam } from '../../../rules/days.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import type { MyReminders } from '../../../shared/telling.ts'
import { composeLetters } from '../../letter-kinds.ts'
import { silentLog } from '../../platform/log.ts'
import { createMailer } from '../../platform/mail.ts'
import { type MailJobs, mailsWithoutServer, startMailJobs } from '../mails/index.ts'
import { startReminderRounds } from './index.ts'

const world = useDutyWorld({ mails: mailsWithoutServer('kept', async () => ({ problem: 'nothing-left' })) })
const { context, idOf, officerOf, publish, answerTo, act } = world
const sessionSecret = 'only-for-the-tests-0123456789abcdef'
let province: ReturnType<typeof world.made>['province']
let planner: Client
beforeAll(() => {
  ;({ province, planner } = world.made())
})

const stops: (() => Promise<void>)[] = []
beforeEach(async () => {
  // Nobody is written of the plans of another test.
  for (const table of [
    'told_answers',
    'tellings',
    'notices',
    'mails',
    'letter_habits',
    'reminder_settings',
    'hand_overs',
    'answers',
  ])
    await sql`delete from ${sql.table(table)}`.execute(context.owner)
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const compose = () => composeLetters({ db: context.db, clock: context.clock, publicUrl: testOrigin, sessionSecret })
async function useMailServer(...options: Parameters<typeof startMailServer>): Promise<[TestMailServer, MailJobs]> {
  const server = await startMailServer(...options)
  const { systemDb, jobs, clock } = context
  const mailer = createMailer(server.server, { connectMs: 1000, silenceMs: 5000 })
  const mails = await startMailJobs({ systemDb, jobs, clock, log: silentLog, mailer, compose: compose() }, 20)
  stops.push(server.stop, mails.stop)
  return [server, mails]
}
/** What a server does when it is there at this time of Vietnam. */
async function look(at: string, mails: MailJobs = mailsWithoutServer('kept', compose())): Promise<void> {
  context.clock.set(`${at}:00+07:00`)
  const rounds = startReminderRounds({ db: context.db, clock: context.clock, log: silentLog, mails })
  await rounds.look()
  await rounds.stop()
}
/** Until no letter is on its way. */
async function settled(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from mails where kind = 'notices' and (state = 'sending' or (state = 'waiting' and tries = 0))`.execute(
      context.owner,
    )
    if (rows.length === 0) return
    await sleep(20)
  }
}
const toldOf = async (client: Client) => {
  const { rows } = await sql<{ told: string }>`
    select kind || ' ' || on_day as told from tellings where person_id = ${client.personId} order by on_day, kind`.execute(
    context.owner,
  )
  return rows.map(({ told }) => told)
}
/** What the clock told somebody inside the system, in the order in which it did: on which day, what, and how much of it. */
const noticesOf = async (client: Client) => {
  const { notices }: NoticesPage = (await client.get('/api/notices?limit=200')).json()
  return notices
    .toReversed()
    .filter(({ by }) => by === null)
    .map(({ at, kind, subject, params }) => [dayInVietnam(new Date(at)), kind, subject, params] as const)
}
const addressOf = async (client: Client) => (await client.get('/api/session')).json().person.email as string
const mine = {
  mail: 'at-once',
  language: 'vi',
  quietFrom: 18,
  quietUntil: 7,
  workingDaysOnly: true,
  revision: 0,
} as const
const setMine = (client: Client, more: Partial<MyReminders>) =>
  client.send({ method: 'PUT', url: '/api/me/reminders', payload: { ...mine, ...more } })
const office = (client: Client, at: string, settings: object | null, revision: number) =>
  client.send({ method: 'PUT', url: `/api/${at}/reminders`, payload: { settings, revision } })

/** Due on 9/12/2026, a Wednesday. */
const dated = (text = 'Hoàn thành trước ngày 10/12/2026', responsible = [education]) =>
  duty(text, { responsible, due: { kind: 'by', date: '2026-12-10' } })

test('what a person reminds of goes out at once, whatever the day of one’s letters, once, and not to who wants none', async () => {
  const [server, mails] = await useMailServer()
  const opened = await publish([dated(), dated('Báo cáo trước ngày 10/12/2026')])
  const officer = officerOf(education)
  await setMine(officer, { mail: 'weekly' })
  const { assignmentId, period } = await answerTo(opened, 'Báo cáo trước')
  const remindByMail = async (words: string) => {
    const reminder = { way: 'mail', answers: [{ assignmentId, period }], words, again: true }
    return (await planner.post(`/api/programmes/${opened.programmeId}/reminders`, reminder)).json()
  }
  await look('2026-11-24T09:00', mails)
  expect((await remindByMail('Gửi trước thứ Sáu.')).people).toBe(1)
  await look('2026-11-24T09:01', mails)
  await look('2026-11-24T09:02', mails)
  await settled()
  const address = await addressOf(officer)
  const textsTo = () => server.letters.filter(({ to }) => to.includes(address)).map(({ raw }) => bodyOf(raw))
  expect(textsTo()).toHaveLength(1)
  for (const words of ['Gửi trước thứ Sáu.', 'Báo cáo trước ngày 10/12/2026', `/assignments/${assignmentId}`])
    expect(textsTo()[0]).toContain(words)
  expect(textsTo()[0]).not.toContain('Hoàn thành trước')

  context.clock.set('2026-11-24T15:00:00+07:00')
  await remindByMail('Lần thứ hai.')
  await look('2026-11-24T15:01', mails)
  await settled()
  expect(textsTo()[1]).toContain('Lần thứ hai.')

  await setMine(officer, { mail: 'off', revision: 1 })
  context.clock.set('2026-11-25T09:00:00+07:00')
  await remindByMail('Lần thứ ba.')
  await look('2026-11-25T09:01', mails)
  await settled()
  expect(textsTo()).toHaveLength(2)
})

test('what became of what one handed in is told by mail once, as one wants letters, and not once it was seen or taken back', async () => {
  const [server, mails] = await useMailServer()
  context.clock.set('2026-11-23T02:00:00Z')
  const opened = await publish([dated(), dated('Báo cáo trước ngày 10/12/2026')])
  const officer = officerOf(education)
  const [one, other] = [await answerTo(opened, 'Hoàn thành trước'), await answerTo(opened, 'Báo cáo trước')]
  await act(officer, one, 'submit', 1, 'Đã xong')
  await act(officer, other, 'submit', 1, 'Đã xong')
  await act(planner, one, 'return', 2, 'Thiếu biểu số 2')
  await look('2026-11-23T09:10', mails)
  await settled()
  const letters = async () => {
    const to = await addressOf(officer)
    return server.letters.filter((letter) => letter.to.includes(to)).map(({ raw }) => bodyOf(raw))
  }
  const [first] = await letters()
  for (const words of [
    'Kết quả bị trả lại: Hoàn thành trước ngày 10/12/2026',
    'Thiếu biểu số 2',
    `/assignments/${one.assignmentId}`,
  ])
    expect(first).toContain(words)
  await look('2026-11-23T09:20', mails)
  // A second one tells of what came since, and not again of the first.
  context.clock.set('2026-11-23T02:30:00Z')
  await act(planner, other, 'accept', 2)
  await look('2026-11-23T09:40', mails)
  await settled()
  expect(await letters()).toHaveLength(2)
  expect((await letters())[1]).toContain('Kết quả được chấp nhận: Báo cáo trước')
  expect((await letters())[1]).not.toContain('Thiếu biểu số 2')
  // What was seen, and what nobody wants letters of, is in none.
  await act(officer, one, 'submit', 3, 'Đã bổ sung')
  await act(planner, one, 'accept', 4)
  const { notices }: NoticesPage = (await officer.get('/api/notices')).json()
  await officer.post('/api/notices/seen', { upTo: notices[0]?.id })
  await look('2026-11-23T10:00', mails)
  await setMine(officer, { mail: 'off' })
  await planner.post(`/api/assignments/${one.assignmentId}/acts`, {
    period: one.period,
    act: 'reopen',
    revision: 5,
    words: 'Bổ sung',
  })
  await look('2026-11-23T10:20', mails)
  await settled()
  expect(await letters()).toHaveLength(2)
})

describe('a quarter passes', () => {
  test('the officer is told 7, 3 and 1 days before and when late, each Monday of what is late, and the planner of the programme', async () => {
    const [server, mails] = await useMailServer()
    await publish([dated(), dated('Báo cáo trước ngày 10/12/2026')])
    const officer = officerOf(education)
    const address = await addressOf(officer)
    for (let day = Date.parse('2026-11-21'); day <= Date.parse('2026-12-22'); day += 86_400_000) {
      const on = new Date(day).toISOString().slice(0, 10)
      for (const hour of ['07:59', '08:00', '08:01', '17:00']) {
        await look(`${on}T${hour}`, mails)
        await settled()
      }
    }
    expect(await toldOf(officer)).toEqual([
      'due 2026-12-02',
      'due 2026-12-06',
      'due 2026-12-08',
      'due 2026-12-10',
      'late-week 2026-12-14',
      'late-week 2026-12-21',
    ])
    expect(await toldOf(planner)).toEqual(['late-programmes 2026-12-14', 'late-programmes 2026-12-21'])
    const subjects = server.letters.filter(({ to }) => to.includes(address)).map(({ raw }) => subjectOf(raw))
    expect(subjects).toEqual([
      'Hiếu Học: 2 việc sắp đến hạn',
      // 6/12 is a Sunday: the letter waits for Monday.
      'Hiếu Học: 2 việc sắp đến hạn',
      'Hiếu Học: 2 việc sắp đến hạn',
      'Hiếu Học: 2 việc quá hạn',
      'Hiếu Học: 2 việc quá hạn',
      'Hiếu Học: 2 việc quá hạn',
    ])
    const text = bodyOf(server.letters.find(({ to }) => to.includes(address))?.raw ?? '')
    expect(text).toContain('hạn 09/12/2026, còn 7 ngày')
    expect(text).toMatch(/\/assignments\/[0-9a-f-]{36}/)
    expect(server.letters.filter(({ to }) => !to.includes(address)).map(({ raw }) => subjectOf(raw))).toEqual(
      Array.from({ length: 2 }, () => 'Hiếu Học: chương trình có 2 việc quá hạn'),
    )
  }, 60_000)

  test('nobody is told of what is handed in, and what is done before a letter leaves is not in it', async () => {
    const [server, mails] = await useMailServer()
    const opened = await publish([dated(), dated('Báo cáo trước ngày 10/12/2026')])
    const officer = officerOf(education)
    await act(officer, await answerTo(opened, 'Hoàn thành'), 'submit', 1, 'xong')
    // Sunday: told here, and the letter waits.
    await look('2026-12-06T09:00', mails)
    expect(await toldOf(officer)).toEqual(['due 2026-12-06'])
    await act(officer, await answerTo(opened, 'Báo cáo'), 'submit', 1, 'xong')
    await look('2026-12-07T09:00', mails)
    await settled()
    expect(server.letters).toEqual([])
    const [letter] = (await context.administrator.get('/api/mails')).json().mails
    expect([letter.kind, letter.state, letter.problem]).toEqual([
      'notices',
      'cancelled',
      { code: 'nothing-left', status: null },
    ])
  })

  test('of what a colleague has by name others are told only when it is late, in letters too', async () => {
    const [server, mails] = await useMailServer()
    const opened = await publish([dated()])
    const officer = officerOf(education)
    const place = { unitId: province.unitId, organisationId: idOf(education), reach: 'organisation' } as const
    const colleague = await context.signIn({ role: 'reporter', ...place })
    const { assignmentId } = await answerTo(opened, 'Hoàn thành')
    const given = { personId: colleague.personId, assignments: [{ assignmentId, revision: 0 }] }
    expect((await officer.post('/api/holdings', given)).json().results).toEqual([{ assignmentId, problem: null }])
    await look('2026-12-08T09:00', mails)
    await settled()
    expect([await toldOf(officer), await toldOf(colleague)]).toEqual([[], ['due 2026-12-08']])
    await look('2026-12-10T09:00', mails)
    await settled()
    expect([await toldOf(officer), await toldOf(colleague)]).toEqual([
      ['due 2026-12-10'],
      ['due 2026-12-08', 'due 2026-12-10'],
    ])
    const addresses = await Promise.all([officer, colleague].map(addressOf))
    const lettersTo = addresses.map((address) => server.letters.filter(({ to }) => to.includes(address)).length)
    expect(lettersTo).toEqual([1, 2])
    // Before the days of the tests that follow.
    context.clock.set('2026-11-21T02:00:00Z')
    expect((await context.administrator.post(`/api/people/${colleague.personId}/end`)).statusCode).toBe(200)
  })

  test('a server that was off makes up for it, two servers tell once, and a moved day is told anew', async () => {
    const opened = await publish([dated()])
    const officer = officerOf(education)
    await Promise.all([look('2026-12-07T10:00'), look('2026-12-07T10:00')])
    await look('2026-12-07T15:00')
    expect(await toldOf(officer)).toEqual(['due 2026-12-07'])
    const { assignmentId } = await answerTo(opened, 'Hoàn thành')
    await sql`update answers set extended_to = '2026-12-18' where assignment_id = ${assignmentId}`.execute(
      context.owner,
    )
    await look('2026-12-10T10:00')
    expect(await toldOf(officer)).toEqual(['due 2026-12-07'])
    await look('2026-12-11T10:00')
    expect(await toldOf(officer)).toEqual(['due 2026-12-07', 'due 2026-12-11'])
  })

  test('who stands in is told instead of who is away, and who was appointed yesterday is told of what is late', async () => {
    await publish([dated()])
    const officer = officerOf(education)
    const deputy = await context.signIn({
      role: 'viewer',
      unitId: province.unitId,
      organisationId: idOf(education),
      reach: 'organisation',
    })
    const { appointments } = (await officer.get('/api/session')).json()
    context.clock.set('2026-12-01T02:00:00Z')
    const away = {
      receiverId: deputy.personId,
      appointmentIds: [appointments[0].id],
      from: '2026-12-02',
      until: '2026-12-05',
    }
    const handed = await officer.post('/api/hand-overs', away)
    expect(handed.statusCode, handed.body).toBe(201)
    await look('2026-12-02T09:00')
    expect([await toldOf(officer), await toldOf(deputy)]).toEqual([[], ['due 2026-12-02']])
    await look('2026-12-11T09:00')
    expect(await toldOf(officer)).toEqual(['due 2026-12-11'])
    context.clock.set('2026-12-15T02:00:00Z')
    const newcomer = await context.signIn({
      role: 'reporter',
      unitId: province.unitId,
      organisationId: idOf(education),
      reach: 'organisation',
    })
    await look('2026-12-16T09:00')
    expect(await toldOf(newcomer)).toEqual(['late-week 2026-12-14', 'due 2026-12-16'])
    expect((await context.administrator.post(`/api/people/${newcomer.personId}/end`)).statusCode).toBe(200)
  })
})

const subjectOf = (raw: string) => {
  const [, words = ''] = /^Subject: ((?:.*\r\n(?: .*\r\n)*))/m.exec(raw) ?? []
  const coded = [...words.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)]
  if (coded.length === 0) return words.trim()
  const bytes = coded.map(([, how, text = '']) =>
    how?.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64')
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ),
  )
  return Buffer.concat(bytes).toString('utf8')
}

describe('inside the system', () => {
  const off = mailsWithoutServer('off', compose())

  test('the same is told by notices, where no mail is set up and to who wants no letters, and shows to nobody else', async () => {
    const opened = await publish([dated(), dated('Báo cáo trước ngày 10/12/2026')])
    const officer = officerOf(education)
    await setMine(officer, { mail: 'off' })
    for (let day = Date.parse('2026-11-21'); day <= Date.parse('2026-12-15'); day += 86_400_000) {
      const on = new Date(day).toISOString().slice(0, 10)
      for (const hour of ['07:59', '08:00', '17:00']) await look(`${on}T${hour}`, off)
      if (on === '2026-12-07') await act(officer, await answerTo(opened, 'Báo cáo'), 'submit', 1, 'xong')
    }
    const soon = (on: string, many: number) => [on, 'due-soon', 'my-work', { late: 0, soon: many }]
    expect(await noticesOf(officer)).toEqual([
      soon('2026-12-02', 2),
      soon('2026-12-06', 2),
      soon('2026-12-08', 1),
      ['2026-12-10', 'due-soon', 'my-work', { late: 1, soon: 0 }],
      ['2026-12-14', 'late-week', 'my-work', { late: 1 }],
    ])
    expect(await noticesOf(planner)).toEqual([
      ['2026-12-14', 'late-programmes', `programme:${opened.programmeId}`, { late: 1, programmes: 1 }],
    ])
    expect(await noticesOf(officerOf(interior))).toEqual([])
    expect((await officer.get('/api/notices/unseen')).json()).toEqual({ unseen: 5 })
  }, 60_000)

  test('nobody is told twice of one step, and nobody who is late is not told, whatever two servers and people do', async () => {
    const run = async (
      steps: readonly { hand: number; act: 'nothing' | 'submit' | 'return' | 'move'; rests: boolean }[],
    ) => {
      for (const table of ['told_answers', 'tellings', 'notices', 'answers'])
        await sql`delete from ${sql.table(table)}`.execute(context.owner)
      context.clock.set('2026-11-20T02:00:00Z')
      const opened = await publish(Array.from({ length: 3 }, (_, at) => dated(`Việc ${at} trước ngày 10/12/2026`)))
      const officer = officerOf(education)
      const answers = await Promise.all([0, 1, 2].map((at) => answerTo(opened, `Việc ${at}`)))
      const told = new Set<string>()
      for (const [at, { hand, act: what, rests }] of steps.entries()) {
        const on = new Date(Date.parse('2026-11-30') + at * 86_400_000).toISOString().slice(0, 10)
        context.clock.set(`${on}T07:00:00+07:00`)
        const { assignmentId } = answers[hand] as (typeof answers)[number]
        const change = {
          nothing: sql`select 1`,
          submit: sql`update answers set state = 'submitted', submitted_on = '2026-11-30' where assignment_id = ${assignmentId} and state = 'not-started'`,
          return: sql`update answers set state = 'returned' where assignment_id = ${assignmentId} and state = 'submitted'`,
          move: sql`update answers set extended_to = greatest(due_on, extended_to) + 4 where assignment_id = ${assignmentId}`,
        }[what]
        await change.execute(context.owner)
        if (rests) continue
        const before = (await noticesOf(officer)).length
        const known = await toldAnswers(officer)
        await Promise.all([look(`${on}T09:00`, off), look(`${on}T09:00`, off)])
        await look(`${on}T10:00`, off)
        const news = (await noticesOf(officer)).slice(before).filter(([, kind]) => kind === 'due-soon')
        const now = await toldAnswers(officer)
        const fresh = [...now].filter(([key, step]) => known.get(key) !== step)
        for (const [key, step] of fresh) {
          expect(told.has(`${key} ${step}`), `${on}: ${key} ${step}`).toBe(false)
          told.add(`${key} ${step}`)
        }
        const late = fresh.filter(([, step]) => step.endsWith(' -1')).length
        expect(news.map(([, , , params]) => params)).toEqual(
          fresh.length === 0 ? [] : [{ late, soon: fresh.length - late }],
        )
        const { rows } = await sql<{ key: string }>`
          select assignment_id || ' ' || period as key from answers
          where organisation_id = ${idOf(education)} and state in ('not-started', 'returned') and last_on < ${on}::date`.execute(
          context.owner,
        )
        for (const { key } of rows) expect(now.get(key), `${on}: ${key}`).toMatch(/ -1$/)
      }
    }
    const step = fc.record({
      hand: fc.nat(2),
      act: fc.constantFrom('nothing', 'nothing', 'submit', 'return', 'move'),
      rests: fc.boolean(),
    })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 18, maxLength: 18 }), run), {
      numRuns: 3,
      endOnFailure: true,
    })
  }, 120_000)
})
/** By answer: with which last day and at which step somebody was last told of it. */
async function toldAnswers({ personId }: Client): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; told: string }>`
    select assignment_id || ' ' || period as key, last_on || ' ' || step as told from told_answers
    where person_id = ${personId}`.execute(context.owner)
  return new Map(rows.map(({ key, told }) => [key, told]))
}

describe('letters', () => {
  test('wait through nights and days off, are gathered as the person wants, in their language, and never come to who wants none', async () => {
    const [server, mails] = await useMailServer()
    await publish([dated()])
    const officer = officerOf(education)
    expect((await setMine(officer, { language: 'en', mail: 'daily', quietFrom: 12, quietUntil: 9 })).statusCode).toBe(
      200,
    )
    await look('2026-12-02T08:30', mails)
    await settled()
    expect(server.letters).toHaveLength(0)
    await look('2026-12-02T09:00', mails)
    await settled()
    expect(server.letters.map(({ raw }) => subjectOf(raw))).toEqual(['Hiếu Học: 1 due soon'])
    expect(bodyOf(server.letters[0]?.raw ?? '')).toContain('due 09/12/2026, in 7 days')
    // More that comes on the same day waits for the next.
    await publish([dated('Việc khác trước ngày 10/12/2026')])
    await look('2026-12-04T10:00', mails)
    await settled()
    expect(server.letters).toHaveLength(2)
    expect((await setMine(officer, { mail: 'off', revision: 1 })).statusCode).toBe(200)
    await look('2026-12-10T10:00', mails)
    await settled()
    expect(server.letters).toHaveLength(2)
    expect(await toldOf(officer)).toContain('due 2026-12-10')
  })

  test('of which the mail server wants one later come once, and one whose answer was not heard is not sent again', async () => {
    let busy = true
    const [server, mails] = await useMailServer({
      onRcptTo: (_address, _session, done) => done(busy ? smtpRefusal(450, 'later') : null),
    })
    await publish([dated()])
    await look('2026-12-02T08:30', mails)
    await settled()
    busy = false
    await look('2026-12-02T08:33', mails)
    while (server.letters.length === 0) await sleep(20)
    await look('2026-12-02T09:30', mails)
    await settled()
    expect(server.letters).toHaveLength(1)
    await mails.stop()
    // As a kill leaves it: handed over, and no answer heard.
    await look('2026-12-08T08:30', mails)
    await sql`
      with sent as (update mails set state = 'sending', next_try_at = null, tries = 1 where state = 'waiting' returning id)
      update tellings set mail_id = sent.id from sent where mail_id is null`.execute(context.owner)
    const [, again] = await useMailServer()
    await look('2026-12-08T09:30', again)
    await settled()
    const { mails: listed } = (await context.administrator.get('/api/mails')).json()
    expect(listed.map(({ state }: { state: string }) => state)).toEqual(['failed', 'sent'])
    expect(server.letters).toHaveLength(1)
  })

  test('are stopped by one click of a mail program, and by hand, without signing in, and come again', async () => {
    const [server, mails] = await useMailServer()
    await publish([dated()])
    const officer = officerOf(education)
    await setMine(officer, { mail: 'weekly' })
    await look('2026-12-02T08:30', mails)
    await settled()
    const raw = (server.letters[0]?.raw ?? '').replace(/\r\n\s+/g, ' ')
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const [, url = ''] = /List-Unsubscribe: <([^>]+)>/.exec(raw) ?? []
    const { pathname, search, searchParams } = new URL(url)
    const token = searchParams.get('token') ?? ''
    expect(bodyOf(server.letters[0]?.raw ?? '')).toContain(`/stop-letters#${token}`)
    const looked = await context.app.inject({ method: 'GET', url: pathname + search })
    expect([looked.statusCode, looked.headers.location]).toEqual([303, `/stop-letters#${token}`])
    const habits = async () => (await officer.get('/api/me/reminders')).json()
    expect((await habits()).mail).toBe('weekly')
    const click = () =>
      context.app.inject({
        method: 'POST',
        url: pathname + search,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      })
    const clicks = await Promise.all([click(), click()])
    expect(clicks.map(({ statusCode }) => statusCode)).toEqual([204, 204])
    expect((await habits()).mail).toBe('off')
    const by = (path: string, payload: object) =>
      context.app.inject({ method: 'POST', url: `/api/stop-letters/${path}`, payload })
    expect((await by('look', { token })).json()).toEqual({ email: await addressOf(officer), stopped: true })
    expect((await by('use', { token, stopped: false })).json().stopped).toBe(false)
    expect((await habits()).mail).toBe('weekly')
    const forged = Buffer.from(token, 'base64url')
    forged[0] = (forged[0] ?? 0) ^ 1
    const refused = await by('use', { token: forged.toString('base64url'), stopped: true })
    expect([refused.statusCode, refused.json().type]).toEqual([410, '/problems/stop-link-not-valid'])
  })

  test('that failed are sent again by whoever runs the system, with what stands then', async () => {
    let refuses = true
    const [server, mails] = await useMailServer({
      onRcptTo: (_address, _session, done) => done(refuses ? smtpRefusal(550, 'no such user') : null),
    })
    await publish([dated()])
    await look('2026-12-02T08:30', mails)
    await settled()
    const [failed] = (await context.administrator.get('/api/mails')).json().mails
    expect(failed.state).toBe('failed')
    refuses = false
    const again = await context.administrator.post(`/api/jobs/letter/${failed.id}/retry`)
    expect(again.statusCode, again.body).toBeLessThan(300)
    await look('2026-12-02T08:31', mails)
    while (server.letters.length === 0) await sleep(20)
    expect(bodyOf(server.letters[0]?.raw ?? '')).toContain('còn 7 ngày')
  })
})

describe('an office', () => {
  const settings = { daysBefore: [2, 10], weekly: false, hour: 14 }
  test('sets its own days and hour, which count for those below it until they set theirs', async () => {
    const unit = `units/${province.unitId}`
    const body = `organisations/${idOf(education)}`
    const set = await office(planner, unit, settings, 0)
    expect(set.json()).toMatchObject({
      own: true,
      revision: 1,
      settings: { daysBefore: [10, 2], weekly: false, hour: 14 },
    })
    const inherited = (await officerOf(education).get(`/api/${body}/reminders`)).json()
    expect(inherited).toMatchObject({
      own: false,
      mayManage: false,
      from: { unitId: province.unitId },
      settings: { hour: 14 },
    })
    await publish([dated()])
    await look('2026-11-29T13:00')
    expect(await toldOf(officerOf(education))).toEqual([])
    await look('2026-11-29T14:00')
    expect(await toldOf(officerOf(education))).toEqual(['due 2026-11-29'])
    expect((await office(planner, body, { ...settings, daysBefore: [] }, 0)).statusCode).toBe(200)
    await look('2026-12-08T15:00')
    expect(await toldOf(officerOf(education))).toEqual(['due 2026-11-29'])
    const back = await office(planner, body, null, 1)
    expect(back.json()).toMatchObject({ own: false, settings: { daysBefore: [10, 2] } })
  })

  test('is changed by one of two at once, by nobody without the right, and only by what is sensible', async () => {
    const unit = `units/${province.unitId}`
    const both = await Promise.all([office(planner, unit, settings, 0), office(planner, unit, settings, 0)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const refused = both.find(({ statusCode }) => statusCode === 409)?.json()
    expect([refused.type, refused.params]).toEqual(['/problems/reminders-changed', { revision: 1 }])
    expect((await office(officerOf(education), unit, settings, 1)).statusCode).toBe(403)
    for (const wrong of [{ hour: 3 }, { daysBefore: [0] }, { daysBefore: [7, 7] }])
      expect((await office(planner, unit, { ...settings, ...wrong }, 1)).statusCode).toBe(400)
    const mineTwice = await Promise.all([setMine(planner, {}), setMine(planner, { mail: 'daily' })])
    expect(mineTwice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})

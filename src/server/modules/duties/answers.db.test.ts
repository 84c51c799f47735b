import { sql } from 'kysely'
import readXlsxFile, { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  association,
  committee,
  duty,
  education,
  interior,
  report,
  useDutyWorld,
  wholePlan,
} from '../../../../tests/support/duty-world.ts'
import { standingOf } from '../../../rules/duties/index.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import {
  type AnswersPage,
  type AskedAnswerRow,
  type MyWork,
  type ProgrammeDuties,
  STANDINGS,
} from '../../../shared/duties.ts'
import { inTransaction } from '../../platform/database.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, dutiesOf, answersOf, answerTo, act, pageOf } = world
let province: ReturnType<typeof world.made>['province']
let planner: ReturnType<typeof world.made>['planner']
beforeAll(() => {
  ;({ province, planner } = world.made())
})

test('a report says to whom it goes, and where from there', async () => {
  const to = ['Ủy ban nhân dân tỉnh']
  const opened = await publish([
    report('Báo cáo hằng năm', { from: [education], to, onward: ['Bộ Giáo dục và Đào tạo'] }),
  ])
  const { assignmentId } = await answerTo(opened, 'Báo cáo hằng năm')
  expect(await pageOf(officerOf(education), assignmentId)).toMatchObject({
    sentTo: to,
    onward: ['Bộ Giáo dục và Đào tạo'],
  })
})

describe('an answer', () => {
  test('is begun, handed in, returned with a reason, handed in again and accepted, and tells all of it', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    const officer = officerOf(education)
    const done = async (client: Client, name: string, words?: string): Promise<AssignmentPage> => {
      const page = await pageOf(planner, answer.assignmentId)
      const { revision = 0 } = page.answers.find(({ period }) => period === answer.period) ?? {}
      const response = await act(client, answer, name, revision, words)
      expect(response.statusCode, response.body).toBe(200)
      return response.json()
    }
    await done(officer, 'start')
    await done(officer, 'submit', 'Đã củng cố 12 trung tâm')
    const waiting: MyWork = (await planner.get('/api/my-work')).json()
    expect(waiting.toAccept.answers.some(({ assignmentId }) => assignmentId === answer.assignmentId)).toBe(true)
    const handedIn: MyWork = (await officer.get('/api/my-work')).json()
    expect(handedIn.handedIn.answers.map(({ assignmentId }) => assignmentId)).toContain(answer.assignmentId)
    await done(planner, 'return', 'Thiếu số học viên')
    context.clock.set('2026-12-11T02:00:00Z')
    await done(officer, 'submit', 'Đã bổ sung')
    const page = await done(planner, 'accept')
    expect(page.answers.find(({ period }) => period === '2026')).toMatchObject({
      state: 'done',
      standing: 'done-late',
      days: 2,
    })
    expect(page.events.map(({ act: name, words, by }) => [name, words, by !== null])).toEqual([
      ['accept', null, true],
      ['submit', 'Đã bổ sung', true],
      ['return', 'Thiếu số học viên', true],
      ['submit', 'Đã củng cố 12 trung tâm', true],
      ['start', null, true],
    ])
  })

  test('is not given before its period begins', async () => {
    const opened = await publish(wholePlan())
    const [ahead] = await answersOf(planner, opened, '&standing=ahead')
    const page = await pageOf(officerOf(education), ahead?.assignmentId ?? '')
    expect(page.answers.filter(({ standing }) => standing === 'ahead').flatMap(({ may }) => may)).toEqual([])
    const planned = await pageOf(planner, ahead?.assignmentId ?? '')
    expect(planned.answers.find(({ period }) => period === ahead?.period)?.may).toEqual(['cancel'])
    const refused = await act(officerOf(education), ahead as AskedAnswerRow, 'start', 1)
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/act-not-possible'])
    context.clock.set('2027-01-01T02:00:00Z')
    expect((await act(officerOf(education), ahead as AskedAnswerRow, 'start', 1)).statusCode).toBe(200)
  })

  test('is refused without words, out of turn, on an older state, and to whoever it is not for', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Hoàn thành trước')
    const officer = officerOf(interior)
    const told = async (client: Client, name: string, revision = 1, words?: string) => {
      const response = await act(client, answer, name, revision, words)
      const { type, errors } = response.json()
      return [response.statusCode, type, errors?.[0]?.pointer]
    }
    expect(await told(officer, 'submit')).toEqual([400, '/problems/invalid-request', '#/words'])
    expect(await told(officer, 'withdraw')).toEqual([409, '/problems/act-not-possible', undefined])
    expect(await told(officer, 'accept')).toEqual([403, '/problems/not-allowed', undefined])
    expect(await told(planner, 'accept')).toEqual([409, '/problems/act-not-possible', undefined])
    expect(await told(officer, 'start', 2)).toEqual([409, '/problems/answer-changed', undefined])
    expect(await told(officerOf(education), 'start')).toEqual([404, '/problems/not-found', undefined])
    const viewer = await context.signIn({ role: 'viewer', unitId: province.unitId })
    expect((await act(viewer, answer, 'start', 1)).statusCode).toBe(403)
    // Who joins in sees it and does not answer for others.
    const joined = await answerTo(opened, 'Củng cố')
    expect((await act(officer, joined, 'start', 1)).statusCode).toBe(403)
    expect((await pageOf(planner, answer.assignmentId)).events).toEqual([])
  })

  test('of two who hand it in at once takes one', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    const both = await Promise.all(
      ['một', 'hai', 'ba'].map((words) => act(officerOf(education), answer, 'submit', 1, words)),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    const { events } = await pageOf(planner, answer.assignmentId)
    expect(events).toHaveLength(1)
  })

  test('is not written by the database for whoever may only see it', async () => {
    const opened = await publish(wholePlan())
    const { assignmentId } = await answerTo(opened, 'Củng cố')
    const place = `${province.path}.0.${idOf(interior)}`
    const viewpoint = { scopes: [place], writes: [place], parties: [idOf(interior)] }
    const changed = await inTransaction(context.db, viewpoint, async (db) => {
      const seen = await sql`select from answers where assignment_id = ${assignmentId}`.execute(db)
      const written =
        await sql`update answers set state = 'done', submitted_on = '2026-01-01' where assignment_id = ${assignmentId}`.execute(
          db,
        )
      return [seen.rows.length > 0, written.numAffectedRows]
    })
    expect(changed).toEqual([true, 0n])
  })
})

describe('a last day', () => {
  const revisionOf = async ({ assignmentId, period }: AskedAnswerRow) =>
    (await pageOf(planner, assignmentId)).answers.find((each) => each.period === period)?.revision ?? 0
  const extend = async (
    client: Client,
    answer: AskedAnswerRow,
    name: string,
    more: { until?: string; words?: string },
  ) => {
    const { assignmentId, period } = answer
    const body = { period, act: name, revision: await revisionOf(answer), ...more }
    return client.post(`/api/assignments/${assignmentId}/acts`, body)
  }

  test('is moved by an extension that was asked for and granted; what was late before stays told', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    const officer = officerOf(education)
    context.clock.set('2026-12-12T02:00:00Z')
    expect(
      (await extend(officer, answer, 'ask-extension', { until: '2026-12-20', words: 'Chờ số liệu' })).statusCode,
    ).toBe(200)
    const waiting: MyWork = (await planner.get('/api/my-work')).json()
    expect(waiting.asking.answers.map(({ assignmentId, askedUntil }) => [assignmentId, askedUntil])).toEqual([
      [answer.assignmentId, '2026-12-20'],
    ])
    expect((await answersOf(planner, opened, '&asking=true')).map(({ standing, days }) => [standing, days])).toEqual([
      ['late', 3],
    ])
    expect((await extend(planner, answer, 'grant-extension', { until: '2026-12-18' })).statusCode).toBe(200)
    const page = await pageOf(officer, answer.assignmentId)
    expect(page.answers[0]).toMatchObject({
      period: '2026',
      dueOn: '2026-12-09',
      extendedTo: '2026-12-18',
      askedUntil: null,
      standing: 'soon',
      days: 6,
    })
    expect(page.events.map(({ act: name, until, lateDays }) => [name, until, lateDays])).toEqual([
      ['grant-extension', '2026-12-18', 3],
      ['ask-extension', '2026-12-20', 0],
    ])
    context.clock.set('2026-12-18T02:00:00Z')
    await extend(officer, answer, 'submit', { words: 'xong' })
    expect((await pageOf(officer, answer.assignmentId)).answers[0]?.standing).toBe('submitted')
  })

  test('is not moved without a reason, a later day, a day at all, twice, by its owner, or once it was handed in', async () => {
    const opened = await publish(wholePlan())
    const answer = await answerTo(opened, 'Củng cố')
    const officer = officerOf(education)
    const told = async (client: Client, name: string, more: { until?: string; words?: string }) => {
      const response = await extend(client, answer, name, more)
      const { type, errors } = response.json()
      return [
        response.statusCode,
        type?.replace('/problems/', ''),
        errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`),
      ]
    }
    const words = 'Chờ số liệu'
    expect(await told(officer, 'ask-extension', {})).toEqual([
      400,
      'invalid-request',
      ['#/words needed', '#/until needed'],
    ])
    expect(await told(officer, 'ask-extension', { until: '2026-12-09', words })).toEqual([
      400,
      'invalid-request',
      ['#/until not-later'],
    ])
    expect(await told(officer, 'note', { until: '2026-12-19', words })).toEqual([
      400,
      'invalid-request',
      ['#/until not-asked'],
    ])
    expect(await told(officer, 'grant-extension', { until: '2026-12-19' })).toEqual([403, 'not-allowed', undefined])
    expect(await told(planner, 'refuse-extension', { words })).toEqual([409, 'act-not-possible', undefined])
    expect((await told(officer, 'ask-extension', { until: '2026-12-20', words }))[0]).toBe(200)
    expect(await told(officer, 'ask-extension', { until: '2026-12-21', words })).toEqual([
      409,
      'act-not-possible',
      undefined,
    ])
    const revision = await revisionOf(answer)
    const both = await Promise.all(
      ['2026-12-15', '2026-12-16'].map((until) =>
        planner.post(`/api/assignments/${answer.assignmentId}/acts`, {
          period: answer.period,
          act: 'grant-extension',
          revision,
          until,
        }),
      ),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    await extend(officer, answer, 'submit', { words: 'xong' })
    expect(await told(planner, 'grant-extension', { until: '2027-01-01' })).toEqual([
      409,
      'act-not-possible',
      undefined,
    ])
  })
})

describe('many answers at once', () => {
  const chosen = (answers: readonly AskedAnswerRow[]) =>
    answers.map(({ assignmentId, period, revision }) => ({ assignmentId, period, revision }))
  const bulk = (client: Client, answers: readonly AskedAnswerRow[], more: object) => {
    const batchId = crypto.randomUUID()
    return client.post('/api/answers/acts', { batchId, answers: chosen(answers), ...more })
  }

  test('are done each or left, and are taken back as one as far as nobody went on', async () => {
    const opened = await publish(wholePlan())
    const officer = officerOf(interior)
    const mine = (await answersOf(officer, opened)).filter(({ organisationId }) => organisationId === idOf(interior))
    expect(mine.length).toBeGreaterThan(1)
    const other = await answerTo(opened, 'Củng cố')
    const done = (await bulk(officer, [...mine, other], { act: 'submit', words: 'xong' })).json()
    expect(done.results.map(({ problem }: { problem: string | null }) => problem)).toEqual([
      ...mine.map(() => null),
      '/problems/not-allowed',
    ])
    expect((await officer.get('/api/my-work')).json().handedIn.answers).toHaveLength(mine.length)
    const [first] = mine as [AskedAnswerRow]
    expect((await act(planner, first, 'accept', 2)).statusCode).toBe(200)
    expect((await planner.post(`/api/answers/acts/${done.batchId}/undo`)).statusCode).toBe(404)
    const undone = (await officer.post(`/api/answers/acts/${done.batchId}/undo`)).json()
    expect(undone.results.filter(({ problem }: { problem: string | null }) => problem !== null)).toEqual([
      { assignmentId: first.assignmentId, period: first.period, problem: '/problems/answer-changed' },
    ])
    const after = (await answersOf(officer, opened)).filter(({ organisationId }) => organisationId === idOf(interior))
    expect(after.map(({ state, submittedOn }) => [state, submittedOn])).toEqual(
      after.map(({ assignmentId }) =>
        assignmentId === first.assignmentId ? ['done', '2026-11-20'] : ['not-started', null],
      ),
    )
    // Once is enough.
    const again = (await officer.post(`/api/answers/acts/${done.batchId}/undo`)).json()
    expect(
      again.results.every(({ problem }: { problem: string | null }) => problem === '/problems/answer-changed'),
    ).toBe(true)
    context.clock.set('2026-11-21T03:00:00Z')
    expect((await officer.post(`/api/answers/acts/${done.batchId}/undo`)).json().type).toBe('/problems/batch-too-old')
  })

  test('give back a day that was granted, and refuse as a whole what is no request', async () => {
    const opened = await publish(wholePlan())
    const dated = await answerTo(opened, 'Hoàn thành trước')
    const { batchId } = (await bulk(planner, [dated], { act: 'grant-extension', until: '2027-04-01' })).json()
    expect((await pageOf(planner, dated.assignmentId)).answers[0]?.extendedTo).toBe('2027-04-01')
    await planner.post(`/api/answers/acts/${batchId}/undo`)
    const page = await pageOf(planner, dated.assignmentId)
    expect([page.answers[0]?.extendedTo, page.events.map((event) => event.act)]).toEqual([
      null,
      ['undo', 'grant-extension'],
    ])
    expect((await bulk(planner, [], { act: 'accept' })).statusCode).toBe(400)
    expect((await bulk(planner, [dated, dated], { act: 'accept' })).statusCode).toBe(400)
  })
})

describe('the list of a programme', () => {
  test('says how an answer stands as the rules do, on every day', async () => {
    const opened = await publish(wholePlan())
    const begun = await answerTo(opened, 'Củng cố')
    await act(officerOf(education), begun, 'submit', 1, 'xong')
    const late = await answerTo(opened, 'Hoàn thành trong')
    await act(officerOf(interior), late, 'submit', 1, 'xong')
    for (const day of ['2026-11-20', '2026-12-05', '2026-12-10', '2027-03-10', '2027-03-15', '2027-12-20']) {
      context.clock.set(`${day}T02:00:00Z`)
      const all = [...(await answersOf(planner, opened)), ...(await answersOf(planner, opened, '&standing=ahead'))]
      expect(all.length).toBeGreaterThan(10)
      for (const standing of STANDINGS) {
        const told = all
          .filter((each) => each.standing === standing)
          .map(({ assignmentId, period }) => assignmentId + period)
        const found = (await answersOf(planner, opened, `&standing=${standing}`)).map(
          ({ assignmentId, period }) => assignmentId + period,
        )
        expect({ day, standing, found }).toEqual({ day, standing, found: told })
      }
      const counted = (await dutiesOf(planner, opened)).organisations.flatMap(({ standings }) =>
        Object.entries(standings),
      )
      const sums: Record<string, number> = {}
      for (const [standing, many] of counted) sums[standing] = (sums[standing] ?? 0) + many
      expect(sums).toEqual(
        Object.fromEntries([...Map.groupBy(all, ({ standing }) => standing)].map(([key, { length }]) => [key, length])),
      )
    }
    expect(standingOf({ ...begun, extendedTo: null, openedOn: '2026-11-20' }, '2026-12-10').standing).toBe('late')
  })

  test('is narrowed by kind, period, days, and words without accents that stand in the duty or the organisation', async () => {
    const opened = await publish(wholePlan())
    const begun = await answersOf(planner, opened)
    const all = [...begun, ...(await answersOf(planner, opened, '&standing=ahead'))]
    const told = (rows: readonly AskedAnswerRow[]) =>
      rows.map(({ assignmentId, period }) => assignmentId + period).sort()
    const narrowed = async (more: Record<string, string>) =>
      told(await answersOf(planner, opened, `&${new URLSearchParams(more)}`))
    const rules: [Record<string, string>, (each: AskedAnswerRow) => boolean][] = [
      [{ kind: 'standing' }, ({ kind }) => kind === 'standing'],
      [{ kind: 'dated', period: '' }, ({ kind, period }) => kind === 'dated' && period === ''],
      [{ period: '2027' }, ({ period }) => period === '2027'],
      [{ from: '2026-12-10' }, ({ dueOn }) => dueOn !== null && dueOn >= '2026-12-10'],
      [{ from: '2025-09-30', to: '2025-09-30' }, ({ dueOn }) => dueOn === '2025-09-30'],
      [{ q: 'trung tam CUNG co' }, ({ quote }) => quote.startsWith('Củng cố')],
      [{ q: 'so noi vu' }, ({ organisationName }) => organisationName === interior],
    ]
    for (const [more, fits] of rules) {
      // What lies ahead is told where a period or days are asked for.
      const among = more.period ?? more.from ?? more.to
      const expected = told((among === undefined ? begun : all).filter(fits))
      expect(expected.length, JSON.stringify(more)).toBeGreaterThan(0)
      expect(await narrowed(more), JSON.stringify(more)).toEqual(expected)
    }
    for (const q of ['%', '_', '\\', 'không đâu có']) expect(await narrowed({ q }), q).toEqual([])
    const refused = await planner.get(`/api/programmes/${opened.programmeId}/answers?kind=other&from=2026-02-31`)
    expect([refused.statusCode, refused.json().type]).toEqual([400, '/problems/invalid-request'])
  })

  test('goes on page by page without leaving anything out, and refuses another cursor', async () => {
    const opened = await publish(wholePlan())
    const all = await answersOf(planner, opened)
    const found: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const url = `/api/programmes/${opened.programmeId}/answers?limit=3${after && `&after=${encodeURIComponent(after)}`}`
      const page: AnswersPage = (await planner.get(url)).json()
      found.push(...page.answers.map(({ assignmentId, period }) => assignmentId + period))
      after = page.after
    }
    expect(found).toEqual(all.map(({ assignmentId, period }) => assignmentId + period))
    for (const after of ['x', `2026-02-31,${all[0]?.assignmentId},`])
      expect((await planner.get(`/api/programmes/${opened.programmeId}/answers?after=${after}`)).statusCode).toBe(400)
  })
})

test('every period of a programme can be asked for, those to come and those of no page too, as far as one sees it', async () => {
  const opened = await publish(wholePlan())
  const periodsSeenBy = async (client: Client) =>
    ((await client.get(`/api/programmes/${opened.programmeId}/duties`)).json() as ProgrammeDuties).periods
  const { rows } = await sql<{ period: string; organisations: string[] }>`
    select period, array_agg(distinct organisation_id::text) as organisations from answers
    where programme_id = ${opened.programmeId} and not ended and period <> '' group by period order by period`.execute(
    context.owner,
  )
  expect(rows.length).toBeGreaterThan(3)
  expect(await periodsSeenBy(planner)).toEqual(rows.map(({ period }) => period))
  const own = rows.filter(({ organisations }) => organisations.includes(idOf(education)))
  expect(await periodsSeenBy(officerOf(education))).toEqual(own.map(({ period }) => period))
  expect(await periodsSeenBy(officerOf(committee))).toEqual([])
})

test('the workbook of answers has what the list has, with the same filters, and nothing of another organisation', async () => {
  const opened = await publish(wholePlan())
  const sheet = async (client: Client, more = '') => {
    const response = await client.get(`/api/programmes/${opened.programmeId}/answers.xlsx?lang=vi${more}`)
    expect(response.statusCode).toBe(200)
    const [, ...rows] = await readSheet(response.rawPayload)
    return rows.map(([, quote, organisation, , , period, due]) => [
      quote,
      organisation,
      period ?? '',
      due instanceof Date ? due.toISOString().slice(0, 10) : null,
    ])
  }
  const told = (rows: AskedAnswerRow[]) =>
    rows.map(({ quote, organisationName, period, dueOn }) => [quote, organisationName, period, dueOn])
  const all = await answersOf(planner, opened)
  expect(await sheet(planner)).toEqual(told(all))
  for (const more of ['&standing=passed-before', `&organisationId=${idOf(education)}`])
    expect(await sheet(planner, more)).toEqual(told(await answersOf(planner, opened, more)))
  expect(await sheet(officerOf(education))).toEqual(told(await answersOf(officerOf(education), opened)))
  expect((await planner.get(`/api/programmes/${opened.programmeId}/answers.xlsx?standing=x`)).statusCode).toBe(400)
})

test('the workbook of my work has what my page has, and what it has no room for', async () => {
  await publish([...wholePlan(), ...Array.from({ length: 210 }, (_, at) => dated(`Việc thêm ${at}`))])
  for (const client of [officerOf(association), planner]) {
    const page: MyWork = (await client.get('/api/my-work')).json()
    const response = await client.get('/api/my-work.xlsx')
    expect([response.statusCode, response.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('2026-11-20.xlsx'),
    ])
    const sheets = new Map((await readXlsxFile(response.rawPayload)).map(({ sheet, data }) => [sheet, data]))
    const quotesIn = (name: string) => (sheets.get(name) ?? []).slice(1, -1).map((row) => row[2])
    const mine = quotesIn('Việc phải làm')
    expect(mine.slice(0, page.mine.answers.length)).toEqual(page.mine.answers.map(({ quote }) => quote))
    expect(mine.length > page.mine.answers.length).toBe(page.mine.more)
    expect(quotesIn('Chờ tôi chấp nhận')).toEqual(page.toAccept.answers.map(({ quote }) => quote))
  }
  expect(((await officerOf(association).get('/api/my-work')).json() as MyWork).mine.more).toBe(true)
})
const dated = (text: string) => duty(text, { responsible: [association], due: { kind: 'by', date: '2026-12-10' } })

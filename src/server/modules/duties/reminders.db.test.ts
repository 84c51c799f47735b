import { beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { committee, duty, education, interior, useDutyWorld, wholePlan } from '../../../../tests/support/duty-world.ts'
import { openZip } from '../../../../tests/support/open-zip.ts'
import { read } from '../../../reading/index.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { ProgrammeLetterhead } from '../../../shared/letterheads.ts'
import type { NoticesPage } from '../../../shared/notices.ts'
import type { LateAnswers, Reminders } from '../../../shared/reminders.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, answersOf, act } = world
let planner: Client
let commune: ReturnType<typeof world.made>['commune']
beforeAll(() => {
  ;({ planner, commune } = world.made())
})

type Opened = Awaited<ReturnType<typeof publish>>
const keyOf = ({ assignmentId, period }: AskedAnswerRow) => ({ assignmentId, period })
const send = (client: Client, { programmeId }: Opened, answers: readonly AskedAnswerRow[], rest: object = {}) =>
  client.post(`/api/programmes/${programmeId}/reminders`, { way: 'letter', answers: answers.map(keyOf), ...rest })
const remindersOf = async (client: Client, { programmeId }: Opened): Promise<LateAnswers> =>
  (await client.get(`/api/programmes/${programmeId}/late`)).json()
const said = (response: { statusCode: number; json(): { type: string } }) => [
  response.statusCode,
  response.statusCode < 300 ? 'done' : response.json().type.replace('/problems/', ''),
]
/** The whole plan on a day on which two organisations are late. */
async function late() {
  const opened = await publish(wholePlan())
  context.clock.set('2027-03-20T02:00:00Z')
  return { opened, answers: await answersOf(planner, opened, '&standing=late') }
}

describe('a reminder', () => {
  test('is a letter with what is late of whom, and stands with the answer', async () => {
    const { opened, answers } = await late()
    const organisations = new Set(answers.map(({ organisationName }) => organisationName))
    expect(organisations.size).toBeGreaterThan(1)
    const letterhead = `/api/programmes/${opened.programmeId}/letterhead`
    const before: ProgrammeLetterhead = (await planner.get(letterhead)).json()
    const own = { ...before.letterhead, issuer: 'Ban Chỉ đạo xã hội học tập tỉnh', symbol: 'BCĐ-GD' }
    expect(said(await planner.post(letterhead, { ...own, revision: before.revision }))).toEqual([200, 'done'])
    const sent = await send(planner, opened, answers, { words: 'Nhắc lần thứ nhất.', answerBy: '2027-03-31' })
    expect(sent.json().reminded).toBe(answers.length)
    const file = await planner.get(`/api/reminders/${sent.json().sendingId}/letter.docx`)
    expect((await openZip(file.rawPayload)).has('word/document.xml')).toBe(true)
    const { text } = await read(file.rawPayload)
    for (const words of [
      'BAN CHỈ ĐẠO',
      'Số: …/BCĐ-GD',
      'Kế hoạch số 12/KH-UBND',
      'Nhắc lần thứ nhất.',
      'ngày 31 tháng 3 năm 2027',
    ])
      expect(text).toContain(words)
    for (const { organisationName, quote, days } of answers)
      for (const words of [organisationName ?? '', quote, `Quá hạn ${days} ngày`]) expect(text).toContain(words)

    const { reminders, mayRemind } = await remindersOf(planner, opened)
    expect([mayRemind, reminders.length]).toEqual([true, answers.length])
    const [first] = answers.filter(({ organisationId }) => organisationId === idOf(interior))
    const page: Reminders = (await officerOf(interior).get(`/api/assignments/${first?.assignmentId}/reminders`)).json()
    expect(page).toMatchObject({
      mayRemind: false,
      reminders: [{ way: 'letter', words: 'Nhắc lần thứ nhất.', answerBy: '2027-03-31' }],
    })
    // What was handed in waits for nobody any more.
    await act(officerOf(interior), first as AskedAnswerRow, 'submit', 1, 'xong')
    expect((await remindersOf(planner, opened)).reminders).toHaveLength(answers.length - 1)
    expect(said(await send(planner, opened, [first as AskedAnswerRow], { again: true }))).toEqual([
      409,
      'nothing-to-remind-of',
    ])
  })

  test('is a message to whoever answers, one for each organisation, and it is known whether it was seen', async () => {
    const { opened, answers } = await late()
    const sent = await send(planner, opened, answers, { way: 'message', words: ' Gửi sớm. ', answerBy: '2027-03-31' })
    const organisations = new Set(answers.map(({ organisationId }) => organisationId))
    expect(sent.json()).toEqual({
      sendingId: expect.any(String),
      reminded: answers.length,
      people: organisations.size,
      nobody: [],
    })
    const own = answers.filter(({ organisationId }) => organisationId === idOf(interior))
    const { notices }: NoticesPage = (await officerOf(interior).get('/api/notices?unseen=true')).json()
    expect(notices).toEqual([
      expect.objectContaining({
        kind: 'reminded',
        words: 'Gửi sớm.',
        params: expect.objectContaining({ many: own.length, answerBy: '2027-03-31', organisationId: idOf(interior) }),
      }),
    ])
    const told = async (client: Client) =>
      (await remindersOf(client, opened)).reminders
        .filter(({ assignmentId }) => own.some((answer) => answer.assignmentId === assignmentId))
        .map((reminder) => reminder.told)
    expect(await told(planner)).toEqual(own.map(() => ({ people: 1, seen: 0, lastSeenAt: null })))
    context.clock.set('2027-03-20T03:30:00Z')
    await officerOf(interior).post('/api/notices/seen', { upTo: notices[0]?.id })
    const seen = { people: 1, seen: 1, lastSeenAt: '2027-03-20T03:30:00.000Z' }
    expect(await told(planner)).toEqual(own.map(() => seen))
    expect(await told(officerOf(interior))).toEqual(own.map(() => null))
    // Whoever was reminded is not told who else was.
    expect((await officerOf(education).get('/api/notices?unseen=true')).json().notices).toHaveLength(1)
    expect(await told(officerOf(education))).toEqual([])
    // There is no letter to take.
    expect(said(await planner.get(`/api/reminders/${sent.json().sendingId}/letter.docx`))).toEqual([404, 'not-found'])
    expect(said(await send(planner, opened, own, { way: 'mail', again: true }))).toEqual([400, 'invalid-request'])
    expect((await officerOf(interior).get('/api/notices/unseen')).json()).toEqual({ unseen: 0 })
  })

  test('is not sent twice on a day by accident, nor by two at once', async () => {
    const { opened, answers } = await late()
    const both = await Promise.all([1, 2, 3].map(() => send(planner, opened, answers)))
    expect(both.map(said).sort()).toEqual([
      [201, 'done'],
      [409, 'reminded-today'],
      [409, 'reminded-today'],
    ])
    expect((await remindersOf(planner, opened)).reminders).toHaveLength(answers.length)
    expect(said(await send(planner, opened, answers.slice(0, 1), { again: true }))).toEqual([201, 'done'])
    context.clock.set('2027-03-21T02:00:00Z')
    expect(said(await send(planner, opened, answers))).toEqual([201, 'done'])
  })

  test('is refused of what is unknown, ahead, asked by a past day, and to those who have the duty', async () => {
    const { opened, answers } = await late()
    const [ahead] = await answersOf(planner, opened, '&standing=ahead')
    expect(said(await send(planner, opened, [ahead as AskedAnswerRow]))).toEqual([409, 'nothing-to-remind-of'])
    const unknown = { ...(answers[0] as AskedAnswerRow), period: '1999' }
    expect(said(await send(planner, opened, [unknown]))).toEqual([404, 'not-found'])
    expect(said(await send(planner, opened, [...answers, unknown]))).toEqual([400, 'invalid-request'])
    expect(said(await send(planner, opened, answers, { answerBy: '2027-03-19' }))).toEqual([400, 'invalid-request'])
    const own = answers.filter(({ organisationId }) => organisationId === idOf(interior))
    expect(said(await send(officerOf(interior), opened, own))).toEqual([403, 'not-allowed'])
    expect((await remindersOf(planner, opened)).reminders).toEqual([])
  })

  test('comes from who watches over the place as well, and of no other place', async () => {
    const opened = await publish([
      duty('Mở lớp xóa mù chữ', { responsible: [committee] }),
      duty('Củng cố các trung tâm', { responsible: [education] }),
    ])
    await world.say(planner, opened, committee, [idOf(committee)])
    const answers = await answersOf(planner, opened)
    const ofCommune = answers.filter(({ organisationId }) => organisationId === idOf(committee))
    expect(ofCommune.length).toBeGreaterThan(0)
    const patron = officerOf(interior)
    expect(said(await send(patron, opened, ofCommune))).toEqual([403, 'not-allowed'])
    const watches = await planner.post(`/api/organisations/${idOf(interior)}/patronages`, {
      unitId: commune.id,
      from: '2026-01-01',
    })
    expect(watches.statusCode, watches.body).toBeLessThan(300)
    const { mayRemind } = await remindersOf(patron, opened)
    expect(mayRemind).toBe(true)
    const sent = await send(patron, opened, ofCommune)
    expect(said(sent)).toEqual([201, 'done'])
    // Its own office is another one than that of the programme.
    const file = await patron.get(`/api/reminders/${sent.json().sendingId}/letter.docx`)
    expect((await read(file.rawPayload)).text).toContain('Số: …/…')
    const elsewhere = answers.filter(({ organisationId }) => organisationId === idOf(education))
    expect(said(await send(patron, opened, elsewhere))).toEqual([404, 'not-found'])
    // Its message is its own: it sees whether it was seen, though it writes nowhere there.
    const message = await send(patron, opened, ofCommune, { way: 'message', again: true })
    expect(message.json()).toMatchObject({ people: 1, nobody: [] })
    const [{ assignmentId = '' } = {}] = ofCommune
    const { reminders }: Reminders = (await patron.get(`/api/assignments/${assignmentId}/reminders`)).json()
    expect(reminders[0]?.told).toEqual({ people: 1, seen: 0, lastSeenAt: null })
    // To watch is not to be in charge.
    expect(said(await act(patron, ofCommune[0] as AskedAnswerRow, 'start', 1))).toEqual([403, 'not-allowed'])
  })
})

test('a letterhead is proposed to the next programme of the unit, and not overwritten unseen', async () => {
  context.clock.set('2027-04-01T02:00:00Z')
  const one = await publish(wholePlan())
  const of = ({ programmeId }: Opened) => `/api/programmes/${programmeId}/letterhead`
  const { letterhead }: ProgrammeLetterhead = (await planner.get(of(one))).json()
  const body = {
    ...letterhead,
    issuer: 'Sở Giáo dục và Đào tạo',
    position: ['KT. Giám đốc', 'Phó Giám đốc'],
    revision: 0,
  }
  expect(said(await planner.post(of(one), { ...body, symbol: 'CV SGDĐT' }))).toEqual([400, 'invalid-request'])
  expect(said(await planner.post(of(one), body))).toEqual([200, 'done'])
  expect(said(await planner.post(of(one), body))).toEqual([409, 'letterhead-changed'])
  const next = await publish(wholePlan())
  expect((await planner.get(of(next))).json()).toMatchObject({
    revision: 0,
    letterhead: { issuer: 'Sở Giáo dục và Đào tạo' },
  })
  expect(said(await officerOf(interior).get(of(one)))).toEqual([403, 'not-allowed'])
})

import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { duty, education, interior, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import type { MyFeed } from '../../../shared/feeds.ts'

const world = useDutyWorld()
const { context, officerOf, publish, answerTo, act } = world
let officer: Client
beforeAll(() => {
  officer = officerOf(education)
})

const dated = (text: string, date: string, responsible = [education]) =>
  duty(text, { responsible, due: { kind: 'by', date } })
const myFeed = async (client = officer): Promise<MyFeed> => (await client.get('/api/me/feed')).json()
const open = async (client = officer) => ((await client.post('/api/me/feed')).json() as MyFeed).feed?.url ?? ''
/** As a calendar program, which knows the address and nobody's session. */
const read = (url: string) => context.app.inject({ method: 'GET', url: new URL(url).pathname })
/** Lines that were folded are whole again. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a calendar program reads what is mine to do, each on its last day, and no more once it was handed in', async () => {
  const opened = await publish([
    dated('Mở lớp; xóa mù chữ, đợt 1', '2026-12-10'),
    dated('Tổng kết', '2027-03-20'),
    dated('Việc của cơ quan khác', '2026-12-20', [interior]),
  ])
  expect(await myFeed()).toEqual({ feed: null })
  const url = await open()
  expect(url).toMatch(/\/api\/feeds\/[\w-]{43}\.ics$/)
  const response = await read(url)
  expect([response.statusCode, response.headers['content-type'], response.headers['cache-control']]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-store',
  ])
  const lines = linesOf(response.body)
  expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
    'DTSTART;VALUE=DATE:20261209',
    'DTSTART;VALUE=DATE:20270319',
  ])
  expect(lines).toContain('SUMMARY:Mở lớp\\; xóa mù chữ\\, đợt 1')
  const answer = await answerTo(opened, 'Mở lớp')
  expect(lines.some((line) => line.startsWith('URL') && line.endsWith(`/assignments/${answer.assignmentId}`))).toBe(
    true,
  )
  expect((await myFeed()).feed?.lastReadOn).toBe('2026-11-20')

  await act(officer, answer, 'submit', 1, 'Đã mở 12 lớp')
  const after = linesOf((await read(url)).body).filter((line) => line.startsWith('DTSTART'))
  expect(after).toEqual(['DTSTART;VALUE=DATE:20270319'])
})

test('an address stays until it is revoked, opens nothing from then on, and the next is another', async () => {
  const urls = await Promise.all([open(), open(), open()])
  expect(new Set(urls).size).toBe(1)
  const [url = ''] = urls
  expect((await officer.delete('/api/me/feed')).statusCode).toBe(204)
  expect((await officer.delete('/api/me/feed')).statusCode).toBe(204)
  expect([(await read(url)).statusCode, await myFeed()]).toEqual([404, { feed: null }])
  const next = await open()
  expect(next).not.toBe(url)
  expect([(await read(next)).statusCode, (await read(url)).statusCode]).toEqual([200, 404])
})

test('an address that was guessed or bent opens nothing, and an own one shows nobody else’s', async () => {
  const url = await open()
  const token = /([\w-]{43})\.ics$/.exec(url)?.[1] ?? ''
  const bent = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`
  expect((await read(url.replace(token, bent))).statusCode).toBe(404)
  expect((await read(url.replace(token, 'A'.repeat(43)))).statusCode).toBe(404)
  expect((await read(url.replace(token, 'A'))).statusCode).toBe(400)
  expect((await read(await open(officerOf(interior)))).body).not.toContain('Tổng kết')
})

test('whoever lost their role keeps the address and reads nothing under it', async () => {
  const leaving = await context.signIn({ role: 'viewer', unitId: world.made().province.unitId })
  const url = await open(leaving)
  const { appointments } = (await leaving.get('/api/session')).json()
  await context.administrator.delete(`/api/people/${leaving.personId}/appointments/${appointments[0].id}`)
  const response = await read(url)
  expect([response.statusCode, response.body.includes('BEGIN:VEVENT')]).toEqual([200, false])
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** What the rules of time say, asked in a process that stands in another time zone. */
const questions = `
  const rules = ['days', 'periods', 'holidays', 'terms', 'deadlines', 'reporting-calendar', 'calendars']
  const [days, periods, holidays, terms, deadlines, reports, calendars] =
    await Promise.all(rules.map((name) => import('./src/rules/' + name + '.ts')))
  const { readFileSync } = await import('node:fs')
  const working = holidays.workingDays([{ day: '2026-04-26', kind: 'holiday' }])
  const window = reports.calendarAround('2026-03-08')
  const law = JSON.parse(readFileSync('data/calendars/calendars.json', 'utf8'))
  // The nights on which clocks are moved in America and Europe are among the days.
  const all = Array.from({ length: 800 }, (_, index) => days.addDays('2025-12-30', index))
  const instants = all.map((day) => day + 'T17:00:00Z')
  console.log(JSON.stringify([
    instants.map((at) => days.dayInVietnam(new Date(at))),
    all.map((day) => [days.isDay(day), days.weekdayOf(day), days.addMonths(day, 1), periods.periodAt(day, 'quarter')]),
    all.map((day) => terms.lastDayOfTerm({ length: 15, unit: 'day' }, day, working)),
    deadlines.deadlinesOf({ due: { kind: 'every', period: 'year', before: ['12-15'] }, quote: 'trước ngày 15/12 hằng năm' },
      { on: { receipt: null, issue: null }, working, window }),
    law.map((calendar) => calendars.periodsOf(calendar, 2026)),
    window,
  ]))`

const answersIn = async (zone: string) =>
  (await run(process.execPath, ['--input-type=module', '-e', questions], { env: { ...process.env, TZ: zone } })).stdout

test('days are days in Vietnam wherever the server stands', async () => {
  const zones = ['Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/London', 'UTC']
  const [here, ...elsewhere] = await Promise.all(zones.map(answersIn))
  expect(here?.length).toBeGreaterThan(50_000)
  for (const [index, answer] of elsewhere.entries()) expect(answer === here, zones[index + 1]).toBe(true)
})

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { HolidayYear, NewHolidayChange } from '../../../shared/calendars.ts'
import { getWorkingDays, loadCalendars } from './index.ts'

const context = useApp()

const change = (day: string, more: Partial<NewHolidayChange> = {}): NewHolidayChange => ({
  day,
  change: 'holiday',
  name: 'Nghỉ thử',
  basis: 'Thông báo 1/TB-MAU',
  ...more,
})
const yearOf = async (year: number, client: Client = context.administrator) =>
  (await client.get(`/api/holidays?year=${year}`)).json() as HolidayYear
const dayOf = async (day: string) =>
  (await yearOf(Number(day.slice(0, 4)))).holidays.find((holiday) => holiday.day === day)
const decide = (body: NewHolidayChange) => context.administrator.post('/api/holidays/changes', body)
const isWorked = async (day: string) => (await getWorkingDays(context.db)).isWorkingDay(day)

describe('the days off of a year', () => {
  test('are those that were announced, with what the weekend made up for, as everybody signed in sees them', async () => {
    const { unitId } = await context.setUp('33')
    const viewer = await context.signIn({ role: 'viewer', unitId })
    const { known, holidays } = await yearOf(2026, viewer)
    expect(known).toBe(true)
    expect(holidays.filter(({ kind }) => kind !== 'working').map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-26',
      '2026-04-27',
      '2026-04-30',
      '2026-05-01',
      '2026-08-31',
      '2026-09-01',
      '2026-09-02',
    ])
    expect(holidays.find(({ day }) => day === '2026-04-27')).toMatchObject({
      kind: 'compensation',
      compensates: '2026-04-26',
      name: 'Giỗ Tổ Hùng Vương',
    })
    expect(holidays.find(({ day }) => day === '2026-01-10')).toMatchObject({ kind: 'working', certainty: 'announced' })
  })
  test('each have a source, and say where nobody has announced them', async () => {
    for (const year of [2025, 2026, 2027, 2028, 2029, 2030]) {
      const { holidays } = await yearOf(year)
      expect(holidays.every(({ basis }) => basis.length > 10)).toBe(true)
      expect(holidays.some(({ certainty }) => certainty === 'computed')).toBe(year > 2026)
    }
    expect(await dayOf('2027-02-06')).toMatchObject({ certainty: 'computed', name: 'Tết Nguyên đán: mùng 1' })
  })
  test('are not known beyond the sources', async () => {
    expect(await yearOf(2035)).toEqual({ known: false, holidays: [], struck: [] })
  })
  test('of a year that is no year are refused', async () => {
    expect((await context.administrator.get('/api/holidays?year=12')).statusCode).toBe(400)
    expect((await context.administrator.get('/api/calendars')).statusCode).toBe(400)
  })
})

describe('an administrator of the system', () => {
  test('adds a day off, which counts for deadlines at once, and undoes it', async () => {
    expect(await isWorked('2026-11-24')).toBe(true)
    const added = await decide(change('2026-11-24', { name: ' Ngày Văn hóa Việt Nam ' }))
    expect(added.statusCode).toBe(201)
    const { id } = added.json()
    expect(await dayOf('2026-11-24')).toMatchObject({ name: 'Ngày Văn hóa Việt Nam', changeId: id, kind: 'holiday' })
    expect(await isWorked('2026-11-24')).toBe(false)
    expect((await context.administrator.delete(`/api/holidays/changes/${id}`)).statusCode).toBe(204)
    expect(await isWorked('2026-11-24')).toBe(true)
    expect((await context.administrator.delete(`/api/holidays/changes/${id}`)).statusCode).toBe(404)
    const trail = await context.owner
      .selectFrom('auditEntries')
      .select(['action', 'homeId', 'actor'])
      .where('subject', '=', 'day:2026-11-24')
      .orderBy('id')
      .execute()
    expect(trail).toEqual(
      ['holidays.change', 'holidays.undo'].map((action) => ({
        action,
        homeId: 0,
        actor: context.administrator.personId,
      })),
    )
  })
  test('strikes a day that the catalogue has, and it is worked', async () => {
    const { id } = (await decide(change('2029-04-30', { change: 'strike', name: 'Ngày Chiến thắng' }))).json()
    expect(await isWorked('2029-04-30')).toBe(true)
    const { struck } = await yearOf(2029)
    expect(struck).toEqual([{ day: '2029-04-30', name: 'Ngày Chiến thắng', basis: 'Thông báo 1/TB-MAU', changeId: id }])
    await context.administrator.delete(`/api/holidays/changes/${id}`)
    expect(await isWorked('2029-04-30')).toBe(false)
  })
  test('swaps a day: one is off, a Saturday is worked', async () => {
    expect((await decide(change('2027-09-03', { change: 'swapped-off' }))).statusCode).toBe(201)
    expect((await decide(change('2027-09-11', { change: 'working' }))).statusCode).toBe(201)
    expect([await isWorked('2027-09-03'), await isWorked('2027-09-11')]).toEqual([false, true])
  })
  test('says of a computed day that it was announced', async () => {
    expect((await decide(change('2028-01-26', { name: 'Tết Nguyên đán' }))).statusCode).toBe(201)
    expect(await dayOf('2028-01-26')).toMatchObject({ certainty: 'announced', basis: 'Thông báo 1/TB-MAU' })
  })
  test('moves what makes up for a weekend by adding a holiday on it', async () => {
    // Saturday 8 July 2028; the Monday after it was a working day.
    expect(await isWorked('2028-07-10')).toBe(true)
    await decide(change('2028-07-08'))
    expect(await dayOf('2028-07-10')).toMatchObject({ kind: 'compensation', compensates: '2028-07-08' })
  })
  test.each([
    ['a holiday that is one', change('2026-09-02')],
    ['a working day that is worked', change('2026-10-05', { change: 'working' })],
    ['a Sunday to be swapped off', change('2026-10-04', { change: 'swapped-off' })],
    ['a day struck that is not marked', change('2026-10-05', { change: 'strike' })],
  ])('is told of %s that it would stay as it is', async (_, body) => {
    const refused = await decide(body)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().type).toBe('/problems/day-as-it-is')
  })
  test.each([
    ['31/6', { day: '2026-06-31' }],
    ['no name', { name: '  ' }],
    ['no source', { basis: '' }],
    ['an unknown kind', { change: 'party' as never }],
  ])('is refused %s', async (_, wrong) => {
    expect((await decide(change('2026-10-05', wrong))).statusCode).toBe(400)
  })
  test('of several who decide about one day at once exactly one does', async () => {
    const bodies = ['holiday', 'swapped-off', 'holiday', 'swapped-off'] as const
    const replies = await Promise.all(bodies.map((kind) => decide(change('2028-10-05', { change: kind }))))
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409])
    const refusal = replies.find(({ statusCode }) => statusCode === 409)
    expect(refusal?.json().type).toBe('/problems/day-decided')
  })
  test('alone decides: whoever administers a province reads', async () => {
    const { unitId } = await context.setUp('01')
    const other = await context.signIn({ role: 'unit-administrator', unitId })
    expect((await other.post('/api/holidays/changes', change('2026-10-06'))).statusCode).toBe(403)
    expect(await isWorked('2026-10-06')).toBe(true)
  })
})

describe('the calendars of a year', () => {
  test('are those whose law is in force, each period with its days', async () => {
    const { calendars } = (await context.administrator.get('/api/calendars?year=2026')).json()
    const names = calendars.map(({ id }: { id: string }) => id)
    expect(names).toEqual(['calendar-year', 'administrative-year', 'education-statistics'])
    const administrative = calendars[1].periods as { name: string }[]
    const period = (name: string) => administrative.find((each) => each.name === name)
    expect(period('2026')).toMatchObject({ opens: '2025-12-15', cutOff: '2026-12-14', due: '2026-12-25' })
    expect(period('2026-H1')).toMatchObject({ opens: '2025-12-15', cutOff: '2026-06-14', due: '2026-06-25' })
    expect(period('2026-H2')).toMatchObject({ opens: '2026-06-15', cutOff: '2026-12-14' })
    expect(period('2026-Q3')).toMatchObject({ opens: '2026-06-15', cutOff: '2026-09-14', due: '2026-09-25' })
    expect(period('2026-01')).toMatchObject({ opens: '2025-12-15', cutOff: '2026-01-14' })
    expect(period('2026-9M')).toBeUndefined()
  })
  test('leave a working day between cut-off and sending (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5)', async () => {
    const { isWorkingDay } = await getWorkingDays(context.db)
    for (const year of [2025, 2026, 2027, 2028, 2029, 2030]) {
      const { calendars } = (await context.administrator.get(`/api/calendars?year=${year}`)).json()
      for (const { periods } of calendars) {
        for (const { cutOff, due } of periods) {
          if (due === null) continue
          const days = Array.from({ length: 31 }, (_, index) => new Date(Date.parse(cutOff) + (index + 1) * 86_400_000))
          const between = days.map((day) => day.toISOString().slice(0, 10)).filter((day) => day <= due)
          expect(between.some(isWorkingDay), cutOff).toBe(true)
        }
      }
    }
  })
  test('hold a school year only where its frame was found, and no law before it was in force', async () => {
    const of = async (year: number) =>
      (await context.administrator.get(`/api/calendars?year=${year}`)).json().calendars as {
        id: string
        periods: object[]
      }[]
    expect((await of(2025)).find(({ id }) => id === 'school-year')?.periods).toEqual([
      { name: '2025-2026-T1', kind: 'term', opens: '2025-09-05', cutOff: '2026-01-17', due: null },
      { name: '2025-2026', kind: 'year', opens: '2025-09-05', cutOff: '2026-05-30', due: null },
    ])
    expect((await of(2018)).map(({ id }) => id)).not.toContain('administrative-year')
  })
})

describe('the data files', () => {
  test('are loaded once, and again when they change; decisions of people stay', async () => {
    expect(await loadCalendars(context.owner, context.clock)).toBe('unchanged')
    await decide(change('2030-03-04'))
    const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-calendars-'))
    try {
      for (const name of ['calendars', 'holidays']) await cp(`data/${name}`, join(folder, name), { recursive: true })
      const file = join(folder, 'holidays/holidays.json')
      const data = JSON.parse(await readFile(file, 'utf8'))
      data.days.push({ day: '2030-03-05', kind: 'holiday', name: 'Thử', source: '2025' })
      await writeFile(file, JSON.stringify(data))
      expect(await loadCalendars(context.owner, context.clock, folder)).toBe('loaded')
      expect([await isWorked('2030-03-04'), await isWorked('2030-03-05')]).toEqual([false, false])
      expect(await loadCalendars(context.owner, context.clock)).toBe('loaded')
      expect(await isWorked('2030-03-05')).toBe(true)
      data.days.push({ day: '2030-03-05', kind: 'working', name: 'Hai lần', source: '2025' })
      await writeFile(file, JSON.stringify(data))
      await expect(loadCalendars(context.owner, context.clock, folder)).rejects.toThrow(/holidays_pk/)
      expect(await isWorked('2030-03-05')).toBe(true)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

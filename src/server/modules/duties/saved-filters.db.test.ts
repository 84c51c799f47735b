import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { education, type Opened, useDutyWorld, wholePlan } from '../../../../tests/support/duty-world.ts'
import { MOST_SAVED_FILTERS, type SavedFilters } from '../../../shared/saved-filters.ts'
import { inTransaction } from '../../platform/database.ts'

const world = useDutyWorld()
const { context, officerOf, publish } = world
let planner: ReturnType<typeof world.made>['planner']
let opened: Opened
beforeAll(async () => {
  ;({ planner } = world.made())
  opened = await publish(wholePlan())
})

const listed = async (client = planner): Promise<SavedFilters['filters']> =>
  (await client.get(`/api/me/saved-filters?programmeId=${opened.programmeId}`)).json().filters
const keep = (name: string, rest: object = {}, client = planner) =>
  client.post('/api/me/saved-filters', {
    ...{ programmeId: opened.programmeId, name, view: 'board', filter: { standing: 'late' } },
    ...rest,
  })

test('a filter is kept under a name, taken up again, renamed and removed, and is its person’s alone', async () => {
  const kept = await keep('  Quá hạn ')
  expect(kept.json().filters).toEqual([
    { id: expect.any(String), name: 'Quá hạn', view: 'board', filter: { standing: 'late' } },
  ])
  expect(
    (await keep('Của tôi', { view: null, filter: {} })).json().filters.map((each: { name: string }) => each.name),
  ).toEqual(['Của tôi', 'Quá hạn'])
  const [, late] = await listed()
  const officer = officerOf(education)
  expect(await listed(officer)).toEqual([])
  expect((await officer.post(`/api/me/saved-filters/${late?.id}/remove`)).statusCode).toBe(404)
  expect((await officer.post(`/api/me/saved-filters/${late?.id}/name`, { name: 'Khác' })).statusCode).toBe(404)

  const renamed = await planner.post(`/api/me/saved-filters/${late?.id}/name`, { name: 'Chậm' })
  expect(renamed.json().filters.map((each: { name: string }) => each.name)).toEqual(['Chậm', 'Của tôi'])
  const left = await planner.post(`/api/me/saved-filters/${late?.id}/remove`)
  expect(left.json().filters.map((each: { name: string }) => each.name)).toEqual(['Của tôi'])
})

test('a name is given once, small or large; somebody else and another programme may have it too', async () => {
  expect((await keep('CỦA TÔI')).json()).toMatchObject({ type: '/problems/filter-name-taken', status: 409 })
  const other = await keep('Thứ hai')
  const second = other.json().filters.find((each: { name: string }) => each.name === 'Thứ hai')
  const renamed = await planner.post(`/api/me/saved-filters/${second.id}/name`, { name: 'Của tôi' })
  expect(renamed.json().type).toBe('/problems/filter-name-taken')
  expect((await keep('Của tôi', {}, officerOf(education))).statusCode).toBe(200)
  const elsewhere = await publish(wholePlan())
  expect((await keep('Của tôi', { programmeId: elsewhere.programmeId })).statusCode).toBe(200)
  expect((await keep('Lạ', { programmeId: '01890000-0000-7000-8000-000000000000' })).statusCode).toBe(404)
  expect((await keep(' ')).statusCode).toBe(400)
})

test('of one programme so many are kept at most, also of several at once', async () => {
  for (let n = (await listed()).length; n < MOST_SAVED_FILTERS - 1; n += 1)
    expect((await keep(`Bộ lọc ${n}`)).statusCode).toBe(200)
  const together = await Promise.all(['một', 'hai', 'ba', 'bốn', 'năm'].map((name) => keep(`Cùng lúc ${name}`)))
  expect(together.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409])
  expect((await keep('Một nữa')).json()).toMatchObject({ type: '/problems/too-many-filters', status: 409 })
  expect(await listed()).toHaveLength(MOST_SAVED_FILTERS)
})

test('the database itself shows and takes those of the person who asks, and no others', async () => {
  const everywhere = { scopes: ['1'], writes: ['1'], parties: [] }
  const seenBy = (viewpoint: Parameters<typeof inTransaction>[1]) =>
    inTransaction(context.db, viewpoint, async (db) => (await sql`select from saved_filters`.execute(db)).rows.length)
  expect(await seenBy(everywhere)).toBe(0)
  expect(await seenBy({ ...everywhere, personId: officerOf(education).personId })).toBe(1)
  const insert = sql`
    insert into saved_filters (id, person_id, programme_id, name)
    values (gen_random_uuid(), ${planner.personId}, ${opened.programmeId}, 'x')`
  await expect(
    inTransaction(context.db, { ...everywhere, personId: officerOf(education).personId }, (db) => insert.execute(db)),
  ).rejects.toThrow(/row-level security/)
})

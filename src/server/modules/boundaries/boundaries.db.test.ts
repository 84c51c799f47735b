import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { formOf } from '../../../../tests/support/uploads.ts'
import type { BoundariesList, HomeBoundaries, UnitShapes } from '../../../shared/boundaries.ts'

const context = useApp()
let home: { homeId: number; unitId: string }
let codes: string[]

beforeAll(async () => {
  home = await context.setUp('33')
  const { rows } = await sql<{ code: string }>`
    select l.code from latest_units l join units u on u.id = l.id where u.parent_id = ${home.unitId} and l.ended is null and u.level = 3 order by l.code`.execute(
    context.owner,
  )
  codes = rows.map(({ code }) => code)
})

const square = (at: number) => {
  const [x, y] = [106 + (at % 10) / 50, 20 + Math.floor(at / 10) / 50]
  return [
    [x, y],
    [x + 0.02, y],
    [x + 0.02, y + 0.02],
    [x, y + 0.02],
    [x, y],
  ]
}
const fileOf = (of: readonly string[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: of.map((code, at) => ({
      ...{ type: 'Feature', properties: { code } },
      geometry: { type: 'Polygon', coordinates: [square(at)] },
    })),
  })
const load = (client: Client, file: string) =>
  client.send({
    method: 'POST',
    url: `/api/boundaries/${home.homeId}`,
    ...formOf(Buffer.from(file), { name: 'ranh-gioi.geojson' }),
  })
const shapesSeenBy = async (client: Client): Promise<UnitShapes['shapes']> =>
  (await client.get(`/api/boundaries/shapes?unitId=${home.unitId}`)).json().shapes

test('boundaries are matched by the codes of today, and what does not match is said', async () => {
  const { administrator } = context
  expect((await administrator.get('/api/boundaries')).json()).toMatchObject({ homes: [{ file: null }] })
  const response = await load(administrator, fileOf([...codes.slice(2), '99999']))
  expect(response.statusCode, response.body).toBe(200)
  const loaded: HomeBoundaries = response.json()
  expect(loaded.file).toMatchObject({ matched: codes.length - 2, units: codes.length, unmatched: ['99999'] })
  expect(loaded.file?.missing).toHaveLength(2)
  const list: BoundariesList = (await administrator.get('/api/boundaries')).json()
  expect(list.homes).toEqual([loaded])
  const reader = await context.signIn({ role: 'viewer', unitId: home.unitId })
  const shapes = await shapesSeenBy(reader)
  expect(shapes).toHaveLength(codes.length - 2)
  expect(shapes[0]?.rings).toEqual([[212_000, 40_000, 40, 0, 0, 40, -40, 0, 0, -40]])
  const file = await administrator.get(`/api/boundaries/${home.homeId}/file`)
  expect(file.body).toBe(fileOf([...codes.slice(2), '99999']))
})

test('another file takes its place whole, one that is refused changes nothing, and a removed one leaves nothing', async () => {
  const { administrator } = context
  await load(administrator, fileOf(codes))
  expect((await load(administrator, fileOf(codes.slice(0, 3)))).json().file).toMatchObject({ matched: 3 })
  for (const [file, code, pointer] of [
    ['{', 'not-json', '#/file'],
    [fileOf(['99999']), 'no-unit', '#/file'],
    [fileOf([codes[0] ?? '', codes[0] ?? '']), 'code-twice', '#/file/features/1'],
  ] as const) {
    const refused = await load(administrator, file)
    expect([refused.statusCode, refused.json().type]).toEqual([422, '/problems/boundaries-not-taken'])
    expect(refused.json().errors).toEqual([{ pointer, code }])
  }
  expect(await shapesSeenBy(await context.signIn({ role: 'leader', unitId: home.unitId }))).toHaveLength(3)
  expect((await administrator.delete(`/api/boundaries/${home.homeId}`)).statusCode).toBe(204)
  expect((await administrator.delete(`/api/boundaries/${home.homeId}`)).statusCode).toBe(404)
  expect((await administrator.get(`/api/boundaries/${home.homeId}/file`)).statusCode).toBe(404)
})

test('two at once: one of them stands, whole', async () => {
  const { administrator } = context
  const other = await context.signIn({ role: 'system-administrator', unitId: '1' })
  await Promise.all([load(administrator, fileOf(codes.slice(0, 5))), load(other, fileOf(codes.slice(5, 12)))])
  const { homes }: BoundariesList = (await administrator.get('/api/boundaries')).json()
  expect([5, 7]).toContain(homes[0]?.file?.matched)
})

test('whoever administers no home loads nothing', async () => {
  for (const role of ['planner', 'unit-administrator', 'leader'] as const) {
    const client = await context.signIn({ role, unitId: home.unitId })
    expect((await load(client, fileOf(codes))).statusCode).toBe(403)
    expect((await client.delete(`/api/boundaries/${home.homeId}`)).statusCode).toBe(403)
  }
})

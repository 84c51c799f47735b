import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { Outline, OutlineList } from '../../../shared/outlines.ts'
import { checkOutlines, loadOutlines } from './outlines-loader.ts'

const context = useApp()
let homeId: number
let planner: Client
let reporter: Client
let neighbour: Client

beforeAll(async () => {
  const province = await context.setUp('33')
  const other = await context.setUp('01')
  homeId = province.homeId
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  reporter = await context.signIn({ role: 'reporter', unitId: province.unitId })
  neighbour = await context.signIn({ role: 'planner', unitId: other.unitId })
})

const listed = async (client: Client): Promise<OutlineList> =>
  (await client.get(`/api/outlines?homeId=${homeId}`)).json()
const yearly = async (client: Client): Promise<Outline> =>
  (await client.get(`/api/outlines/yearly?homeId=${homeId}`)).json()
const save = (client: Client, { name, kind, sections }: Outline, seen: number) =>
  client.post('/api/outlines/yearly/versions', { homeId, name, kind, sections, seen })

test('what is shipped holds in every province, and the loader finds nothing to do twice', async () => {
  expect((await listed(reporter)).outlines.map(({ code, homeId: of }) => [code, of])).toEqual([
    ['half-yearly', 0],
    ['yearly', 0],
    ['interim', 0],
    ['final', 0],
  ])
  expect(await loadOutlines(context.owner, context.clock)).toBe('unchanged')
  expect((await checkOutlines(context.owner)).faults).toEqual([])
})

test('a province makes its own version from today on, changes it, and ends it', async () => {
  const shipped = await yearly(planner)
  const without = {
    ...shipped,
    name: 'Báo cáo năm của tỉnh',
    sections: shipped.sections.filter(({ key }) => key !== 'san-pham'),
  }
  const own = await save(planner, without, 0)
  expect(own.statusCode, own.body).toBe(201)
  expect(own.json()).toMatchObject({ homeId, version: 1, name: 'Báo cáo năm của tỉnh', mayChange: true })
  expect((await yearly(reporter)).sections).toHaveLength(shipped.sections.length - 1)
  const changed = await save(planner, { ...without, name: 'Báo cáo năm' }, 1)
  expect(changed.json()).toMatchObject({ version: 2, name: 'Báo cáo năm' })
  const ended = await planner.post('/api/outlines/yearly/end', { homeId, seen: 2 })
  expect(ended.statusCode, ended.body).toBe(200)
  expect(await yearly(planner)).toMatchObject({ homeId: 0, name: shipped.name })
})

test('of two who change one at once the second is told', async () => {
  const shipped = await yearly(planner)
  const answers = await Promise.all([save(planner, shipped, 0), save(planner, shipped, 0)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json().type).toBe('/problems/outline-changed')
  const { version } = await yearly(planner)
  await planner.post('/api/outlines/yearly/end', { homeId, seen: version })
})

test('what does not fit together is refused with its place', async () => {
  const shipped = await yearly(planner)
  const [first, ...others] = shipped.sections
  if (!first) throw new Error('No section')
  const refused = await save(planner, { ...shipped, sections: [{ ...first, level: 2 }, ...others] }, 0)
  expect([refused.statusCode, refused.json().errors]).toEqual([
    400,
    [{ pointer: '#/sections/0/level', code: 'no-parent' }],
  ])
})

test('who only answers, or plans in another province, changes none', async () => {
  const shipped = await yearly(planner)
  for (const client of [reporter, neighbour]) {
    expect((await save(client, shipped, 0)).statusCode).toBe(403)
    expect((await client.post('/api/outlines/yearly/end', { homeId, seen: 1 })).statusCode).toBe(403)
  }
})

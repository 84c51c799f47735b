import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { HandOver, NewHandOver } from '../../../shared/hand-overs.ts'
import type { NewRole, Session } from '../../../shared/people.ts'

const context = useApp()
let hungYen: string
let haNoi: string
let commune: string
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
  haNoi = (await context.setUp('01')).unitId
  commune = await context.unitId('commune', '12826')
})

const week = { from: '2026-11-23', until: '2026-11-30' }
/** Days in Vietnam begin at 17:00 UTC of the day before. */
const beginningOf = (day: string) => `${day}T00:00:00+07:00`
async function on<T>(instant: string, work: () => Promise<T>): Promise<T> {
  context.clock.set(instant)
  try {
    return await work()
  } finally {
    context.clock.set('2026-11-20T02:00:00Z')
  }
}
const sessionOf = async (who: Client): Promise<Session> => (await who.get('/api/session')).json()
const roleOf = async (who: Client) => (await sessionOf(who)).appointments[0]?.id ?? ''
const pair = async (giver: NewRole, receiver: NewRole) =>
  [await context.signIn(giver), await context.signIn(receiver)] as const
async function handed(giver: Client, receiver: Client, given: Partial<NewHandOver> = {}): Promise<HandOver[]> {
  const response = await giver.post('/api/hand-overs', { receiverId: receiver.personId, ...week, ...given })
  expect(response.statusCode, response.body).toBe(201)
  return response.json().handOvers
}
const association = (who: Client, name: string) =>
  who.post('/api/organisations', { name, kind: 'association', unitId: hungYen })

test('from the first day to the last whoever stands in holds the role, and not a minute more', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  const [handOver] = await handed(planner, viewer)
  const mayUpload = async () => (await sessionOf(viewer)).may.includes('documents.upload')
  expect(await mayUpload()).toBe(false)
  expect((await sessionOf(viewer)).actsFor).toEqual([])
  for (const [instant, holds] of [
    ['2026-11-22T16:59:59Z', false],
    ['2026-11-22T17:00:00Z', true],
    ['2026-11-29T16:59:59Z', true],
    ['2026-11-29T17:00:00Z', false],
  ] as const) {
    await on(instant, async () => {
      expect(await mayUpload(), instant).toBe(holds)
      const acts = holds ? [{ handOverId: handOver?.id, role: 'planner', until: '2026-11-30' }] : []
      expect((await sessionOf(viewer)).actsFor, instant).toMatchObject(acts)
    })
  }
})

test('what somebody does on behalf of another says so, and what they may do themselves does not', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  await handed(planner, viewer)
  const detailOf = async (who: Client) => {
    const trail = await context.administrator.get(`/api/audit?person=${who.personId}&action=organisations.add`)
    return trail.json().entries.map(({ detail }: { detail: object }) => detail)
  }
  await on(beginningOf('2026-11-25'), async () => {
    expect((await association(viewer, 'Hội do người thay thêm')).statusCode).toBe(201)
    expect((await association(planner, 'Hội do chính người đó thêm')).statusCode).toBe(201)
  })
  expect(await detailOf(viewer)).toMatchObject([{ onBehalfOf: planner.personId }])
  expect((await detailOf(planner))[0]).not.toHaveProperty('onBehalfOf')
})

test('what was handed over is not handed on', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  const third = await context.signIn({ role: 'viewer', unitId: hungYen })
  await handed(planner, viewer)
  await on(beginningOf('2026-11-24'), async () => {
    const body = { receiverId: third.personId, from: '2026-11-25', until: '2026-11-26' }
    const chosen = { ...body, appointmentIds: [await roleOf(planner)] }
    expect((await viewer.post('/api/hand-overs', chosen)).json().errors).toContainEqual({
      pointer: '#/appointmentIds',
      code: 'not-held',
    })
    // All of one's own is without what others gave.
    const { handOvers } = (await viewer.post('/api/hand-overs', body)).json()
    expect(handOvers.map(({ role }: HandOver) => role)).toEqual(['viewer'])
    expect((await sessionOf(third)).may).not.toContain('documents.upload')
  })
})

test('a role goes to somebody of the unit or below it, and to nobody outside', async () => {
  const [leader, below] = await pair({ role: 'leader', unitId: commune }, { role: 'viewer', unitId: commune })
  const above = await context.signIn({ role: 'viewer', unitId: hungYen })
  const stranger = await context.signIn({ role: 'viewer', unitId: haNoi })
  for (const receiverId of [
    above.personId,
    stranger.personId,
    leader.personId,
    '01890000-0000-7000-8000-000000000000',
  ]) {
    const refused = await leader.post('/api/hand-overs', { receiverId, ...week })
    expect(refused.json(), receiverId).toMatchObject({
      status: 400,
      errors: [{ pointer: '#/receiverId', code: 'outside' }],
    })
  }
  expect(await handed(leader, below)).toHaveLength(1)
  // "người thứ" stands in every name of this test; who is outside is not even offered.
  const offered = (await leader.get(`/api/hand-overs/receivers?q=${encodeURIComponent('nguoi thu')}`)).json().people
  expect(offered.map(({ id }: { id: string }) => id)).toEqual([below.personId])
})

test('whoever gives roles hands nothing over; an administrator names somebody for the time instead', async () => {
  const [giver, receiver] = await pair(
    { role: 'unit-administrator', unitId: hungYen },
    { role: 'unit-administrator', unitId: hungYen },
  )
  const body = { receiverId: receiver.personId, ...week }
  expect((await giver.post('/api/hand-overs', body)).json().errors).toMatchObject([{ code: 'nothing-to-hand-over' }])
  const chosen = { ...body, appointmentIds: [await roleOf(giver)] }
  expect((await giver.post('/api/hand-overs', chosen)).json().errors).toMatchObject([{ code: 'administrator' }])
})

test('days are told right: not before today, not backwards, not beyond a year', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  for (const [days, error] of [
    [
      { from: '2026-11-19', until: '2026-11-21' },
      { pointer: '#/from', code: 'past' },
    ],
    [
      { from: '2026-11-21', until: '2026-11-21' },
      { pointer: '#/until', code: 'not-after-from' },
    ],
    [
      { from: '2026-11-21', until: '2027-11-23' },
      { pointer: '#/until', code: 'too-long', params: { days: 366 } },
    ],
  ] as const) {
    const response = await planner.post('/api/hand-overs', { receiverId: viewer.personId, ...days })
    expect(response.json().errors).toEqual([error])
  }
})

test('of two at once for the same days one is taken; other days are free', async () => {
  const planner = await context.signIn({ role: 'planner', unitId: hungYen })
  const [one, other] = await pair({ role: 'viewer', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  const send = (receiver: Client, days: object) =>
    planner.post('/api/hand-overs', { receiverId: receiver.personId, ...days })
  const both = await Promise.all([send(one, week), send(other, { from: '2026-11-29', until: '2026-12-05' })])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  expect(both.find(({ statusCode }) => statusCode === 409)?.json().type).toBe('/problems/hand-over-overlaps')
  expect((await send(one, { from: '2027-01-05', until: '2027-01-06' })).statusCode).toBe(201)
})

test('either of the two ends it at once, also before it begins, and then the days are free again', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  const stranger = await context.signIn({ role: 'unit-administrator', unitId: haNoi })
  const [first] = await handed(planner, viewer)
  const end = (who: Client, id = '') => who.delete(`/api/hand-overs/${id}`)
  expect((await end(stranger, first?.id)).statusCode).toBe(404)
  expect((await end(viewer, first?.id)).statusCode).toBe(204)
  expect((await end(planner, first?.id)).statusCode).toBe(404)
  const [second] = await handed(planner, viewer)
  await on(beginningOf('2026-11-25'), async () => {
    expect((await sessionOf(viewer)).may).toContain('documents.upload')
    expect((await end(planner, second?.id)).statusCode).toBe(204)
    expect((await sessionOf(viewer)).may).not.toContain('documents.upload')
    expect((await planner.get('/api/hand-overs')).json().given).toEqual([])
  })
})

test('it ends with the role itself, and with the last own role of whoever stands in', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  const dismiss = async (who: Client) =>
    context.administrator.delete(`/api/people/${who.personId}/appointments/${await roleOf(who)}`)
  const mayUpload = async (who: Client) => {
    const response = await who.get('/api/session')
    return response.statusCode === 200 && response.json().may.includes('documents.upload')
  }
  await handed(planner, viewer, { from: '2026-11-20' })
  expect(await mayUpload(viewer)).toBe(true)
  await dismiss(planner)
  expect(await mayUpload(viewer)).toBe(false)

  const [giver, other] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  await handed(giver, other, { from: '2026-11-20' })
  await dismiss(other)
  expect(await mayUpload(other)).toBe(false)
})

test('for one who is away already whoever looks after their roles does it, and never for themselves', async () => {
  const [planner, viewer] = await pair({ role: 'planner', unitId: hungYen }, { role: 'viewer', unitId: hungYen })
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  const stranger = await context.signIn({ role: 'unit-administrator', unitId: haNoi })
  const url = `/api/people/${planner.personId}/hand-overs`
  expect((await stranger.post(url, { receiverId: viewer.personId, ...week })).statusCode).toBe(404)
  const own = await administrator.post(url, { receiverId: administrator.personId, ...week })
  expect(own.json().type).toBe('/problems/own-role')
  expect((await administrator.post(url, { receiverId: viewer.personId, ...week })).statusCode).toBe(201)
  expect((await planner.get('/api/hand-overs')).json().given).toMatchObject([{ receiver: { id: viewer.personId } }])
})

test('for one organisation it goes to another of its people', async () => {
  const made = await association(context.administrator, 'Hội Khuyến học tỉnh')
  const organisationId = made.json().id
  const [chair, member] = await pair(
    { role: 'leader', unitId: hungYen, organisationId, reach: 'line' },
    { role: 'reporter', unitId: hungYen, organisationId, reach: 'organisation' },
  )
  const outside = await context.signIn({ role: 'viewer', unitId: hungYen })
  const refused = await chair.post('/api/hand-overs', { receiverId: outside.personId, ...week })
  expect(refused.json().errors).toMatchObject([{ code: 'outside' }])
  await handed(chair, member)
  await on(beginningOf('2026-11-24'), async () => {
    expect((await sessionOf(member)).actsFor).toMatchObject([{ role: 'leader' }])
  })
})

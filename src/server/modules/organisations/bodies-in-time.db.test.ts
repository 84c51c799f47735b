import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { Organisation, OrganisationPage } from '../../../shared/organisations.ts'
import type { NewRole } from '../../../shared/people.ts'

const context = useApp()
let hungYen: { homeId: number; unitId: string }
let dongNai: { homeId: number; unitId: string }
let thaiBinh: string
let planner: Client

beforeAll(async () => {
  hungYen = await context.setUp('33')
  dongNai = await context.setUp('75')
  const found = await context.administrator.get('/api/units?query=tinh+thai+binh&level=province')
  thaiBinh = found.json().hits[0].unit.id
  planner = await context.signIn({ role: 'planner', unitId: hungYen.unitId })
})

async function add(name: string, more: object = {}, client = planner): Promise<Organisation> {
  const response = await client.post('/api/organisations', { name, unitId: hungYen.unitId, ...more })
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}
async function page(id: string, on: string, client = planner): Promise<OrganisationPage> {
  const response = await client.get(`/api/organisations/${id}?on=${on}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function done(url: string, body: object): Promise<OrganisationPage> {
  const response = await planner.post(`/api/organisations/${url}`, body)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const kindOf = (response: { statusCode: number; json(): { type?: string; params?: object } }) => ({
  status: response.statusCode,
  type: response.json().type?.replace('/problems/', ''),
  params: response.json().params,
})
const heir = (place: string, inCharge: string) => ({
  status: 422,
  type: 'place-ended',
  params: { place, inCharge },
})
const upload = (client: Client, unitId: string) =>
  client.send({
    method: 'POST',
    url: '/api/documents',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: [
      '--x',
      'Content-Disposition: form-data; name="unitId"',
      '',
      unitId,
      '--x',
      'Content-Disposition: form-data; name="file"; filename="ke-hoach.txt"',
      'Content-Type: text/plain',
      '',
      `KẾ HOẠCH\nXây dựng xã hội học tập ${Math.random()}\nI. MỤC TIÊU`,
      '--x--',
      '',
    ].join('\r\n'),
  })

describe('what has ended takes nothing new', () => {
  const invite = (role: NewRole) =>
    context.administrator.post('/api/people', { name: 'Bà Mẫu', email: `${Math.random()}@mau.example`, ...role })

  test('a role is given at a unit that stands on its first day, and who is in charge is named otherwise', async () => {
    expect(kindOf(await invite({ role: 'planner', unitId: thaiBinh }))).toEqual(heir('tỉnh Thái Bình', 'tỉnh Hưng Yên'))
    const token = { name: 'Trang tin', role: 'viewer', unitId: thaiBinh, actions: ['documents.read'] }
    expect(kindOf(await context.administrator.post('/api/service-tokens', token))).toEqual(
      heir('tỉnh Thái Bình', 'tỉnh Hưng Yên'),
    )
  })

  test('a role is given at a body that stands on its first day, and who has its tasks is named otherwise', async () => {
    const old = await add('Sở Lao động thử')
    const next = await add('Sở Nội vụ thử')
    await done(`${old.id}/end`, {
      on: '2026-12-10',
      successors: [{ toId: next.id, task: '', legalBasis: 'Nghị định 45/2025/NĐ-CP' }],
    })
    const at = { unitId: hungYen.unitId, organisationId: old.id }
    expect((await invite({ role: 'reporter', ...at })).statusCode).toBe(201)
    for (const reach of ['organisation', 'subtree'] as const)
      expect(kindOf(await invite({ role: 'reporter', reach, ...at, from: '2026-12-10' }))).toEqual(
        heir('Sở Lao động thử', 'Sở Nội vụ thử'),
      )
    const unborn = await add('Sở Chưa Có', { born: '2027-01-01' })
    expect(kindOf(await invite({ role: 'viewer', unitId: hungYen.unitId, organisationId: unborn.id }))).toEqual({
      status: 422,
      type: 'place-not-there',
      params: { place: 'Sở Chưa Có' },
    })
    const watched = await planner.post(`/api/organisations/${old.id}/patronages`, {
      unitId: hungYen.unitId,
      from: '2026-12-10',
    })
    expect(kindOf(watched)).toEqual(heir('Sở Lao động thử', 'Sở Nội vụ thử'))
  })

  test('a body that is older than its unit watches from a day before that unit', async () => {
    const { id } = await add('Hội Lâu Đời')
    await done(`${id}/patronages`, { populationGroup: 'lao động nông thôn', from: '2022-01-15' })
  })

  test('no body outlives its unit; one that ended with it is history that may be added', async () => {
    const post = (more: object) => planner.post('/api/organisations', { name: 'Sở Ma', unitId: thaiBinh, ...more })
    const refused = heir('tỉnh Thái Bình', 'tỉnh Hưng Yên')
    expect(kindOf(await post({}))).toEqual(refused)
    expect(kindOf(await post({ ended: '2025-07-02' }))).toEqual(refused)
    const added = await post({ ended: '2025-07-01' })
    expect([added.statusCode, added.json().ended]).toEqual([201, '2025-07-01'])
    const url = `/api/organisations/${added.json().id}`
    const revived = await planner.send({ method: 'PATCH', url, payload: { ended: null } })
    expect(kindOf(revived)).toEqual(refused)
    expect((await planner.send({ method: 'PATCH', url, payload: { ended: '2025-03-01' } })).statusCode).toBe(200)
  })

  test('a paper of a former province is kept by who is in charge now, and not there', async () => {
    expect(kindOf(await upload(planner, thaiBinh))).toEqual(heir('tỉnh Thái Bình', 'tỉnh Hưng Yên'))
    expect((await upload(planner, hungYen.unitId)).statusCode).toBe(201)
  })

  test('people of a unit keep their history when it ends, and nothing more', async () => {
    const old = await context.signIn({ role: 'planner', unitId: hungYen.unitId })
    await sql`
      update appointments set unit_id = u.id, unit_path = u.path, from_day = '2025-01-01'
      from units u where u.id = ${thaiBinh} and person_id = ${old.personId}`.execute(context.owner)
    context.clock.set('2025-06-30T02:00:00Z')
    const before = await upload(old, thaiBinh)
    context.clock.set('2026-11-20T02:00:00Z')
    expect(before.statusCode, before.body).toBe(201)
    const { id } = before.json().document
    expect((await old.get(`/api/documents/${id}`)).statusCode).toBe(200)
    const readsOnly = {
      status: 403,
      type: 'role-reads-only',
      params: { place: 'tỉnh Thái Bình', inCharge: 'tỉnh Hưng Yên' },
    }
    expect(kindOf(await upload(old, thaiBinh))).toEqual(readsOnly)
    expect(kindOf(await old.delete(`/api/documents/${id}`))).toEqual(readsOnly)
    expect((await old.get('/api/session')).json().may).toEqual([
      'organisations.read',
      'documents.read',
      'programmes.read',
      'duties.read',
      'figures.read',
      'jobs.read',
    ])
    expect((await planner.delete(`/api/documents/${id}`)).statusCode).toBe(204)
  })

  test('people of a body keep their history when it ends, and nothing more', async () => {
    const body = await add('Sở Hết Tháng')
    const officer = await context.signIn({
      role: 'planner',
      reach: 'organisation',
      unitId: hungYen.unitId,
      organisationId: body.id,
    })
    const may = async () => (await officer.get('/api/session')).json().may.includes('organisations.manage')
    expect(await may()).toBe(true)
    await done(`${body.id}/end`, { on: '2026-11-20', successors: [] })
    expect(await may()).toBe(false)
    expect((await officer.get('/api/programmes')).statusCode).toBe(200)
  })
})

describe('a name is free again when who bore it has ended', () => {
  test('a body is founded again under the name of one that ended, and not beside one that stands', async () => {
    await add('Sở Tái Lập', { born: '2010-01-01', ended: '2020-01-01' })
    const again = await add('Sở Tái Lập', { born: '2026-01-01' })
    const taken = await planner.post('/api/organisations', {
      name: 'so tai lap',
      unitId: hungYen.unitId,
      born: '2015-01-01',
    })
    expect(kindOf(taken)).toMatchObject({ status: 409, type: 'organisation-exists' })
    const list = await planner.get('/api/organisations?q=so+tai+lap&state=living')
    expect(list.json().organisations.map(({ id }: Organisation) => id)).toEqual([again.id])
    const back = await planner.send({
      method: 'PATCH',
      url: `/api/organisations/${again.id}`,
      payload: { born: '2019-12-31' },
    })
    expect(kindOf(back)).toMatchObject({ status: 409, type: 'organisation-exists' })
  })

  test('of many who add one name at once one does, and the others are told that it is there', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        planner.post('/api/organisations', { name: 'Hội Cùng Lúc', unitId: hungYen.unitId }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409, 409, 409])
  })
})

describe('everything is called as on the day that is looked at', () => {
  test('a body of Đồng Nai lay in a province until 29 April 2026, and in a city from the next day on', async () => {
    const client = await context.signIn({ role: 'planner', unitId: dongNai.unitId })
    const { id } = await add('Sở Thử Đồng Nai', { unitId: dongNai.unitId }, client)
    const patron = await client.post(`/api/organisations/${id}/patronages`, {
      unitId: dongNai.unitId,
      from: '2026-01-01',
    })
    expect(patron.statusCode, patron.body).toBe(200)
    for (const [on, name] of [
      ['2026-04-29', 'tỉnh Đồng Nai'],
      ['2026-04-30', 'thành phố Đồng Nai'],
    ]) {
      const list = (await client.get(`/api/organisations?q=so+thu+dong+nai&on=${on}`)).json()
      expect(list.organisations[0].unitName).toBe(name)
      const shown = await page(id, on ?? '', client)
      expect([shown.organisation.unitName, shown.patronages[0]?.unitName]).toEqual([name, name])
    }
  })

  test('a role says how its body is called today, also where another name is known ahead', async () => {
    const body = await add('Sở Sẽ Đổi')
    await done(`${body.id}/names`, { name: 'Sở Đã Đổi', form: 'full', from: '2026-12-01' })
    const viewer = await context.signIn({ role: 'viewer', unitId: hungYen.unitId, organisationId: body.id })
    const name = async () => (await viewer.get('/api/session')).json().appointments[0].organisationName
    expect(await name()).toBe('Sở Sẽ Đổi')
    context.clock.set('2026-12-01T02:00:00Z')
    const later = await name()
    context.clock.set('2026-11-20T02:00:00Z')
    expect(later).toBe('Sở Đã Đổi')
  })

  test('a line stands on its days, and who is related bears the name of the day', async () => {
    const above = await add('Hội Trên Xưa')
    const below = await add('Hội Dưới Xưa')
    await done(`${above.id}/names`, { name: 'Hội Trên Nay', form: 'full', from: '2026-06-01' })
    await done(`${below.id}/names`, { name: 'Hội Dưới Nay', form: 'full', from: '2026-06-01' })
    await done(`${below.id}/lines`, { parentId: above.id, from: '2026-02-01' })
    await done(`${below.id}/lines/${above.id}/end`, { until: '2026-09-01' })
    await done(`${below.id}/successors`, { toId: above.id, task: '', on: '2026-03-01', legalBasis: null })
    const lines = async (on: string) => {
      const [low, high] = [await page(below.id, on), await page(above.id, on)]
      const names = (of: { organisation: { name: string } }[]) => of.map(({ organisation }) => organisation.name)
      return [names(low.parents), names(high.children), low.otherLines, names(low.successors), names(high.predecessors)]
    }
    expect(await lines('2026-01-31')).toEqual([[], [], 1, ['Hội Trên Xưa'], ['Hội Dưới Xưa']])
    expect(await lines('2026-02-01')).toEqual([
      ['Hội Trên Xưa'],
      ['Hội Dưới Xưa'],
      0,
      ['Hội Trên Xưa'],
      ['Hội Dưới Xưa'],
    ])
    expect((await lines('2026-08-31')).slice(0, 3)).toEqual([['Hội Trên Nay'], ['Hội Dưới Nay'], 0])
    expect((await lines('2026-09-01')).slice(0, 3)).toEqual([[], [], 1])
  })
})

test('two who set a line crosswise at once set one, and the other is told of the change', async () => {
  for (let round = 0; round < 6; round++) {
    const [a, b] = [await add(`Hội Chéo ${round}`), await add(`Hội Ngang ${round}`)]
    const set = (of: Organisation, to: Organisation) =>
      planner.post(`/api/organisations/${of.id}/lines`, { parentId: to.id, from: null })
    const answers = await Promise.all([set(a, b), set(b, a)])
    // Whoever comes after the other has finished is told that it stands below.
    const statuses = answers.map(({ statusCode }) => statusCode).sort()
    expect(statuses[0], answers.map(({ body }) => body).join()).toBe(200)
    expect([409, 422]).toContain(statuses[1])
    const below = await page(a.id, '2026-11-20')
    expect(below.parents.length + below.children.length).toBe(1)
  }
})

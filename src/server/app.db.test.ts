import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { ACCESS_ROLES, type AccessRole } from '../shared/people.ts'

const context = useApp()

const everyone: AccessRole[] = ['viewer', 'planner', 'administrator']

/** Written by hand, apart from the table in the code: who may call what at all. A new route without a row here fails. */
const callers: Record<string, AccessRole[] | 'anyone'> = {
  'GET /api/session': everyone,
  'POST /api/session': 'anyone',
  'DELETE /api/session': everyone,
  'POST /api/links/look': 'anyone',
  'POST /api/links/use': 'anyone',
  'POST /api/homes': ['administrator'],
  'POST /api/sample': ['administrator'],
  'DELETE /api/sample': ['administrator'],
  'GET /api/people': ['administrator'],
  'POST /api/people': ['administrator'],
  'POST /api/people/:id/appointments': ['administrator'],
  'DELETE /api/people/:id/appointments/:appointmentId': ['administrator'],
  'POST /api/people/:id/link': ['administrator'],
  'GET /api/organisations': everyone,
  'POST /api/organisations': ['planner', 'administrator'],
  'DELETE /api/organisations/:id': ['planner', 'administrator'],
  'GET /api/units': everyone,
  'GET /api/units/:id': everyone,
  'GET /api/units/:id/children': everyone,
  'GET /api/documents': everyone,
  'POST /api/documents': ['planner'],
  'GET /api/documents/:id': everyone,
  'GET /api/documents/:id/file': everyone,
  'GET /api/documents/:id/text': everyone,
  'DELETE /api/documents/:id': ['planner'],
  'POST /api/documents/:id/readings': ['planner'],
  'DELETE /api/readings/:id': ['planner'],
  'POST /api/drafts': ['planner'],
  'GET /api/versions/:id': everyone,
  'DELETE /api/versions/:id': ['planner'],
  'GET /api/versions/:id/changes': everyone,
  'POST /api/versions/:id/edits': ['planner'],
  'POST /api/versions/:id/undo': ['planner'],
  'GET /api/versions/:id/publish-preview': ['planner'],
  'POST /api/versions/:id/publish': ['planner'],
  'GET /api/programmes': everyone,
  'GET /api/programmes/:id': everyone,
  'DELETE /api/programmes/:id': ['planner'],
  'POST /api/programmes/:id/versions': ['planner'],
  'POST /api/programmes/:id/documents': ['planner'],
  'GET /api/programmes/:id/targets.csv': everyone,
  'GET /api/programmes/:id/duties.csv': everyone,
  'GET /api/programmes/:id/reports.csv': everyone,
  'GET /api/programmes/:id/calendar.csv': everyone,
  'GET /api/programmes/:id/citations.csv': everyone,
  'GET /api/clauses/:id': everyone,
}

/** Held by whoever administers the whole system, and by no administrator of one province. */
const wholeSystem = new Set(['POST /api/sample', 'DELETE /api/sample'])

const unknownId = '01890000-0000-7000-8000-000000000000'
const addressOf = (path: string) =>
  path.replace(/\/(units|organisations)\/:id/, '/$1/999999').replace(/:\w+/g, unknownId)

let clients: Record<AccessRole, Client>
beforeAll(async () => {
  const { unitId } = await context.setUp('33')
  const signedIn = await Promise.all(ACCESS_ROLES.map(async (role) => [role, await context.signIn({ role, unitId })]))
  clients = Object.fromEntries(signedIn) as Record<AccessRole, Client>
})

const split = (route: string) => route.split(' ') as ['GET' | 'POST' | 'DELETE' | 'PATCH' | 'PUT', string]

test('every route stands in the table, and every row is a route', () => {
  expect([...context.app.accessTable.keys()].sort()).toEqual(Object.keys(callers).sort())
})

test('nobody without a session calls anything but the ways in', async () => {
  for (const [route, roles] of Object.entries(callers)) {
    const [method, path] = split(route)
    const { statusCode } = await context.app.inject({ method, url: addressOf(path) })
    if (roles === 'anyone') expect(statusCode, route).not.toBe(401)
    else expect(statusCode, route).toBe(401)
  }
})

for (const role of ACCESS_ROLES) {
  test(`a ${role} calls what the table gives, and nothing else`, async () => {
    for (const [route, roles] of Object.entries(callers)) {
      const [method, path] = split(route)
      if (route === 'DELETE /api/session' || roles === 'anyone') continue
      const { statusCode } = await clients[role].send({ method, url: addressOf(path) })
      if (roles.includes(role) && !wholeSystem.has(route))
        expect([401, 403, 500], `${role}: ${route}`).not.toContain(statusCode)
      else expect(statusCode, `${role}: ${route}`).toBe(403)
    }
  })
}

test('the administrator of the whole system calls what one of a province may not', async () => {
  for (const route of [...wholeSystem].sort()) {
    const [method, path] = split(route)
    const { statusCode } = await context.administrator.send({ method, url: addressOf(path) })
    expect([401, 403, 500], route).not.toContain(statusCode)
  }
})

test('a change that another site sends is refused, cookie or not', async () => {
  const { unitId } = await context.setUp('01')
  const administrator = await context.signIn({ role: 'administrator', unitId })
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:8081' },
  ]) {
    const response = await administrator.send({ method: 'POST', url: '/api/people', headers, payload: {} })
    expect(response.statusCode).toBe(403)
    expect(response.json().type).toBe('/problems/foreign-origin')
  }
})

test('a bad body is refused whole, each field named; nothing is repaired', async () => {
  const response = await context.administrator.post('/api/people', { name: '', email: 5, role: 'king', extra: true })
  expect(response.statusCode).toBe(400)
  expect(response.headers['content-type']).toContain('application/problem+json')
  const { errors } = response.json()
  const byPointer = Object.fromEntries(errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]))
  expect(byPointer).toMatchObject({
    '#/unitId': 'required',
    '#/extra': 'additionalProperties',
    '#/email': 'type',
    '#/role': 'enum',
  })
  expect(byPointer['#/name']).toBeDefined()
})

test('the documentation describes every route', async () => {
  const paths = context.app.swagger().paths ?? {}
  for (const route of context.app.accessTable.keys()) {
    const [method, path] = split(route)
    const described = paths[path.replace(/:(\w+)/g, '{$1}')] as Record<string, unknown> | undefined
    expect(described?.[method.toLowerCase()], route).toBeDefined()
  }
})

test('the documentation says how each route answers, how it refuses, and who may call it', async () => {
  type Operation = {
    responses: Record<string, { content?: object }>
    security: object[]
    parameters?: { name: string; required: boolean; schema: { default?: unknown } }[]
  }
  const paths = context.app.swagger().paths ?? {}
  for (const [route, access] of context.app.accessTable) {
    const [method, path] = split(route)
    const described = paths[path.replace(/:(\w+)/g, '{$1}')] as Record<string, Operation>
    const operation = described[method.toLowerCase()] as Operation
    expect(operation.responses.default?.content, route).toHaveProperty(['application/problem+json'])
    const { default: _, ...answers } = operation.responses
    if (method === 'DELETE') expect(Object.keys(answers), route).toEqual(['204'])
    else for (const answer of Object.values(answers)) expect(answer.content, route).toBeDefined()
    expect(operation.security, route).toEqual(access === 'public' ? [] : [{ session: [] }])
    for (const { name, required, schema } of operation.parameters ?? []) {
      if (schema.default !== undefined) expect(required, `${route} ${name}`).toBe(false)
    }
  }
})

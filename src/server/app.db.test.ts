import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { ACCESS_ROLES, type AccessRole } from '../shared/people.ts'

const context = useApp()

const administrators: AccessRole[] = ['unit-administrator', 'system-administrator']
const readers: AccessRole[] = ['viewer', 'reporter', 'reviewer', 'planner', 'leader', 'inspector']
const everyone = [...readers, ...administrators]

/** Written by hand, apart from the table in the code: who may call what at all. A new route without a row here fails. */
const callers: Record<string, AccessRole[] | 'anyone'> = {
  'GET /api/session': everyone,
  'POST /api/session': 'anyone',
  'DELETE /api/session': everyone,
  'POST /api/session/second-factor': 'anyone',
  'GET /api/sign-in/ways': 'anyone',
  'POST /api/sign-in/passkey/options': 'anyone',
  'POST /api/sign-in/passkey': 'anyone',
  'POST /api/sign-in/oidc': 'anyone',
  'GET /api/sign-in/oidc/callback': 'anyone',
  'POST /api/passwords/judge': 'anyone',
  'GET /api/me/sign-in': everyone,
  'DELETE /api/me/sessions': everyone,
  'DELETE /api/me/sessions/:id': everyone,
  'POST /api/me/password': everyone,
  'POST /api/me/code-app': everyone,
  'POST /api/me/code-app/confirm': everyone,
  'POST /api/me/code-app/backup-codes': everyone,
  'POST /api/me/code-app/end': everyone,
  'POST /api/me/passkeys/options': everyone,
  'POST /api/me/passkeys': everyone,
  'DELETE /api/me/passkeys/:id': everyone,
  'POST /api/me/oidc': everyone,
  'DELETE /api/me/oidc': everyone,
  'DELETE /api/people/:id/factors': administrators,
  'POST /api/links/look': 'anyone',
  'POST /api/links/use': 'anyone',
  'POST /api/homes': ['system-administrator'],
  'POST /api/sample': ['system-administrator'],
  'DELETE /api/sample': ['system-administrator'],
  'GET /api/people': [...administrators, 'inspector'],
  'POST /api/people': administrators,
  'POST /api/people/:id/appointments': administrators,
  'DELETE /api/people/:id/appointments/:appointmentId': administrators,
  'POST /api/people/:id/link': administrators,
  'GET /api/me/personal-data': everyone,
  'GET /api/me/looks': everyone,
  'GET /api/people/:id/personal-data': administrators,
  'GET /api/people/:id/erasure': administrators,
  'DELETE /api/people/:id': administrators,
  'POST /api/people/:id/mail': administrators,
  'POST /api/people/:id/end': administrators,
  'POST /api/people/:id/hand-overs': administrators,
  'GET /api/service-tokens': [...administrators, 'inspector'],
  'POST /api/service-tokens': administrators,
  'DELETE /api/service-tokens/:id': administrators,
  'GET /api/hand-overs': everyone,
  'GET /api/hand-overs/receivers': everyone,
  'POST /api/hand-overs': everyone,
  'DELETE /api/hand-overs/:id': everyone,
  'GET /api/mails': ['system-administrator'],
  'POST /api/mails/:id/open': ['system-administrator'],
  'GET /api/audit': ['inspector', 'system-administrator'],
  'POST /api/audit/heads': ['inspector', 'system-administrator'],
  'GET /api/organisations': everyone,
  'POST /api/organisations': ['planner', 'system-administrator'],
  'DELETE /api/organisations/:id': ['planner', 'system-administrator'],
  'GET /api/organisations/:id': everyone,
  'PATCH /api/organisations/:id': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/names': ['planner', 'system-administrator'],
  'DELETE /api/organisations/:id/names/:name': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/end': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/lines': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/lines/:parentId/end': ['planner', 'system-administrator'],
  'DELETE /api/organisations/:id/lines/:parentId': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/successors': ['planner', 'system-administrator'],
  'DELETE /api/organisations/:id/successors/:toId': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/patronages': ['planner', 'system-administrator'],
  'POST /api/organisations/:id/patronages/:patronageId/end': ['planner', 'system-administrator'],
  'DELETE /api/organisations/:id/patronages/:patronageId': ['planner', 'system-administrator'],
  'GET /api/organisation-steps': ['planner', 'system-administrator'],
  'POST /api/organisation-steps/:id/undo': ['planner', 'system-administrator'],
  'POST /api/units/:id/usual-organisations': ['planner', 'system-administrator'],
  'GET /api/calendars': everyone,
  'GET /api/system/backups': ['system-administrator'],
  'POST /api/system/backups': ['system-administrator'],
  'GET /api/jobs': ['planner', 'system-administrator'],
  'DELETE /api/jobs/:kind/:id': ['planner', 'system-administrator'],
  'POST /api/jobs/:kind/:id/retry': ['planner', 'system-administrator'],
  'GET /api/holidays': everyone,
  'POST /api/holidays/changes': ['system-administrator'],
  'DELETE /api/holidays/changes/:id': ['system-administrator'],
  'GET /api/units': everyone,
  'GET /api/units/:id': everyone,
  'GET /api/units/:id/children': everyone,
  'GET /api/documents': readers,
  'POST /api/documents': ['planner'],
  'GET /api/documents/:id': readers,
  'GET /api/documents/:id/file': readers,
  'GET /api/documents/:id/text': readers,
  'DELETE /api/documents/:id': ['planner'],
  'POST /api/documents/:id/readings': ['planner'],
  'POST /api/drafts': ['reviewer', 'planner'],
  'GET /api/versions/:id': readers,
  'DELETE /api/versions/:id': ['reviewer', 'planner'],
  'GET /api/versions/:id/changes': readers,
  'POST /api/versions/:id/edits': ['reviewer', 'planner'],
  'POST /api/versions/:id/undo': ['reviewer', 'planner'],
  'GET /api/versions/:id/publish-preview': ['planner'],
  'POST /api/versions/:id/publish': ['planner'],
  'GET /api/programmes': readers,
  'GET /api/programmes/:id': readers,
  'DELETE /api/programmes/:id': ['reviewer', 'planner'],
  'POST /api/programmes/:id/versions': ['reviewer', 'planner'],
  'POST /api/programmes/:id/documents': ['planner'],
  'GET /api/programmes/:id/parties': readers,
  'POST /api/programmes/:id/parties': ['planner'],
  'POST /api/programmes/:id/parties/undo': ['planner'],
  'POST /api/programmes/:id/patronages': ['planner'],
  'GET /api/programmes/:id/targets.csv': readers,
  'GET /api/programmes/:id/duties.csv': readers,
  'GET /api/programmes/:id/reports.csv': readers,
  'GET /api/programmes/:id/calendar.csv': readers,
  'GET /api/programmes/:id/citations.csv': readers,
  'GET /api/clauses/:id': readers,
}

const unknownId = '01890000-0000-7000-8000-000000000000'
const addressOf = (path: string) =>
  path
    .replace(/\/(units|organisations)\/:id/, '/$1/999999')
    .replace(':kind', 'reading')
    .replace(/:\w+/g, unknownId)

let clients: Record<AccessRole, Client>
beforeAll(async () => {
  const { unitId } = await context.setUp('33')
  const signedIn = await Promise.all(
    ACCESS_ROLES.map(async (role) => [
      role,
      role === 'system-administrator' ? context.administrator : await context.signIn({ role, unitId }),
    ]),
  )
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
      if (roles.includes(role)) expect([401, 403, 500], `${role}: ${route}`).not.toContain(statusCode)
      else expect(statusCode, `${role}: ${route}`).toBe(403)
    }
  })
}

test('a change that another site sends is refused, cookie or not', async () => {
  const { unitId } = await context.setUp('01')
  const administrator = await context.signIn({ role: 'unit-administrator', unitId })
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
    for (const [status, answer] of Object.entries(answers))
      if (method !== 'DELETE' && status !== '204' && status !== '303') expect(answer.content, route).toBeDefined()
    const forPrograms = access === 'signed-in' ? [] : [{ token: [] }]
    expect(operation.security, route).toEqual(access === 'public' ? [] : [{ session: [] }, ...forPrograms])
    for (const { name, required, schema } of operation.parameters ?? []) {
      if (schema.default !== undefined) expect(required, `${route} ${name}`).toBe(false)
    }
  }
})

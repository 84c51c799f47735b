import { expect, test } from 'vitest'
import { useApp } from '../../tests/support/app.ts'

const context = useApp()

const split = (route: string) => route.split(' ') as ['GET' | 'POST' | 'DELETE' | 'PATCH' | 'PUT', string]

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

import { connect as openSocket } from 'node:net'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { useApp } from '../../tests/support/app.ts'

const context = useApp()

const problemOf = (response: LightMyRequestResponse) => {
  expect(response.headers['content-type']).toBe('application/problem+json')
  return { type: response.json().type, status: response.statusCode }
}

test('only JSON is read, and the form of an upload', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/xml',
  ]) {
    const headers = { 'content-type': type }
    const response = await context.administrator.send({ method: 'POST', url: '/api/people', headers, payload: '{}' })
    expect(problemOf(response)).toMatchObject({ status: 415, type: '/problems/wrong-media-type' })
  }
})

test('an address that is none is a problem too', async () => {
  const url = '/api/%zz'
  expect(problemOf(await context.app.inject({ url }))).toMatchObject({ status: 400, type: '/problems/invalid-request' })
  expect(problemOf(await context.app.inject({ url: '/api/nothing' })).status).toBe(404)
  expect(problemOf(await context.administrator.send({ method: 'PUT', url: '/api/session', payload: {} })).status).toBe(
    404,
  )
})

test('what is no HTTP gets a problem, and the connection ends', async () => {
  await context.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = context.app.server.address() as { port: number }
  const answerTo = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = ''
      const socket = openSocket(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (data) => {
        answer += data
      })
      socket.on('error', reject).on('close', () => resolve(answer))
    })
  expect(await answerTo('xin chào\r\n\r\n')).toMatch(
    /^HTTP\/1.1 400 [\s\S]*application\/problem\+json[\s\S]*invalid-request/,
  )
  const long = `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`
  expect(await answerTo(long)).toMatch(/^HTTP\/1.1 413 [\s\S]*application\/problem\+json[\s\S]*too-large/)
})

test("no answer with somebody's data stays in a cache", async () => {
  for (const url of ['/api/session', '/api/people', '/api/documents', '/health']) {
    expect((await context.administrator.get(url)).headers['cache-control'], url).toBe('no-store')
  }
})

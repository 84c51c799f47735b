import { createSocket, Socket as DatagramSocket } from 'node:dgram'
import { createServer, type Server, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseAt } from './database-place.ts'
import { allowCallsTo, refuseOtherCalls, siteAt } from './outgoing.ts'

const untouched = Socket.prototype.connect
const { send, connect } = DatagramSocket.prototype
let server: Server
let port: number
beforeAll(async () => {
  server = createServer((socket) => socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
  refuseOtherCalls()
})
afterAll(() => {
  Socket.prototype.connect = untouched
  Object.assign(DatagramSocket.prototype, { send, connect })
  server.close()
})

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'called',
    (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code,
  )
const opened = (socket: Socket) =>
  new Promise((resolve, reject) => {
    socket.on('connect', resolve).on('error', reject)
  }).finally(() => socket.destroy())

test('whatever way a call is made, it leaves only for what is configured', async () => {
  const calls = () => [
    codeOf(fetch(`http://127.0.0.1:${port}/`)),
    codeOf(opened(new Socket().connect(port, '127.0.0.1'))),
    codeOf(opened(new Socket().connect({ port, host: '127.0.0.1' }))),
  ]
  const elsewhere = () => [
    codeOf(fetch('https://elsewhere.example/')),
    codeOf(opened(connectTls({ host: 'elsewhere.example', port: 465 }))),
    codeOf(opened(new Socket().connect('/run/elsewhere.sock'))),
    codeOf(opened(new Socket().connect(port, '127.0.0.2'))),
    codeOf(opened(new Socket().connect(port === 1 ? 2 : port - 1, '127.0.0.1'))),
  ]
  expect(await Promise.all([...calls(), ...elsewhere()])).toEqual(Array(8).fill('EOUTGOING'))
  allowCallsTo({ host: '127.0.0.1', port })
  expect(await Promise.all(calls())).toEqual(['called', 'called', 'called'])
  expect(await Promise.all(elsewhere())).toEqual(Array(5).fill('EOUTGOING'))
})

test('settings name places as the calls will', () => {
  expect(siteAt('https://sso.example.vn/realms/tinh')).toEqual({ host: 'sso.example.vn', port: 443 })
  expect(siteAt('http://[::1]:9000')).toEqual({ host: '[::1]', port: 9000 })
  expect(databaseAt('postgres://a:b@db.example.vn/hieuhoc')).toEqual({ host: 'db.example.vn', port: 5432 })
  expect(databaseAt('postgres:///hieuhoc?host=/run/postgresql&port=5433')).toEqual({
    path: '/run/postgresql/.s.PGSQL.5433',
  })
})

test('no datagram leaves', async () => {
  const socket = createSocket('udp4')
  expect(() => socket.send('x', port, '127.0.0.1')).toThrow('is not configured')
  expect(() => socket.connect(port, '127.0.0.1')).toThrow('is not configured')
  await new Promise<void>((resolve) => socket.close(resolve))
})

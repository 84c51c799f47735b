import { connect, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { bodyOf, smtpRefusal, startMailServer, type TestMailServer } from '../../../tests/support/smtp.ts'
import { createMailer, type Delivery, type SmtpServer } from './mail.ts'

const letter = {
  id: '0190c0de-0000-7000-8000-000000000001',
  to: 'nguoi-nhan@mau.example',
  subject: 'Hiếu Học: đặt mật khẩu để bắt đầu, dài hơn một dòng của thư cũng phải đọc được',
  text: 'Kính gửi Bà Mẫu,\n\nMở https://hieuhoc.example.vn/link#abc\n.\nHết.\n',
}
const never = new AbortController().signal
let stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops) await stop()
  stops = []
})
async function mailServer(...options: Parameters<typeof startMailServer>): Promise<TestMailServer> {
  const server = await startMailServer(...options)
  stops.push(server.stop)
  return server
}
const send = (server: SmtpServer, signal = never, silenceMs = 5000): Promise<Delivery> =>
  createMailer(server, { connectMs: 1000, silenceMs }).send(letter, signal)
const refused = (on: 'onMailFrom' | 'onRcptTo', code: number) =>
  mailServer({
    [on]: (_address: unknown, _session: unknown, done: (error: Error) => void) =>
      done(smtpRefusal(code, 'nguoi-nhan@mau.example: no')),
  })

test('a letter arrives as it was written, over TLS, after signing in, and follows nobody', async () => {
  const { server, letters } = await mailServer()
  expect(await send(server)).toEqual({ outcome: 'sent', problem: null })
  const [taken] = letters
  expect(taken).toMatchObject({ from: 'hieuhoc@mau.example', to: [letter.to], secure: true, user: 'hieuhoc' })
  expect(
    bodyOf(taken?.raw ?? '')
      .replaceAll('\r\n', '\n')
      .trimEnd(),
  ).toBe(letter.text.trimEnd())
  expect(taken?.raw).toContain(`Message-ID: <${letter.id}@mau.example>`)
  const subject = /^Subject: ((?:.|\r\n[ \t])+)$/m.exec(taken?.raw ?? '')?.[1] ?? ''
  const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)].map(([, part = '']) => Buffer.from(part, 'base64'))
  const quoted = [...subject.matchAll(/=\?UTF-8\?Q\?([^?]*)\?=/gi)].map(([, part = '']) =>
    part.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
  expect(Buffer.concat([...words, Buffer.from(quoted.join(''), 'latin1')]).toString('utf8')).toBe(letter.subject)
  expect(taken?.raw).not.toMatch(/<html|X-Mailer|List-Unsubscribe|Disposition-Notification/i)
})

test('a server without TLS is told nothing, unless it is this machine', async () => {
  const { server, letters } = await mailServer({ disabledCommands: ['STARTTLS'], authOptional: true })
  expect(await send(server)).toMatchObject({ outcome: 'later', problem: { code: 'encryption' } })
  expect(letters).toEqual([])
  expect(await send({ ...server, onThisMachine: true })).toMatchObject({ outcome: 'sent' })
})

test('a server whose certificate nobody trusts is told nothing', async () => {
  const { server, letters } = await mailServer()
  expect(await send({ ...server, ca: undefined })).toMatchObject({ outcome: 'later', problem: { code: 'encryption' } })
  expect(letters).toEqual([])
})

test('a wrong password is told as such, and may be put right', async () => {
  const { server } = await mailServer()
  expect(await send({ ...server, password: 'khác' })).toEqual({
    outcome: 'later',
    problem: { code: 'sign-in', status: 535 },
  })
})

test('what the server wants later is sent later, what it will never take is refused', async () => {
  for (const on of ['onMailFrom', 'onRcptTo'] as const) {
    expect(await send((await refused(on, 451)).server), on).toEqual({
      outcome: 'later',
      problem: { code: 'unreachable', status: 451 },
    })
    expect(await send((await refused(on, 550)).server), on).toEqual({
      outcome: 'refused',
      problem: { code: 'refused', status: 550 },
    })
  }
  const after = async (code: number) =>
    mailServer({
      onData: (stream, _session, done) =>
        stream.resume().on('end', () => done(smtpRefusal(code, 'nguoi-nhan@mau.example'))),
    })
  expect(await send((await after(452)).server)).toMatchObject({ outcome: 'later', problem: { status: 452 } })
  expect(await send((await after(554)).server)).toMatchObject({ outcome: 'refused', problem: { status: 554 } })
})

test('no server, one that says nothing and one that breaks off early are tried later', async () => {
  const gone = await startMailServer()
  await gone.stop()
  expect(await send(gone.server)).toMatchObject({ outcome: 'later', problem: { code: 'unreachable', status: null } })
  for (const greet of [() => {}, (socket: { destroy(): void }) => socket.destroy()]) {
    const silent = createServer(greet)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    const delivery = await send({ ...gone.server, port })
    expect(delivery).toMatchObject({ outcome: 'later', problem: { code: 'unreachable' } })
    silent.close()
  }
})

test('of a letter that was handed over whole, and no answer heard, nobody says that it was not sent', async () => {
  const { server } = await mailServer({ onData: (stream) => stream.resume() })
  expect(await send(server, never, 300)).toEqual({ outcome: 'unknown', problem: { code: 'unknown', status: null } })
  const breaking = await mailServer({
    onData: (stream, session) => {
      stream.resume().on('end', () => sockets.get(session.remotePort)?.destroy())
    },
  })
  // In between, to break the line just there.
  const sockets = new Map<number, { destroy(): void }>()
  const relay = createServer((socket) => {
    const on = connect(breaking.server.port, '127.0.0.1')
    on.on('connect', () => sockets.set(on.localPort ?? 0, socket))
    for (const end of [socket, on]) end.on('error', () => {})
    socket.pipe(on).pipe(socket)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const { port } = relay.address() as { port: number }
  expect(await send({ ...breaking.server, port })).toMatchObject({ outcome: 'unknown' })
  relay.close()
})

test('a server of ours that stops does not wait for a slow one', async () => {
  const { server } = await mailServer({ onConnect: () => {} })
  const stop = new AbortController()
  const sending = send(server, stop.signal)
  stop.abort()
  expect(await sending).toMatchObject({ outcome: 'later' })
})

import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server'
import type { SmtpServer } from '../../src/server/platform/mail.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/mail', name), 'utf8')
export const mailCertificate = read('only-for-tests.cert.pem')

export type TakenLetter = { from: string; to: string[]; raw: string; secure: boolean; user: string | undefined }
export type TestMailServer = {
  server: SmtpServer
  letters: TakenLetter[]
  stop(): Promise<void>
}

const user = 'hieuhoc'
const password = 'mật khẩu của thư'

/** Refuses with the code, as a server would. */
export const smtpRefusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

/** A real mail server on loopback that keeps what it takes; it wants TLS and a password unless told otherwise. */
export async function startMailServer(changed: Partial<SMTPServerOptions> = {}): Promise<TestMailServer> {
  const letters: TakenLetter[] = []
  const smtp = new SMTPServer({
    key: read('only-for-tests.key.pem'),
    cert: mailCertificate,
    logger: false,
    closeTimeout: 100,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password
        ? done(null, { user })
        : done(smtpRefusal(535, 'Authentication failed')),
    onData: (stream, session, done) => {
      void textOf(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        letters.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          secure: session.secure,
          user: session.user as string | undefined,
        })
        done()
      })
    },
    ...changed,
  })
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  const { port } = smtp.server.address() as AddressInfo
  const wantsNoPassword = changed.authOptional === true
  return {
    letters,
    server: {
      host: 'localhost',
      port,
      tls: false,
      onThisMachine: false,
      user: wantsNoPassword ? undefined : user,
      password: wantsNoPassword ? undefined : password,
      ca: mailCertificate,
      from: { name: 'Hiếu Học', address: 'hieuhoc@mau.example' },
    },
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
}

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The text of a plain letter, whichever way its lines were packed. */
export function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/^content-transfer-encoding: *base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/^content-transfer-encoding: *quoted-printable/im.test(head)) return body
  const packed = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(packed, 'latin1').toString('utf8')
}

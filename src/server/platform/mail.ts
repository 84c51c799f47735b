import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Letter, MailProblem } from '../../shared/mails.ts'

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the start; without it STARTTLS is asked for, and required unless the server is this machine. */
  tls: boolean
  onThisMachine: boolean
  user: string | undefined
  password: string | undefined
  /** Certificates to trust beside those that everyone does, in PEM. */
  ca: string | undefined
  /** `Hiếu Học <hieuhoc@tinh.gov.vn>`, or the address alone. */
  from: { name: string; address: string }
}

/**
 * `later`: it may go better another time; `refused`: never; `unknown`: the whole letter was handed over and no answer came
 * (RFC 5321 §4.5.3.2.6 knows this too), so to send it again could send it twice.
 */
export type Delivery = {
  outcome: 'sent' | 'later' | 'refused' | 'unknown'
  problem: { code: MailProblem; status: number | null } | null
}

/** `stopUrl`: where a mail program asks for no more such letters (RFC 8058). */
export type WrittenLetter = Letter & { stopUrl?: string }

export type Mailer = { send(letter: WrittenLetter & { id: string }, signal: AbortSignal): Promise<Delivery> }

type SmtpError = { code?: string | undefined; responseCode?: number | undefined; command?: string | undefined }

const connectMs = 15_000
const silenceMs = 120_000

/** Sends one letter at a time, each over a connection of its own. Plain text, nothing that tells whether it was read. */
export function createMailer(server: SmtpServer, limits = { connectMs, silenceMs }): Mailer {
  return {
    async send({ id, to, subject, text, stopUrl }, signal) {
      const domain = server.from.address.split('@').at(-1)
      const message = await new MailComposer({
        from: server.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(stopUrl === undefined
            ? {}
            : { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
        .compile()
        .build()
      return handOver(server, limits, to, message, signal)
    },
  }
}

function handOver(
  server: SmtpServer,
  limits: { connectMs: number; silenceMs: number },
  to: string,
  message: Buffer,
  signal: AbortSignal,
): Promise<Delivery> {
  const { host, port, tls, onThisMachine, user, password, ca } = server
  const connection = new SMTPConnection({
    host,
    port,
    // One of ours is called by the name that is configured; its own is called by an address.
    socket: new Socket(),
    secure: tls,
    requireTLS: !tls && !onThisMachine,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    ...(ca === undefined ? {} : { tls: { ca: [...rootCertificates, ca] } }),
  })
  let begun = false
  // Read by the connection only when the server has said that it listens.
  const content = new Readable({
    read() {
      begun = true
      this.push(message)
      this.push(null)
    },
  })
  return new Promise((resolve) => {
    const end = (delivery: Delivery) => {
      signal.removeEventListener('abort', stop)
      resolve(delivery)
      if (delivery.outcome === 'sent') connection.quit()
      else connection.close()
    }
    const fail = (error: Error) => end(judge(error, begun))
    const stop = () => fail(new Error('the server stops'))
    signal.addEventListener('abort', stop)
    connection.on('error', fail)
    connection.once('end', () => fail(new Error('the connection ended')))
    const send = () =>
      connection.send({ from: server.from.address, to: [to] }, content, (error) =>
        error ? fail(error) : end({ outcome: 'sent', problem: null }),
      )
    connection.connect((error?: Error) => {
      if (error) fail(error)
      else if (user === undefined) send()
      else connection.login({ user, pass: password ?? '' }, (error) => (error ? fail(error) : send()))
    })
  })
}

/** By the server's own code where there is one, since a connection that breaks says nothing of the letter. */
function judge(error: Error, begun: boolean): Delivery {
  const { code, responseCode, command } = error as SmtpError
  const status = responseCode ?? null
  if (code === 'EAUTH') return { outcome: 'later', problem: { code: 'sign-in', status } }
  // A certificate that is not trusted comes as a broken socket, told apart by its words alone.
  if (code === 'ETLS' || command === 'STARTTLS' || /certificate/i.test(error.message))
    return { outcome: 'later', problem: { code: 'encryption', status } }
  if (status !== null && status >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return { outcome: 'refused', problem: { code: 'refused', status } }
  if (status === null && begun) return { outcome: 'unknown', problem: { code: 'unknown', status } }
  return { outcome: 'later', problem: { code: 'unreachable', status } }
}

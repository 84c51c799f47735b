import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemReply } from '../../shared/problem.ts'
import { type Outage, outageOf } from './database.ts'
import {
  databaseAwayKind,
  diskFullKind,
  invalidRequestKind,
  notFoundKind,
  overloadedKind,
  Problem,
  type ProblemExtras,
  type ProblemKind,
  tooLargeKind,
  tooManyRequestsKind,
  unexpectedKind,
  wrongMediaTypeKind,
} from './problems.ts'
import { fieldErrors } from './validation.ts'

/** Seconds, where a kind does not say. */
const usualRetryAfter = 5

function send(reply: FastifyReply, kind: ProblemKind, detail: string | undefined, extras: ProblemExtras = {}) {
  const body: ProblemReply = {
    type: kind.type,
    status: kind.status,
    title: kind.title,
    ...(detail === undefined ? {} : { detail }),
    requestId: reply.request.id,
    ...extras,
  }
  if (kind.status === 503) reply.header('retry-after', kind.retryAfter ?? usualRetryAfter)
  // Serialized here: the route's response schemas describe its answers, not its refusals.
  return reply.code(kind.status).type('application/problem+json').serializer(String).send(JSON.stringify(body))
}

const byStatus = new Map([
  [400, invalidRequestKind],
  [404, notFoundKind],
  [413, tooLargeKind],
  [415, wrongMediaTypeKind],
  [429, tooManyRequestsKind],
  [503, overloadedKind],
])

const byOutage: Record<Outage, ProblemKind> = { away: databaseAwayKind, full: diskFullKind, busy: overloadedKind }

/** Who may not, and who asks too often: whoever looks into it finds them by their opaque id, where they are known. */
const toldOf = new Set([401, 403, 429])

/** The only place that turns a failure into a reply. */
export function replyToError(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Problem) {
    if (toldOf.has(error.kind.status)) {
      request.log.info({ refused: error.kind.type, person: request.foundActor?.personId }, 'refused')
    }
    return send(reply, error.kind, error.message, error.extras)
  }
  if (error.validation) {
    const errors = fieldErrors(error.validation as Parameters<typeof fieldErrors>[0], error.validationContext ?? 'body')
    return send(reply, invalidRequestKind, undefined, { errors })
  }
  const { statusCode = 500 } = error
  const known = byStatus.get(statusCode) ?? (statusCode >= 400 && statusCode < 500 ? invalidRequestKind : undefined)
  if (known) return send(reply, known, error.message)
  const outage = outageOf(error)
  if (outage !== undefined) {
    request.log.warn({ err: error, outage }, 'the database could not do it')
    return send(
      reply,
      byOutage[outage],
      'It is not known to be done; send it again, a change under the same Idempotency-Key',
    )
  }
  request.log.error({ err: error }, 'unexpected failure')
  return send(reply, unexpectedKind, undefined)
}

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(replyToError)
  app.setNotFoundHandler((_request, reply) => send(reply, notFoundKind, undefined))
}

/** Answers what is no HTTP request, so that no route and no reply of ours ever stands for it. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { type, status, title } = error.code === 'HPE_HEADER_OVERFLOW' ? tooLargeKind : invalidRequestKind
  const body = JSON.stringify({ type, status, title } satisfies ProblemReply)
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

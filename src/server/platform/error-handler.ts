import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemReply } from '../../shared/problem.ts'
import {
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

function send(reply: FastifyReply, kind: ProblemKind, detail: string | undefined, extras: ProblemExtras = {}) {
  const body: ProblemReply = {
    type: kind.type,
    status: kind.status,
    title: kind.title,
    ...(detail === undefined ? {} : { detail }),
    requestId: reply.request.id,
    ...extras,
  }
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

/** The only place that turns a failure into a reply. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof Problem) return send(reply, error.kind, error.message, error.extras)
    if (error.validation) {
      const errors = fieldErrors(
        error.validation as Parameters<typeof fieldErrors>[0],
        error.validationContext ?? 'body',
      )
      return send(reply, invalidRequestKind, undefined, { errors })
    }
    const known = error.statusCode === undefined ? undefined : byStatus.get(error.statusCode)
    if (known && error.statusCode !== 500) return send(reply, known, error.message)
    request.log.error({ err: error }, 'unexpected failure')
    return send(reply, unexpectedKind, undefined)
  })
  app.setNotFoundHandler((_request, reply) => send(reply, notFoundKind, undefined))
}

import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { ProblemReply } from '../../shared/problem.ts'
import type { Access } from './access.ts'

type Operation = { parameters?: { required?: boolean; schema?: { default?: unknown } }[] }

const refusal = {
  description: 'A refusal: a problem of docs/problems.md',
  content: { 'application/problem+json': { schema: ProblemReply } },
}
const onceKey = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      format: 'uuid',
      description: 'Of your making. Sent again under it, the same change is answered and not done again; kept 30 days.',
    },
  },
}
/** A file's bytes are its key, and whoever is nobody yet has none. */
const takesKey = (route: { method: string | string[] }, access: Access, consumes: readonly string[] = []) =>
  route.method !== 'GET' && access !== 'public' && consumes.length === 0
const done = { description: 'Done; there is nothing to say', type: 'null' }

/** What OpenAPI says of every route beyond its schemas: who may call it, how it refuses, and that removing says nothing. */
export const apiDescription: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Hiếu Học',
      version: '0.1.0',
      description:
        'Whoever changes something also sends `Origin` as a browser does, or none. Refusals are problems (RFC 9457), see docs/problems.md.',
    },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'hieuhoc.session_token',
          description: 'Set by POST /api/session; behind https its name begins with `__Host-`',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A service token, `hh_…`, as POST /api/service-tokens answers it. No cookie is looked at beside it.',
        },
      },
    },
  },
  transform: ({ schema, url, route }) => {
    const access = (route.config as { access?: Access } | undefined)?.access
    if (access === undefined) return { schema, url }
    const answers = schema.response ?? (route.method === 'DELETE' ? { 204: done } : {})
    const security = access === 'public' ? [] : [{ session: [] }, ...(access === 'signed-in' ? [] : [{ token: [] }])]
    const headers = takesKey(route, access, schema.consumes) ? { headers: onceKey } : {}
    return { schema: { ...schema, ...headers, response: { ...answers, default: refusal }, security }, url }
  },
  transformObject: (given) => {
    if (!('openapiObject' in given)) return given.swaggerObject
    for (const path of Object.values(given.openapiObject.paths ?? {})) {
      for (const { parameters = [] } of Object.values(path ?? {}) as Operation[]) {
        // What has a default may be left out.
        for (const parameter of parameters) if (parameter.schema?.default !== undefined) parameter.required = false
      }
    }
    return given.openapiObject
  },
}

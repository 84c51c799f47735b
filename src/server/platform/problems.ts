/** A kind of refusal (RFC 9457): its address, status and fixed title stand here and nowhere else. */
export type ProblemKind = {
  type: `/problems/${string}`
  status: number
  title: string
  /** Of a 503: after how many seconds trying again may help, where not soon. */
  retryAfter?: number
}

/** One wrong field or row: where it is (a JSON pointer into the body, or `query/name`) and a code that the web words. */
export type FieldError = { pointer: string; code: string; params?: Record<string, unknown> }

export type ProblemExtras = {
  errors?: FieldError[]
  /** Values for the reader's own wording of the case; never personal data. */
  params?: Record<string, unknown>
}

/** Thrown by services; the error handler alone replies with it. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly extras: ProblemExtras

  constructor(kind: ProblemKind, detail: string, extras: ProblemExtras = {}) {
    super(detail)
    this.name = 'Problem'
    this.kind = kind
    this.extras = extras
  }
}

export const invalidRequestKind: ProblemKind = {
  type: '/problems/invalid-request',
  status: 400,
  title: 'The request is not valid',
}
export const notFoundKind: ProblemKind = { type: '/problems/not-found', status: 404, title: 'There is nothing here' }
export const unexpectedKind: ProblemKind = {
  type: '/problems/unexpected',
  status: 500,
  title: 'Something went wrong on our side',
}
export const tooManyRequestsKind: ProblemKind = {
  type: '/problems/too-many-requests',
  status: 429,
  title: 'Too many requests',
}
export const tooLargeKind: ProblemKind = { type: '/problems/too-large', status: 413, title: 'This is too large' }
export const wrongMediaTypeKind: ProblemKind = {
  type: '/problems/wrong-media-type',
  status: 415,
  title: 'This content type is not read here',
}
export const overloadedKind: ProblemKind = {
  type: '/problems/overloaded',
  status: 503,
  title: 'The server is busy; try again shortly',
}
export const databaseAwayKind: ProblemKind = {
  type: '/problems/database-away',
  status: 503,
  title: 'The database does not answer just now; try again shortly',
}
export const diskFullKind: ProblemKind = {
  type: '/problems/disk-full',
  status: 503,
  title: 'There is no room left to keep anything new',
  retryAfter: 30,
}
export const foreignOriginKind: ProblemKind = {
  type: '/problems/foreign-origin',
  status: 403,
  title: 'This request came from another site',
}
export const idempotencyKeyReusedKind: ProblemKind = {
  type: '/problems/idempotency-key-reused',
  status: 422,
  title: 'Another request came under this Idempotency-Key before',
}

export const notFound = (what: string) => new Problem(notFoundKind, `${what} does not exist or is not yours`)
export const invalidRequest = (errors: FieldError[]) =>
  new Problem(invalidRequestKind, `${errors.length} ${errors.length === 1 ? 'field is' : 'fields are'} not right`, {
    errors,
  })
export const idempotencyKeyReused = () =>
  new Problem(idempotencyKeyReusedKind, 'Send each different request under a key of its own')
export const tooManyRequests = (seconds: number) =>
  new Problem(tooManyRequestsKind, `Try again in ${seconds} seconds`, { params: { seconds } })

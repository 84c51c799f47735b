import type { ProblemReply } from '../shared/problem.ts'

/** The server said no, and why. */
export class ApiProblem extends Error {
  readonly reply: ProblemReply

  constructor(reply: ProblemReply) {
    super(reply.detail ?? reply.title)
    this.name = 'ApiProblem'
    this.reply = reply
  }
}

/** The server was not reached, so nothing is known of what it did. */
export class NetworkFailure extends Error {
  constructor(cause?: unknown) {
    super('The server was not reached', { cause })
    this.name = 'NetworkFailure'
  }
}

export const isStatus = (error: unknown, status: number) => error instanceof ApiProblem && error.reply.status === status

/** Whether the server refused for this reason: `reminded-today`. */
export const isProblem = (error: unknown, kind: string) =>
  error instanceof ApiProblem && error.reply.type === `/problems/${kind}`

/** The server or what it keeps things in cannot be reached just now: the same may go well a little later. */
export const isAway = (error: unknown) => error instanceof NetworkFailure || isStatus(error, 503)

/** What an address names is not here, or is no such name at all: nothing that trying again would mend. */
export const isMissing = (error: unknown) => isStatus(error, 404) || isStatus(error, 400)

/** For a page that is nothing without this answer: it gives way to the one that says so, or to sign-in. */
export const leadsElsewhere = (error: unknown) => isMissing(error) || isStatus(error, 401)

/** An answer that is no problem document comes from something between us and the server. */
export function problemFrom(status: number, text: string): ApiProblem | NetworkFailure {
  try {
    const reply = JSON.parse(text) as ProblemReply
    if (typeof reply.type === 'string' && typeof reply.status === 'number') return new ApiProblem(reply)
  } catch {
    // Not JSON: told by its status below.
  }
  if (status === 502 || status === 503 || status === 504) return new NetworkFailure()
  return new ApiProblem({ type: 'about:blank', status, title: `HTTP ${status}` })
}

/** Changes that nobody has answered, with their keys: sent again they go under the same one, and are done once. */
const unanswered = new Map<string, string>()

async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const sent = body === undefined ? null : JSON.stringify(body)
  const change = `${method} ${path} ${sent}`
  const key = method === 'GET' ? undefined : (unanswered.get(change) ?? crypto.randomUUID())
  if (key !== undefined) unanswered.set(change, key)
  let response: Response
  let text: string
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(sent === null ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: sent,
      credentials: 'same-origin',
      signal: signal ?? null,
    })
    text = await response.text()
  } catch (error) {
    if (signal?.aborted) throw error
    throw new NetworkFailure(error)
  }
  // A server that failed may have done it before it did.
  if (response.status < 500) unanswered.delete(change)
  if (!response.ok) throw problemFrom(response.status, text)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal),
  post: <T>(path: string, body?: unknown) => request<T>('POST', path, body),
  put: <T>(path: string, body?: unknown) => request<T>('PUT', path, body),
  patch: <T>(path: string, body?: unknown) => request<T>('PATCH', path, body),
  delete: <T = void>(path: string) => request<T>('DELETE', path),
}

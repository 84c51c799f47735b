import { type Answer, type HttpClient, httpClient, openSession } from '../../tests/support/http.ts'
import { SampleProblem } from './problem.ts'
import type { SampleServer } from './server.ts'

/** Somebody who signs in and calls the API as their browser would. What is refused throws `SampleProblem`. */
export type Caller = {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  /** With the problem where it was refused. */
  ask(path: string, body?: unknown): Promise<Answer<unknown>>
  /** The type of the problem where it was refused, else undefined. */
  tryPost(path: string, body?: unknown): Promise<string | undefined>
  upload<T>(bytes: Uint8Array, fileName: string, path?: string, fields?: Record<string, string>): Promise<T>
}

/** Longer than the minute for which the server counts calls. */
export const aWhileMs = 61_000

/** What slows a caller down lasts a minute, which goes by at once. */
export async function unhurried<T>(server: Pick<SampleServer, 'pass'>, ask: () => Promise<Answer<T>>) {
  const first = await ask()
  if (first.status !== 429) return first
  server.pass(aWhileMs)
  return ask()
}

type Where = Pick<SampleServer, 'url' | 'pass'>

/** Signs in at the first call, and again whenever the session has ended. */
export function callerOf(where: () => Where, email: string, password: string): Caller {
  let signedIn: { url: string; client: Promise<HttpClient> } | undefined
  const signIn = () => {
    const { url } = where()
    const client = openSession({ url }, '/session', { email, password }, () => where().pass(aWhileMs)).then((cookie) =>
      httpClient({ url }, cookie),
    )
    signedIn = { url, client }
    return client
  }
  const call = async <T>(ask: (client: HttpClient) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const client = signedIn?.url === where().url ? signedIn.client : signIn()
    const answer = await unhurried(where(), async () => ask(await client))
    return answer.status === 401 ? ask(await signIn()) : answer
  }
  const done = <T>(path: string, { status, body }: Answer<T>): T => {
    if (status < 400) return body
    throw new SampleProblem(`${email} was refused at ${path} (${status}): ${JSON.stringify(body)}`)
  }
  return {
    get: async (path) => done(path, await call((client) => client.get(path))),
    post: async (path, body) => done(path, await call((client) => client.post(path, body))),
    ask: (path, body) => call((client) => client.post(path, body)),
    async tryPost(path, body) {
      const answer = await call((client) => client.post<{ type?: string }>(path, body))
      if (answer.status >= 500) done(path, answer)
      return answer.status < 400 ? undefined : (answer.body?.type ?? String(answer.status))
    },
    upload: async (bytes, fileName, path, fields) =>
      done(fileName, await call((client) => client.upload(bytes, fileName, path, fields))),
  }
}

/** Does something for each, a few at a time, as offices work beside each other. */
export async function forEach<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}

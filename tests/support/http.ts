import { tokenOf } from './links.ts'
import type { RunningServer } from './server.ts'

export type Answer<T> = { status: number; body: T }

/** Somebody who speaks to a running server over HTTP. */
export type HttpClient = {
  cookie: string
  get<T>(path: string): Promise<Answer<T>>
  post<T>(path: string, body?: unknown): Promise<Answer<T>>
  /** Without a path it becomes a document. */
  upload<T>(bytes: Uint8Array, fileName: string, path?: string, fields?: Record<string, string>): Promise<Answer<T>>
}

/** A client without a session, or with the one of the cookie. */
export function httpClient({ url }: Pick<RunningServer, 'url'>, cookie = ''): HttpClient {
  const send = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    const response = await fetch(`${url}/api${path}`, {
      ...init,
      headers: { cookie, origin: url, ...(init.headers as Record<string, string> | undefined) },
      signal: AbortSignal.timeout(60_000),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
  }
  return {
    cookie,
    get: (path) => send(path, {}),
    post: (path, body) =>
      send(path, {
        method: 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    upload: (bytes, fileName, path = '/documents', fields = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', new Blob([new Uint8Array(bytes)]), fileName)
      return send(path, { method: 'POST', body: form })
    },
  }
}

/** The same calls, each answering its body; what is refused throws. */
export function orThrow({ get, post, upload }: HttpClient) {
  const done = <T>({ status, body }: Answer<T>): T => {
    if (status >= 400) throw new Error(JSON.stringify(body))
    return body
  }
  return {
    get: async <T>(path: string) => done(await get<T>(path)),
    post: async <T>(path: string, body?: unknown) => done(await post<T>(path, body)),
    upload: async <T>(bytes: Uint8Array, fileName: string) => done(await upload<T>(bytes, fileName)),
  }
}

/** Uses a one-time link or signs in; answers the cookie of the session. `slowed` is told of too many attempts and may wait before another. */
export async function openSession(
  { url }: Pick<RunningServer, 'url'>,
  path: string,
  body: object,
  slowed?: () => void,
): Promise<string> {
  const send = () =>
    fetch(`${url}/api${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: url },
    })
  let response = await send()
  if (response.status === 429 && slowed) {
    slowed()
    response = await send()
  }
  if (!response.ok) throw new Error(await response.text())
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

export const password = 'một mật khẩu để thử'

/** Becomes the first administrator, who also plans for Hưng Yên, on whose ground Thái Bình was. */
export async function becomeFirstPlanner(server: RunningServer): Promise<string> {
  const person = { name: 'Người thử', email: 'nguoi-thu@mau.example', password }
  const cookie = await openSession(server, '/links/use', { token: tokenOf(server.firstLink), ...person })
  const client = httpClient(server, cookie)
  const found = await client.get<{ hits: { unit: { id: string } }[] }>('/units?query=thai%20binh&level=province')
  await client.post('/homes', { unitId: found.body.hits[0]?.unit.id, alsoPlanner: true })
  return cookie
}

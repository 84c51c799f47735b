import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Sent = { path: string; token: string; body?: string }
export type Timed = { times: number[]; perSecond: number; refused: number }

/** So many clients, each of which sends the next when the one before was answered; for so long, and no more than was given. */
export async function sendInTurn(url: string, next: () => Sent, clients: number, seconds: number): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let refused = 0
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const at = performance.now()
        const status = await send(agent, url, next())
        if (status === 200) times.push(performance.now() - at)
        else refused += 1
        if (status === 429 || status === 503) await sleep(50)
      }
    }),
  )
  agent.destroy()
  return { times, perSecond: (times.length * 1000) / (performance.now() - began), refused }
}

function send(agent: Agent, url: string, { path, token, body }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    const asked = request(
      `${url}/api${path}`,
      { agent, method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        response.on('error', reject)
        response.on('end', () => resolve(response.statusCode ?? 0))
        response.resume()
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

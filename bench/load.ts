import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Request = { url: string; cookie: string }
/** How long each took that was answered, in ms, and how many were not. */
export type Loaded = { times: number[]; refused: number }

/**
 * Sends at even steps whether or not the ones before were answered, as people do. The answers are taken off the line and neither
 * unpacked nor read: who asks has the machine beside the server.
 */
export async function sendSteadily(requests: readonly Request[], perSecond: number, seconds: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true })
  const sent: Promise<number | undefined>[] = []
  const began = performance.now()
  for (let n = 0; n < perSecond * seconds; n += 1) {
    await sleep(Math.max(0, began + (n * 1000) / perSecond - performance.now()))
    sent.push(time(agent, requests[n % requests.length] as Request))
  }
  const all = await Promise.all(sent)
  agent.destroy()
  const times = all.filter((each) => each !== undefined)
  return { times, refused: all.length - times.length }
}

function time(agent: Agent, { url, cookie }: Request): Promise<number | undefined> {
  const at = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie, 'accept-encoding': 'br, gzip' } }, (response) => {
      response.on('error', reject)
      response.on('end', () => resolve(response.statusCode === 200 ? performance.now() - at : undefined))
      response.resume()
    }).on('error', reject)
  })
}

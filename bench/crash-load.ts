import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EditResult, FactOf } from '../src/shared/facts.ts'
import type { Version } from '../src/shared/programmes.ts'
import { openSession, password } from '../tests/support/http.ts'

/** What several people do to a server that is killed again and again; each sends again until somebody answers. */

export type Ledger = {
  /** By kind and name, such as `organisation Sở 1.7`: sent, and whether it was answered. */
  deeds: Map<string, 'sent' | 'answered'>
  /** How many were sent more than once. */
  retried: number
}

type Sent = {
  method?: string
  path: string
  body?: unknown
  bytes?: { name: string; text: string }
  /** What is sent has an id that is its key. */
  ownId?: boolean
}

class Refused extends Error {}

const againAfterMs = 40
/** One person may ask 600 times a minute. */
const betweenMs = 30

export type Person = ReturnType<typeof person>

/** Somebody with a session. `url` is asked for each time: a restarted server has another port. */
export function person(url: () => string, cookie: string, ledger: Ledger) {
  const once = async <T>(
    { method = 'POST', path, body, bytes, ownId }: Sent,
    key: string,
  ): Promise<T | 'unanswered'> => {
    const form = new FormData()
    if (bytes) form.append('file', new Blob([bytes.text]), bytes.name)
    const headers = {
      cookie,
      origin: url(),
      ...(ownId ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const sent = bytes ? form : body === undefined ? null : JSON.stringify(body)
    try {
      const signal = AbortSignal.timeout(20_000)
      const response = await fetch(`${url()}/api${path}`, { method, headers, body: sent, signal })
      const text = await response.text()
      if (response.status >= 500 || response.status === 429) return 'unanswered'
      // Whatever is done here is right, once: only what was done before is refused.
      if (!response.ok) throw new Refused(`${method} ${path}: ${text.slice(0, 300)}`)
      return (text === '' ? undefined : JSON.parse(text)) as T
    } catch (error) {
      if (error instanceof Refused) throw error
      return 'unanswered'
    }
  }
  /** Sends until it is answered; what is named stands in the ledger. */
  async function send<T>(sent: Sent, deed?: string): Promise<T> {
    const key = randomUUID()
    if (deed) ledger.deeds.set(deed, 'sent')
    for (let tries = 1; ; tries += 1) {
      const answer = await once<T>(sent, key)
      if (answer !== 'unanswered') {
        if (deed) ledger.deeds.set(deed, 'answered')
        if (tries > 1 && sent.method !== 'GET') ledger.retried += 1
        return answer
      }
      await sleep(againAfterMs)
    }
  }
  return { send, get: <T>(path: string) => send<T>({ method: 'GET', path }) }
}

/** A new person with a role, and their session. */
export async function appoint(url: () => string, ledger: Ledger, giver: Person, role: string, unitId: string) {
  const email = `nguoi-do-${randomUUID().slice(0, 8)}@mau.example`
  const body = { name: 'Người đo', email, role, unitId }
  const { link } = await giver.send<{ link: string }>({ path: '/people', body })
  const token = new URL(link).hash.slice(1)
  const cookie = await openSession({ url: url() }, '/links/use', { token, password })
  return person(url, cookie, ledger)
}

/** One thing after another until told to stop. */
async function over(signal: AbortSignal, work: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; !signal.aborted; n += 1) {
    await work(n)
    await sleep(betweenMs)
  }
}

export async function uploadsDocuments(planner: Person, who: number, signal: AbortSignal): Promise<void> {
  await over(signal, async (n) => {
    const name = `ke-hoach-${who}-${n}.txt`
    const text = `KẾ HOẠCH\n\nXây dựng xã hội học tập, bản ${who}.${n}\n\nI. MỤC TIÊU\n\n1. 95% người lớn biết chữ.\n`
    await planner.send({ path: '/documents', bytes: { name, text } }, `document ${name}`)
  })
}

/** Every third one goes again. */
export async function keepsOrganisations(planner: Person, unitId: string, who: number, signal: AbortSignal) {
  await over(signal, async (n) => {
    const name = `Sở số ${who} ${n}`
    const added = await planner.send<{ id: string }>(
      { path: '/organisations', body: { unitId, name } },
      `organisation ${name}`,
    )
    if (n % 3 !== 2) return
    await planner.send({ method: 'DELETE', path: `/organisations/${added.id}` }, `removed ${name}`)
  })
}

/** Nothing but the key tells two equal appointments of one person from one sent twice. */
export async function appointsPeople(
  administrator: Person,
  unitIds: readonly string[],
  who: number,
  signal: AbortSignal,
) {
  await over(signal, async (n) => {
    const email = `can-bo-${who}-${n}@mau.example`
    const [first, second] = [unitIds[n % unitIds.length], unitIds[(n + 1) % unitIds.length]]
    const body = { name: 'Cán bộ', email, role: 'viewer', unitId: first }
    const { person } = await administrator.send<{ person: { id: string } }>(
      { path: '/people', body },
      `person ${email}`,
    )
    const role = { role: 'reporter', unitId: second }
    await administrator.send({ path: `/people/${person.id}/appointments`, body: role }, `appointment ${email}`)
  })
}

/** Each change raises the revision by one, so the revision counts how often it was done. */
export async function reviews(
  planner: Person,
  draft: Version,
  who: number,
  revisions: Map<string, number>,
  signal: AbortSignal,
) {
  const duties = draft.facts.filter((fact): fact is FactOf<'duty'> => fact.kind === 'duty')
  const own = duties.filter((_, index) => index % 2 === who % 2)
  await over(signal, async (n) => {
    const index = n % own.length
    const fact = own[index] as FactOf<'duty'>
    const body = { ...fact.body, product: `Sản phẩm ${who}.${n}` }
    const edits = [{ action: 'change', factId: fact.id, revision: fact.revision, body }]
    const answer = await planner.send<EditResult>({
      path: `/versions/${draft.id}/edits`,
      body: { batchId: randomUUID(), edits },
    })
    const after = answer.facts.find(({ id }) => id === fact.id) as FactOf<'duty'>
    revisions.set(fact.id, fact.revision + 1)
    own[index] = after
  })
}

/** Publishes and amends one plan over and over; answers how many versions it has now. */
export async function publishes(planner: Person, first: Version, signal: AbortSignal, versions: { count: number }) {
  let draft = first
  await over(signal, async () => {
    const { cursor } = await planner.get<{ cursor: string }>(`/versions/${draft.id}/publish-preview`)
    await planner.send({ path: `/versions/${draft.id}/publish`, body: { cursor } })
    const { programmeId, documentId } = draft
    draft = await planner.send<Version>({ path: `/programmes/${programmeId}/versions`, body: { documentId } })
    versions.count += 1
  })
}

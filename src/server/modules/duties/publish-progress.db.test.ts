import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { association, duty, education, interior, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import { aboutDocument, insertReadDocument, type SomeClause } from '../../../../tests/support/read-document.ts'
import type { PublishProgress, Version } from '../../../shared/programmes.ts'

const world = useDutyWorld()
const { context, officerOf } = world
let planner: Client
let province: ReturnType<typeof world.made>['province']
beforeAll(() => {
  ;({ planner, province } = world.made())
})

/** A draft of so many duties of three organisations. */
async function draftOf(duties: number): Promise<Version> {
  const clauses: SomeClause[] = Array.from({ length: duties }, (_, at) =>
    duty(`Việc thứ ${at + 1}`, { responsible: [education, interior, association] }),
  )
  const about: SomeClause = { text: 'KẾ HOẠCH', kind: 'document', body: aboutDocument() }
  const { documentId } = await insertReadDocument(context.owner, province, [about, ...clauses])
  return (await planner.post('/api/drafts', { documentId, relation: 'starts' })).json()
}
const publish = ({ id, cursor }: Version, client = planner) => client.post(`/api/versions/${id}/publish`, { cursor })
const progressOf = async ({ id }: Version): Promise<PublishProgress> =>
  (await planner.get(`/api/versions/${id}/publish-progress`)).json()
const assignmentsOf = async ({ programmeId }: Version) =>
  (await sql`select from assignments where programme_id = ${programmeId}`.execute(context.owner)).rows.length

/** Publishes them at once, and tells what was seen of each meanwhile. */
async function watch(versions: readonly Version[]): Promise<PublishProgress[][]> {
  const seen: PublishProgress[][] = versions.map(() => [])
  let isOver = false
  const publishing = Promise.all(versions.map((version) => publish(version))).finally(() => {
    isOver = true
  })
  while (!isOver) {
    for (const [at, version] of versions.entries()) seen[at]?.push(await progressOf(version))
    await sleep(5)
  }
  for (const { statusCode, body } of await publishing) expect(statusCode, body.slice(0, 500)).toBe(200)
  for (const version of versions) expect(await progressOf(version)).toEqual({ state: 'unknown', done: 0, of: null })
  return seen
}
const counted = (seen: readonly PublishProgress[] = []) =>
  seen.filter(({ state, of }) => state === 'under-way' && of !== null)

test('who waits for a publication sees how far it is, and so at the next version', async () => {
  const first = await draftOf(700)
  for (const version of [first, undefined]) {
    const draft =
      version ??
      (
        await planner.post(`/api/programmes/${first.programmeId}/versions`, { documentId: first.documentId })
      ).json<Version>()
    const [seen] = await watch([draft])
    const told = counted(seen)
    expect(new Set(told.map(({ of }) => of)).size).toBe(1)
    expect(new Set(told.map(({ done }) => done)).size).toBeGreaterThan(1)
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
    for (const { done, of } of told) expect(done).toBeLessThanOrEqual(of ?? 0)
    expect(await assignmentsOf(first)).toBe(2100)
  }
}, 60_000)

test('two publications at once are told apart', async () => {
  const versions = [await draftOf(500), await draftOf(300)]
  const [ofFirst, ofSecond] = (await watch(versions)).map((seen) => [...new Set(counted(seen).map(({ of }) => of))])
  expect([ofFirst?.length, ofSecond?.length]).toEqual([1, 1])
  expect(ofFirst?.[0]).toBeGreaterThan(ofSecond?.[0] ?? 0)
}, 60_000)

test('one that is refused leaves nothing, and one that fails says so and leaves nothing half-done', async () => {
  const version = await draftOf(20)
  expect((await publish({ ...version, cursor: '7' })).statusCode).toBe(409)
  expect((await progressOf(version)).state).toBe('unknown')
  expect((await officerOf(education).get(`/api/versions/${version.id}/publish-progress`)).statusCode).not.toBe(200)

  await sql`alter table answers add constraint none_now check (false) not valid`.execute(context.owner)
  const failed = await publish(version)
  await sql`alter table answers drop constraint none_now`.execute(context.owner)
  expect(failed.statusCode).toBe(500)
  expect((await progressOf(version)).state).toBe('failed')
  const changes = () => planner.get(`/api/versions/${version.id}/changes?since=0`)
  expect((await changes()).json().publishing).toBe(true)
  expect([await assignmentsOf(version), (await planner.get(`/api/versions/${version.id}`)).json().state]).toEqual([
    0,
    'draft',
  ])
  expect((await publish(version)).statusCode).toBe(200)
  expect([(await progressOf(version)).state, await assignmentsOf(version)]).toEqual(['unknown', 60])
  expect((await changes()).json().publishing).toBe(false)
})

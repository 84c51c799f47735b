import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import type { AuditEntry, AuditHead, AuditPage } from '../../../shared/audit.ts'
import { consoleActor } from '../../platform/actor.ts'
import { inTransaction } from '../../platform/database.ts'
import { entriesThat, recordAudit } from './audit.repository.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let neighbour: { homeId: number; unitId: string }
let commune: string
let inspector: Client

beforeAll(async () => {
  province = await context.setUp('33')
  neighbour = await context.setUp('01')
  commune = await context.unitId('commune', '12826')
  inspector = await context.signIn({ role: 'inspector', unitId: province.unitId })
})

const found = async (who: Client, query: string): Promise<AuditEntry[]> => {
  const response = await who.get(`/api/audit?limit=500&${query}`)
  expect(response.statusCode, response.body).toBe(200)
  return (response.json() as AuditPage).entries
}
const add = (name: string, unitId: string) =>
  context.administrator.post('/api/people', {
    name,
    email: `${crypto.randomUUID()}@mau.example`,
    role: 'viewer',
    unitId,
  })

test('an inspector finds what was done below their unit by person, action, subject, day and unit, accents ignored', async () => {
  const person = (await add('Nguyễn Thị Ánh Đào', commune)).json().person
  await add('Trần Văn Bình', province.unitId)
  const [entry] = await found(inspector, 'q=ANH%20dao')
  expect(entry).toMatchObject({
    action: 'people.appoint',
    subject: `person:${person.id}`,
    subjectTitle: 'Nguyễn Thị Ánh Đào',
    unitId: commune,
    actor: { id: context.administrator.personId, name: 'Quản trị' },
  })
  expect(await found(inspector, 'q=anh%20dao')).toHaveLength(1)
  expect(await found(inspector, 'q=%25')).toEqual([])
  expect(await found(inspector, `subject=person:${person.id}`)).toHaveLength(1)
  const below = await found(inspector, `unitId=${commune}`)
  expect(below.map(({ unitId }) => unitId)).toEqual(below.map(() => commune))
  expect(below.length).toBeGreaterThan(0)
  const appointed = await found(inspector, 'action=people.appoint')
  expect(new Set(appointed.map(({ action }) => action))).toEqual(new Set(['people.appoint']))
  expect(await found(inspector, `person=${context.administrator.personId}&action=people.dismiss`)).toEqual([])
  // 02:00 in UTC is nine in the morning in Vietnam.
  expect(await found(inspector, 'from=2026-11-20&until=2026-11-20')).not.toEqual([])
  expect(await found(inspector, 'from=2026-11-21')).toEqual([])
  expect(await found(inspector, 'until=2026-11-19')).toEqual([])
})

test('nobody finds what was done elsewhere, or above them', async () => {
  await add('Người nơi khác', neighbour.unitId)
  const local = await context.signIn({ role: 'inspector', unitId: commune })
  expect(await found(inspector, 'q=noi%20khac')).toEqual([])
  expect((await found(context.administrator, 'q=noi%20khac')).length).toBe(1)
  const seen = await found(local, '')
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen.map(({ unitId }) => unitId))).toEqual(new Set([commune]))
  expect((await local.post('/api/audit/heads')).json()).toEqual({ heads: [] })
  const heads: AuditHead[] = (await inspector.post('/api/audit/heads')).json().heads
  expect(heads.map(({ homeId }) => homeId)).toEqual([province.homeId])
})

test('page after page shows every entry once, newest first, of several homes and of one instant too', async () => {
  const whole = await found(context.administrator, '')
  expect(whole.length).toBeGreaterThan(10)
  const walked: AuditEntry[] = []
  for (let before = ''; ; ) {
    const page: AuditPage = (await context.administrator.get(`/api/audit?limit=3${before}`)).json()
    walked.push(...page.entries)
    const last = page.entries.at(-1)
    if (!page.more || !last) break
    before = `&before=${last.at},${last.id}`
  }
  expect(walked.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
  expect(whole.map(({ at }) => at)).toEqual(
    whole
      .map(({ at }) => at)
      .sort()
      .reverse(),
  )
  for (const before of ['yesterday', `2026-13-45T99:99:99.000Z,${randomUUID()}`])
    for (const url of ['/api/audit', '/api/me/looks'])
      expect((await context.administrator.get(`${url}?before=${before}`)).statusCode, `${url} ${before}`).toBe(400)
  expect((await context.administrator.get('/api/audit?unitId=999999999')).statusCode).toBe(404)
})

test('what an erased person did stays, without their name', async () => {
  const actor = { ...consoleActor, personId: crypto.randomUUID() }
  const entry = { homeId: province.homeId, unitPath: '1', action: 'people.dismiss', subject: 'person:1' } as const
  await inTransaction(context.db, consoleActor, (db) => recordAudit(db, context.clock, actor, entry))
  const [seen] = await found(context.administrator, `person=${actor.personId}`)
  expect(seen?.actor).toEqual({ id: actor.personId, name: null })
})

test('every list of the trail walks an index and sorts no home', async () => {
  await sql`
    insert into audit_entries (home_id, id, unit_path, at, actor, action, subject, chain, number, hash)
    select ${neighbour.homeId}, gen_random_uuid(), '1', '2026-01-01'::timestamptz + n * interval '1 second', gen_random_uuid(), 'people.list', 'people', 0, n, ''
    from generate_series(1, 50000) n`.execute(context.owner)
  await sql`analyze audit_entries`.execute(context.owner)
  const none = { before: undefined, actor: undefined, action: undefined, subject: undefined, unitPath: undefined }
  const all = { ...none, from: undefined, until: undefined, people: undefined, limit: 50 }
  const lists = [
    all,
    { ...all, actor: inspector.personId },
    { ...all, action: 'people.erase' },
    { ...all, subject: 'person:1' },
    { ...all, from: new Date('2026-01-01'), until: new Date('2026-01-02') },
  ]
  for (const list of lists) {
    const plan = await inTransaction(context.db, consoleActor, async (db) => {
      await sql`set local enable_sort = off`.execute(db)
      const { rows } = await sql<{
        'QUERY PLAN': string
      }>`explain (analyze, buffers, timing off, costs off) ${entriesThat(list)}`.execute(db.withoutPlugins())
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).not.toContain('Seq Scan on audit_entries')
    expect(Number(/shared hit=(\d+)/.exec(plan)?.[1]), plan).toBeLessThan(400)
  }
})

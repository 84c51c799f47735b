import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan } from '../../../../tests/support/read-document.ts'
import type { AccessRole } from '../../../shared/people.ts'
import type { ErasurePreview, LookPage, PersonalData } from '../../../shared/personal-data.ts'
import { verifyAuditChain } from '../audit/index.ts'
import { personalTables } from './personal-data.repository.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let neighbour: { homeId: number; unitId: string }
let administrator: Client
let people = 0

beforeAll(async () => {
  province = await context.setUp('33')
  neighbour = await context.setUp('01')
  administrator = await context.signIn({ role: 'unit-administrator', unitId: province.unitId })
})

async function someone(role: AccessRole, unitId = province.unitId) {
  people += 1
  const name = `Vũ Thị Độc Nhất ${people}`
  const email = `doc-nhat-${people}@rieng.example`
  const added = await context.administrator.post('/api/people', { name, email, role, unitId })
  expect(added.statusCode, added.body).toBe(201)
  const { person, link } = added.json()
  const password = 'một mật khẩu rất dài 2026'
  const used = await context.app.inject({
    method: 'POST',
    url: '/api/links/use',
    payload: { token: link.slice(link.indexOf('#') + 1), password },
  })
  expect(used.statusCode, used.body).toBe(200)
  const cookie = used.cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
  const get = (url: string) => context.app.inject({ url, headers: { cookie } })
  const { id } = person as { id: string }
  const { id: appointment } = await context.owner
    .selectFrom('appointments')
    .select('id')
    .where('personId', '=', id)
    .executeTakeFirstOrThrow()
  return { id, name, email, password, get, appointment }
}
type Someone = Awaited<ReturnType<typeof someone>>
const dismiss = ({ id, appointment }: Someone) =>
  context.administrator.delete(`/api/people/${id}/appointments/${appointment}`)

/** Every column of every table that can hold words, searched for them. */
async function whereStands(text: string): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select format('%I.%I', n.nspname, c.relname) as "table", quote_ident(a.attname) as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`.execute(
    context.owner,
  )
  expect(columns.length).toBeGreaterThan(150)
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rows } = await sql
      .raw<{ n: number }>(
        `select count(*)::int as n from ${table} where strpos(lower(${column}::text), lower('${text}')) > 0`,
      )
      .execute(context.owner)
    if (rows[0]?.n) found.push(`${table}.${column}`)
  }
  return found
}

test('one sees everything that is kept about oneself, and nothing that would let somebody in', async () => {
  const me = await someone('viewer')
  const response = await me.get('/api/me/personal-data')
  expect(response.statusCode, response.body).toBe(200)
  const data: PersonalData = response.json()
  expect(data.person).toMatchObject({ id: me.id, name: me.name, email: me.email })
  expect(data.roles).toMatchObject([
    { role: 'viewer', unitId: province.unitId, unitName: 'tỉnh Hưng Yên', until: null },
  ])
  expect(data.rows.sessions).toHaveLength(1)
  expect(data.rows.accounts).toMatchObject([{ provider_id: 'credential' }])
  expect(data.looks.map(({ action }) => action)).toEqual(['people.set-password', 'people.appoint'])
  expect(data.deeds).toContainEqual({ table: 'audit_entries', as: 'actor', times: 1 })
  const { rows: secrets } = await sql<{ secret: string }>`
    select token as secret from sessions where person_id = ${me.id} union select password from accounts where person_id = ${me.id}
    union select encode(token_hash, 'hex') from one_time_links where person_id = ${me.id}`.execute(context.owner)
  expect(secrets).toHaveLength(3)
  for (const { secret } of secrets) expect(response.body).not.toContain(secret)
})

test('every table and column that belongs to a person is shown to them or held back by name', async () => {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.oid in (select conrelid from pg_constraint where contype = 'f' and confrelid = 'people'::regclass) group by 1`.execute(
    context.owner,
  )
  const known = Object.entries(personalTables).map(([table, { shown, hidden }]) => [
    table,
    [...shown, ...hidden].sort(),
  ])
  expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns.sort()]))).toEqual(
    Object.fromEntries(known),
  )
})

test('one sees who looked: at oneself, and at a list in which one stood', async () => {
  const me = await someone('viewer')
  const reader = await context.signIn({ role: 'unit-administrator', unitId: province.unitId })
  const elsewhere = await context.signIn({ role: 'unit-administrator', unitId: neighbour.unitId })
  await reader.get('/api/people')
  await elsewhere.get('/api/people')
  await reader.get(`/api/people/${me.id}/personal-data`)
  const looks: LookPage = (await me.get('/api/me/looks')).json()
  const by = looks.looks.filter(({ actor }) => actor?.id === reader.personId)
  expect(by.map(({ action }) => action)).toEqual(['people.export', 'people.list'])
  expect(by[0]?.actor?.name).toMatch(/^Người thứ/)
  expect(looks.looks.some(({ actor }) => actor?.id === elsewhere.personId)).toBe(false)
  const first: LookPage = (await me.get('/api/me/looks?limit=1')).json()
  expect(first.more).toBe(true)
  const [last] = first.looks
  const next: LookPage = (await me.get(`/api/me/looks?limit=1&before=${last?.at},${last?.id}`)).json()
  expect(next.looks).toEqual([looks.looks[1]])
})

test('whoever looks after every role of a person takes their data; whoever sees none of it is told that there is nobody', async () => {
  const person = await someone('viewer')
  const also = await context.administrator.post(`/api/people/${person.id}/appointments`, {
    role: 'viewer',
    unitId: neighbour.unitId,
  })
  expect(also.statusCode).toBe(201)
  const commune = await context.signIn({ role: 'unit-administrator', unitId: await context.unitId('commune', '12826') })
  for (const page of ['personal-data', 'erasure']) {
    expect((await context.administrator.get(`/api/people/${person.id}/${page}`)).statusCode).toBe(200)
    expect((await administrator.get(`/api/people/${person.id}/${page}`)).statusCode).toBe(403)
    expect((await commune.get(`/api/people/${person.id}/${page}`)).statusCode).toBe(404)
  }
  expect((await commune.delete(`/api/people/${person.id}`)).statusCode).toBe(404)
})

test('whoever holds a role is not erased, so nobody takes the last administrator away', async () => {
  const person = await someone('viewer')
  const preview: ErasurePreview = (await administrator.get(`/api/people/${person.id}/erasure`)).json()
  expect(preview).toMatchObject({ mayErase: false, rolesHeld: 1 })
  const refused = await administrator.delete(`/api/people/${person.id}`)
  expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/person-has-role'])
  const last = await context.administrator.delete(`/api/people/${context.administrator.personId}`)
  expect([last.statusCode, last.json().type]).toEqual([409, '/problems/person-has-role'])
})

test('after erasure the name and the address stand nowhere, what was done stays without a name, and the trail is whole', async () => {
  const person = await someone('planner')
  const { documentId } = await insertReadDocument(context.owner, province, smallPlan())
  await sql`update documents set uploaded_by = ${person.id} where id = ${documentId}`.execute(context.owner)
  expect(await whereStands(person.email)).toContain('public.people.email')
  expect(await whereStands('Độc Nhất')).toContain('public.people.name')
  await dismiss(person)

  const preview: ErasurePreview = (await administrator.get(`/api/people/${person.id}/erasure`)).json()
  expect(preview).toMatchObject({ mayErase: true, rolesHeld: 0 })
  expect(preview.goes).toContainEqual({ table: 'accounts', rows: 1 })
  expect(preview.stays).toContainEqual({ table: 'documents', as: 'uploaded_by', times: 1 })

  const answer = await administrator.delete(`/api/people/${person.id}`)
  expect(answer.statusCode, answer.body).toBe(204)
  expect(await whereStands(person.email)).toEqual([])
  expect(await whereStands(person.name)).toEqual([])
  expect(await whereStands(person.id)).toEqual(
    expect.arrayContaining([
      'public.audit_entries.actor',
      'public.audit_entries.subject',
      'public.documents.uploaded_by',
    ]),
  )
  expect((await verifyAuditChain(context.owner)).faults).toEqual([])
  const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
  expect((await reader.get(`/api/documents/${documentId}`)).json().uploadedBy).toBe('')

  const signIn = (email: string) =>
    context.app.inject({ method: 'POST', url: '/api/session', payload: { email, password: person.password } })
  const [erased, unknown] = [await signIn(person.email), await signIn('khong-co-ai@rieng.example')]
  const told = ({ requestId: _, ...problem }: Record<string, unknown>) => problem
  expect(erased.statusCode).toBe(401)
  expect(told(erased.json())).toEqual(told(unknown.json()))
  expect((await person.get('/api/session')).statusCode).toBe(401)
  expect((await administrator.delete(`/api/people/${person.id}`)).statusCode).toBe(404)
})

test('of a role given and an erasure at once one is refused, and no role is left without its person', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await someone('viewer')
    await dismiss(person)
    const [given, erased] = await Promise.all([
      context.administrator.post(`/api/people/${person.id}/appointments`, { role: 'viewer', unitId: province.unitId }),
      context.administrator.delete(`/api/people/${person.id}`),
    ])
    expect([
      [201, 409],
      [404, 204],
    ]).toContainEqual([given.statusCode, erased.statusCode])
  }
})

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { insertReadDocument, smallPlan, someDuty } from '../../tests/support/read-document.ts'
import type { Document } from '../shared/documents.ts'
import type { Version } from '../shared/programmes.ts'

const context = useApp()

/** What stands for one plan, by id. */
type Plan = {
  document: string
  text: string
  reading: string
  clause: string
  version: string
  programme: string
  fact: string
}

let province: { homeId: number; unitId: string }
let clients: Record<string, Client>
let plans: { draft: Plan; published: Plan; amended: Plan; commune: Plan }

async function makePlan(planner: Client, place: { homeId: number; unitId: string }): Promise<Plan> {
  const { documentId, textId, clauseIds, factIds } = await insertReadDocument(context.owner, place, smallPlan())
  await sql`
    insert into document_files (home_id, document_id, unit_path, bytes)
    select home_id, id, unit_path, 'x' from documents where id = ${documentId}`.execute(context.owner)
  const { rows } = await sql<{ id: string }>`select id from readings where document_id = ${documentId}`.execute(
    context.owner,
  )
  const opened = await planner.post('/api/drafts', { documentId, relation: 'starts' })
  expect(opened.statusCode, opened.body).toBe(201)
  const { id: version, programmeId: programme }: Version = opened.json()
  return {
    document: documentId,
    text: textId,
    reading: rows[0]?.id ?? '',
    clause: clauseIds[5] ?? '',
    fact: factIds[5] ?? '',
    version,
    programme,
  }
}
const publish = (who: Client, { version }: Plan) => who.post(`/api/versions/${version}/publish`, { cursor: '0' })

beforeAll(async () => {
  province = await context.setUp('33')
  const neighbour = await context.setUp('01')
  const commune = await context.unitId('commune', '12826')
  const sibling = await context.unitId('commune', '12862')
  const signIn = (role: 'viewer' | 'planner' | 'unit-administrator', unitId: string) => context.signIn({ role, unitId })
  clients = {
    planner: await signIn('planner', province.unitId),
    viewer: await signIn('viewer', province.unitId),
    administrator: await signIn('unit-administrator', province.unitId),
    nation: await signIn('viewer', '1'),
    commune: await signIn('planner', commune),
    'commune viewer': await signIn('viewer', commune),
    sibling: await signIn('planner', sibling),
    stranger: await signIn('planner', neighbour.unitId),
    dismissed: await signIn('viewer', province.unitId),
  }
  const { planner, commune: communePlanner, dismissed } = clients as Record<'planner' | 'commune' | 'dismissed', Client>
  // Whoever holds no role any more can still sign in, and sees nothing.
  await sql`update appointments set until_day = '2026-11-20' where person_id = ${dismissed.personId}`.execute(
    context.owner,
  )
  const [draft, published, amended] = [
    await makePlan(planner, province),
    await makePlan(planner, province),
    await makePlan(planner, province),
  ]
  for (const plan of [published, amended]) expect((await publish(planner, plan)).statusCode).toBe(200)
  const amendment = await planner.post(`/api/programmes/${amended.programme}/versions`, {
    documentId: amended.document,
  })
  const own = await makePlan(communePlanner, { homeId: province.homeId, unitId: commune })
  plans = { draft, published, amended: { ...amended, version: amendment.json().id }, commune: own }
})

const reads = (plan: Plan) => ({
  document: `/api/documents/${plan.document}`,
  file: `/api/documents/${plan.document}/file`,
  text: `/api/documents/${plan.document}/text?textId=${plan.text}`,
  version: `/api/versions/${plan.version}`,
  changes: `/api/versions/${plan.version}/changes?since=0`,
  programme: `/api/programmes/${plan.programme}`,
  duties: `/api/programmes/${plan.programme}/duties.csv`,
  example: `/api/versions/${plan.version}/example.zip`,
  clause: `/api/clauses/${plan.clause}`,
})
const edit = (factId: string) => ({ batchId: randomUUID(), edits: [{ action: 'confirm', factId, revision: 1 }] })
const changes = (plan: Plan): [path: string, body?: object][] => [
  [`/api/versions/${plan.version}/edits`, edit(plan.fact)],
  [`/api/versions/${plan.version}/undo`, { batchId: randomUUID(), undoes: randomUUID() }],
  [`/api/versions/${plan.version}/publish`, { cursor: '0' }],
  [`/api/programmes/${plan.programme}/versions`, { documentId: plan.document }],
  [`/api/programmes/${plan.programme}/documents`, { documentId: plan.document, relation: 'starts', on: '2026-01-01' }],
  [`/api/documents/${plan.document}/readings`],
  ['/api/drafts', { documentId: plan.document, relation: 'starts' }],
]
const removals = (plan: Plan) => [
  `/api/versions/${plan.version}`,
  `/api/programmes/${plan.programme}`,
  `/api/documents/${plan.document}`,
  `/api/jobs/reading/${plan.reading}`,
]

const above = ['planner', 'viewer', 'nation']
/** Who reads the pages of which plan; everyone else is told that there is none. */
const readers: Record<keyof typeof plans, string[]> = {
  draft: above,
  published: [...above, 'commune', 'commune viewer', 'sibling'],
  amended: above,
  commune: [...above, 'commune', 'commune viewer'],
}
/** Of a published plan that is being amended those below read all but the amendment. */
const hidden = new Set(['version', 'changes', 'example'])

for (const name of Object.keys(readers) as (keyof typeof readers)[]) {
  describe(`the plan "${name}"`, () => {
    test('is read, exported and downloaded by whom it concerns, page by page', async () => {
      const below = name === 'amended' ? readers.published : readers[name]
      for (const [who, client] of Object.entries(clients)) {
        for (const [page, url] of Object.entries(reads(plans[name]))) {
          const { statusCode } = await client.get(url)
          const may = (hidden.has(page) ? readers[name] : below).includes(who)
          expect(
            may ? [200] : ['dismissed', 'administrator'].includes(who) ? [403] : [404],
            `${who}: ${page}`,
          ).toContain(statusCode)
        }
      }
    })

    test('is changed and removed by nobody but whoever plans there', async () => {
      const planners = name === 'commune' ? ['planner', 'commune'] : ['planner']
      for (const [who, client] of Object.entries(clients)) {
        if (planners.includes(who)) continue
        for (const [url, body] of changes(plans[name])) {
          expect([403, 404], `${who}: ${url}`).toContain((await client.post(url, body)).statusCode)
        }
        for (const url of removals(plans[name])) {
          expect([403, 404], `${who}: ${url}`).toContain((await client.delete(url)).statusCode)
        }
      }
    })
  })
}

test('no list tells those below of a draft', async () => {
  for (const who of ['commune viewer', 'sibling', 'stranger']) {
    const client = clients[who] as Client
    const { documents } = (await client.get('/api/documents')).json() as { documents: Document[] }
    const { programmes } = (await client.get('/api/programmes')).json()
    const told = JSON.stringify([documents, programmes])
    expect(told, who).not.toContain(plans.draft.document)
    expect(told, who).not.toContain(plans.draft.programme)
    expect(told, who).not.toContain(plans.amended.version)
    if (who !== 'commune viewer') expect(told, who).not.toContain(plans.commune.document)
  }
  const page = await (clients['commune viewer'] as Client).get(`/api/programmes/${plans.amended.programme}`)
  expect(page.json()).toMatchObject({
    draftVersionId: null,
    documents: [{ versions: [{ number: 1, state: 'published' }] }],
  })
})

test('what of a published plan is edited again is not told below by its clauses', async () => {
  const planner = clients.planner as Client
  const { version, fact, clause } = plans.amended
  const body = someDuty({ product: 'Chưa công bố' })
  const edited = await planner.post(`/api/versions/${version}/edits`, {
    batchId: randomUUID(),
    edits: [{ action: 'change', factId: fact, revision: 1, body }],
  })
  expect(edited.statusCode, edited.body).toBe(200)
  for (const url of [reads(plans.amended).clause, reads(plans.amended).duties, reads(plans.amended).programme]) {
    expect((await (clients.commune as Client).get(url)).body).not.toContain('Chưa công bố')
  }
  expect(clause).not.toBe('')
})

test('both heirs of a commune that was split see its plan, and no other commune does', async () => {
  const { rows } = await sql<{ id: string; heirs: string[] }>`
    select c.from_id as id, array_agg(c.to_id order by c.to_id) as heirs
    from unit_changes c join units u on u.id = c.from_id join units h on h.id = c.to_id
    join homes on u.path <@ homes.scopes and h.path <@ homes.scopes and homes.id = ${province.homeId}
    where c.relation = 'part' and h.ended is null and u.level = 3 group by 1 having count(*) = 2 limit 1`.execute(
    context.owner,
  )
  const split = rows[0]
  if (!split) throw new Error('no commune of the province was split')
  const former = await makePlan(clients.planner as Client, { homeId: province.homeId, unitId: split.id })
  for (const unitId of split.heirs) {
    const heir = await context.signIn({ role: 'planner', unitId: String(unitId) })
    expect((await heir.get(reads(former).document)).statusCode).toBe(200)
    expect((await heir.get(reads(former).version)).statusCode).toBe(200)
  }
  expect((await (clients.sibling as Client).get(reads(former).document)).statusCode).toBe(404)
})

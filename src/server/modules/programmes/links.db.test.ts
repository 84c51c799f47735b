import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  aboutDocument,
  insertReadDocument,
  type SomeClause,
  someDuty,
  someTarget,
} from '../../../../tests/support/read-document.ts'
import { type FactLink, type LinkEdit, type Links, WHOLE_PLAN } from '../../../shared/links.ts'
import type { Version } from '../../../shared/programmes.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
let colleague: Client
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  colleague = await context.signIn({ role: 'reviewer', unitId: province.unitId })
})

const none = someDuty({ responsible: [] })
const plan = (number = `${Math.floor(Math.random() * 1e6)}/KH-UBND`): SomeClause[] => [
  { text: 'Kế hoạch xây dựng xã hội học tập', kind: 'document', body: aboutDocument({ number }) },
  { text: 'I. Xóa mù chữ', section: 'I' },
  {
    text: '97% số người trong độ tuổi 15-60 biết chữ',
    section: 'I',
    kind: 'target',
    body: someTarget({ value: 97, milestone: 2029 }),
    under: 1,
  },
  {
    text: 'Tạo chuyển biến căn bản',
    section: 'I',
    kind: 'target',
    body: someTarget({ value: null, unit: null, comparator: 'achieve' }),
    under: 1,
  },
  { text: 'II. NHIỆM VỤ', section: 'II' },
  { text: 'Mở các lớp xóa mù chữ ở vùng cao', section: 'II.1', kind: 'duty', body: none, under: 4 },
  {
    text: 'Triển khai Đề án “Phát triển đào tạo từ xa của tỉnh nhà”',
    section: 'II.2',
    kind: 'duty',
    body: none,
    under: 4,
  },
  {
    text: 'Bố trí kinh phí hằng năm',
    section: 'II.3',
    kind: 'duty',
    body: someDuty({ responsible: ['Sở Tài chính'] }),
    under: 4,
  },
  { text: 'Chủ trì mở các lớp xóa mù chữ', section: 'III.1', kind: 'duty', body: someDuty(), under: 4 },
  { text: 'Vẽ tranh cổ động', section: 'III.2', kind: 'duty', body: someDuty(), under: 4 },
]
const AT = { literate: 2, general: 3, classes: 5, scheme: 6, money: 7, lead: 8, paint: 9 } as const

async function openDraft(clauses = plan(), name?: string) {
  const document = await insertReadDocument(context.owner, province, clauses)
  const opened = await planner.post('/api/drafts', {
    documentId: document.documentId,
    relation: 'starts',
    ...(name === undefined ? {} : { name }),
  })
  expect(opened.statusCode, opened.body).toBe(201)
  const version: Version = opened.json()
  const id = (which: keyof typeof AT) => document.factIds[AT[which]] ?? ''
  return { version, id, documentId: document.documentId }
}
async function read(versionId: string, who = planner): Promise<Links> {
  const response = await who.get(`/api/versions/${versionId}/links`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const send = (who: Client, versionId: string, ...edits: LinkEdit[]) =>
  who.post(`/api/versions/${versionId}/links`, { edits })
async function edit(versionId: string, ...edits: LinkEdit[]): Promise<FactLink[]> {
  const response = await send(planner, versionId, ...edits)
  expect(response.statusCode, response.body).toBe(200)
  return response.json().links
}
const linkOf = ({ links }: Links, relation: string, factId: string, toId: string) =>
  links.find((link) => link.relation === relation && link.factId === factId && link.toId === toId)

test('duties are proposed for the targets they serve, the rest as conditions, and carriers for what names nobody', async () => {
  const { version, id } = await openDraft()
  const links = await read(version.id)
  expect(links).toMatchObject({
    versionId: version.id,
    programmeId: version.programmeId,
    state: 'draft',
    mayLink: true,
  })
  expect(linkOf(links, 'serves', id('classes'), id('literate'))).toMatchObject({
    state: 'proposed',
    by: null,
    revision: 0,
    words: expect.arrayContaining([expect.stringContaining('xóa mù')]),
  })
  expect(linkOf(links, 'condition', id('money'), WHOLE_PLAN)).toMatchObject({ state: 'proposed', words: ['kinh phí'] })
  expect(linkOf(links, 'carried-by', id('classes'), id('lead'))).toMatchObject({ state: 'proposed' })
  expect(links.links.filter(({ factId }) => factId === id('paint'))).toEqual([])
  const measures = links.duties.filter(({ isMeasure }) => isMeasure).map((duty) => duty.id)
  expect(measures.sort()).toEqual([id('classes'), id('scheme')].sort())
})

test('of facts read before there were indicators these are proposed, and a person’s word stands over them', async () => {
  const { version, id } = await openDraft()
  const before = (await read(version.id)).targets
  expect(before.find((target) => target.id === id('literate'))?.indicator).toMatchObject({
    numerator: 'số người 15–60 tuổi biết chữ',
    source: 'grammar',
  })
  expect(before.find((target) => target.id === id('general'))?.indicator).toBeNull()
  const indicator = { entry: null, kind: 'count', numerator: 'số người biết chữ', denominator: null, source: 'person' }
  const body = { ...someTarget({ value: 97, milestone: 2029 }), indicator }
  const changed = await planner.post(`/api/versions/${version.id}/edits`, {
    batchId: randomUUID(),
    edits: [{ action: 'change', factId: id('literate'), revision: 1, body }],
  })
  expect(changed.statusCode, changed.body).toBe(200)
  const target = (await read(version.id)).targets.find((each) => each.id === id('literate'))
  expect(target?.indicator).toEqual(indicator)
})

test('an indicator without words, or of a kind that is none, is refused where it stands', async () => {
  const { version, id } = await openDraft()
  const indicator = { entry: null, kind: 'guess', numerator: ' ', denominator: null, source: 'person' }
  const response = await planner.post(`/api/versions/${version.id}/edits`, {
    batchId: randomUUID(),
    edits: [{ action: 'change', factId: id('literate'), revision: 1, body: { ...someTarget(), indicator } }],
  })
  expect(response.statusCode).toBe(400)
  const pointers = response.json().errors.map(({ pointer }: { pointer: string }) => pointer)
  expect(pointers.some((pointer: string) => pointer.startsWith('#/edits/0/body/indicator'))).toBe(true)
})

test('what a person keeps, refuses and adds stays said, with who and when, and is taken back', async () => {
  const { version, id } = await openDraft()
  const pair = { relation: 'serves', factId: id('classes'), toId: id('literate') } as const
  const own = { relation: 'serves', factId: id('paint'), toId: id('literate') } as const
  const made = await edit(
    version.id,
    { action: 'refuse', ...pair, revision: 0 },
    { action: 'keep', ...own, revision: 0 },
  )
  expect(made).toMatchObject([
    { ...pair, state: 'refused', revision: 1, by: expect.any(String), at: expect.any(String) },
    { ...own, state: 'kept', revision: 1, score: null },
  ])
  const links = await read(version.id)
  expect(linkOf(links, 'serves', pair.factId, pair.toId)?.state).toBe('refused')
  expect(linkOf(links, 'serves', own.factId, own.toId)?.state).toBe('kept')
  const back = await edit(
    version.id,
    { action: 'take-back', ...pair, revision: 1 },
    { action: 'take-back', ...own, revision: 1 },
  )
  expect(back.map(({ state, revision }) => [state, revision])).toEqual([
    ['proposed', 2],
    ['proposed', 2],
  ])
  const after = await read(version.id)
  expect(linkOf(after, 'serves', pair.factId, pair.toId)).toMatchObject({ state: 'proposed', revision: 2 })
  expect(linkOf(after, 'serves', own.factId, own.toId)).toBeUndefined()
})

test('links between what is not there, of the wrong kind, named twice or never said are refused, and nothing is applied', async () => {
  const { version, id } = await openDraft()
  const good = { action: 'keep', relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN, revision: 0 } as const
  const response = await send(
    planner,
    version.id,
    good,
    good,
    { action: 'keep', relation: 'serves', factId: id('literate'), toId: id('classes'), revision: 0 },
    { action: 'keep', relation: 'carried-by', factId: id('classes'), toId: id('classes'), revision: 0 },
    { action: 'keep', relation: 'same-document', factId: id('classes'), toId: randomUUID(), revision: 0 },
    { action: 'take-back', relation: 'serves', factId: id('paint'), toId: id('literate'), revision: 0 },
  )
  expect(response.statusCode).toBe(400)
  expect(response.json().errors).toEqual([
    { pointer: '#/edits/1', code: 'twice' },
    { pointer: '#/edits/2', code: 'unknown' },
    { pointer: '#/edits/3', code: 'unknown' },
    { pointer: '#/edits/4', code: 'unknown' },
    { pointer: '#/edits/5/action', code: 'nothing-said' },
  ])
  expect((await read(version.id)).links.filter(({ by }) => by !== null)).toEqual([])
})

test('of two who say something of one link at once one is told that the other did', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { version, id } = await openDraft()
    const pair = { relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN, revision: 0 } as const
    const answers = await Promise.all([
      send(planner, version.id, { action: 'keep', ...pair }),
      send(colleague, version.id, { action: 'refuse', ...pair }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const refused = answers.find(({ statusCode }) => statusCode === 409)?.json()
    expect(refused).toMatchObject({
      type: '/problems/links-changed',
      params: { links: [{ relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN }] },
    })
  }
})

test('a link that was taken back and said anew is not what somebody saw before', async () => {
  const { version, id } = await openDraft()
  const pair = { relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN } as const
  await edit(version.id, { action: 'keep', ...pair, revision: 0 })
  await edit(version.id, { action: 'take-back', ...pair, revision: 1 })
  await edit(version.id, { action: 'refuse', ...pair, revision: 2 })
  const late = await send(colleague, version.id, { action: 'take-back', ...pair, revision: 1 })
  expect(late.statusCode).toBe(409)
})

test('what was said goes on in what is published and in the next draft, and what was superseded stays', async () => {
  const { version, id, documentId } = await openDraft()
  const pair = { relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN } as const
  await edit(version.id, { action: 'keep', ...pair, revision: 0 })
  await planner.post(`/api/versions/${version.id}/publish`, { cursor: '0' })
  const viewer = await context.signIn({ role: 'viewer', unitId: province.unitId })
  const seen = await read(version.id, viewer)
  expect(seen.mayLink).toBe(false)
  expect(linkOf(seen, 'condition', pair.factId, WHOLE_PLAN)?.state).toBe('kept')
  await edit(version.id, { action: 'refuse', ...pair, revision: 1 })
  const next = await planner.post(`/api/programmes/${version.programmeId}/versions`, { documentId })
  expect(next.statusCode, next.body).toBe(201)
  const draft: Version = next.json()
  expect(linkOf(await read(draft.id), 'condition', pair.factId, WHOLE_PLAN)?.state).toBe('refused')
  await planner.post(`/api/versions/${draft.id}/publish`, { cursor: '0' })
  const late = await send(planner, version.id, { action: 'keep', ...pair, revision: 2 })
  expect([late.statusCode, late.json().type]).toEqual([409, '/problems/already-published'])
})

test('a province below reads the links of what is published, and not those of a draft', async () => {
  const { version, id } = await openDraft()
  await edit(version.id, { action: 'keep', relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN, revision: 0 })
  const { rows } = await sql<{ id: string }>`
    select c.id::text from units c join units p on c.path <@ p.path where p.id = ${province.unitId} and c.level = 3 and c.ended is null limit 1`.execute(
    context.owner,
  )
  const below = await context.signIn({ role: 'viewer', unitId: rows[0]?.id ?? '' })
  expect((await below.get(`/api/versions/${version.id}/links`)).statusCode).toBe(404)
  await planner.post(`/api/versions/${version.id}/publish`, { cursor: '0' })
  expect(linkOf(await read(version.id, below), 'condition', id('paint'), WHOLE_PLAN)?.state).toBe('kept')
})

test('what is here already is shown: the document that is cited, the programme of a scheme, the same target', async () => {
  const number = `${randomUUID().slice(0, 8)}/KH-UBND`
  const indicator = {
    entry: null,
    kind: 'ratio',
    numerator: `số ${number}`,
    denominator: null,
    source: 'grammar',
  } as const
  const aim: SomeClause = { text: '97% số người biết chữ', kind: 'target', body: { ...someTarget(), indicator } }
  const scheme = await openDraft(plan(), 'Phát triển đào tạo từ xa của tỉnh nhà')
  const cited = await openDraft([...plan(number), aim])
  const citation: SomeClause = {
    text: `Kế hoạch số ${number}`,
    kind: 'citation',
    body: { number: number.toLowerCase(), kind: 'Kế hoạch', date: null, issuer: null },
  }
  const { version, id } = await openDraft([...plan(), { ...aim, text: '95% số người biết chữ' }, citation])
  const links = await read(version.id)
  const names = links.things.map(({ kind, id }) => `${kind} ${id}`)
  expect(names).toContain(`document ${cited.documentId}`)
  expect(names).toContain(`programme ${scheme.version.programmeId}`)
  const same = links.links.find(({ relation }) => relation === 'same-target')
  expect(links.things.find((thing) => thing.id === same?.toId)).toMatchObject({
    kind: 'target',
    programmeId: cited.version.programmeId,
  })
  expect(
    links.links.find((link) => link.relation === 'same-scheme' && link.factId === id('scheme'))?.score,
  ).toBeGreaterThan(0.8)
  const { relation, factId, toId } = same as FactLink
  expect(await edit(version.id, { action: 'keep', relation, factId, toId, revision: 0 })).toMatchObject([
    { state: 'kept' },
  ])
})

test('the trail tells that links were said, and of how many', async () => {
  const { version, id } = await openDraft()
  await edit(version.id, { action: 'keep', relation: 'condition', factId: id('paint'), toId: WHOLE_PLAN, revision: 0 })
  const { rows } = await sql<{ detail: object }>`
    select detail from audit_entries where action = 'programmes.link-facts' and subject = ${`version:${version.id}`}`.execute(
    context.owner,
  )
  expect(rows.map(({ detail }) => detail)).toEqual([
    { programme: version.programmeId, kept: 1, refused: 0, proposed: 0 },
  ])
})

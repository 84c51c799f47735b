import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan, someTarget } from '../../../../tests/support/read-document.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import { Amendment, type AmendmentChange } from '../../../shared/amendment.ts'
import type { Fact } from '../../../shared/facts.ts'
import type { DocumentRelation, Version } from '../../../shared/programmes.ts'
import { checkAgainst } from '../../platform/validation.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client

beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
})

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../tests/fixtures/amendments/${name}.txt`, import.meta.url), 'utf8')

/** Papers of their own for each test: the same bytes are one document. */
let made = 0
async function draftOf(text: string, relation: DocumentRelation, programmeId?: string): Promise<Version> {
  made += 1
  const response = await upload(planner, Buffer.from(`${text}\n\n- Bản ${made}.\n`), { unitId: province.unitId })
  const documentId: string = response.json().document.id
  await whenRead(planner, documentId)
  const draft = await planner.post('/api/drafts', {
    documentId,
    relation,
    ...(programmeId === undefined ? {} : { programmeId }),
  })
  expect(draft.statusCode, draft.body).toBe(201)
  return draft.json()
}

async function compare(version: Version, query = '', who = planner): Promise<Amendment> {
  const response = await who.get(`/api/versions/${version.id}/amendment${query}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const edit = async (version: Version, ...edits: object[]) => {
  const response = await planner.post(`/api/versions/${version.id}/edits`, { batchId: randomUUID(), edits })
  expect(response.statusCode, response.body).toBe(200)
}
const publish = async (version: Version) => {
  const { cursor } = (await planner.get(`/api/versions/${version.id}`)).json()
  const response = await planner.post(`/api/versions/${version.id}/publish`, { cursor })
  expect(response.statusCode, response.body).toBe(200)
}
const factOf = ({ facts }: Version, words: string): Fact => {
  const found = facts.find(({ quote, kind }) => quote.includes(words) && kind !== 'report')
  if (!found) throw new Error(`no fact says "${words}"`)
  return found
}
const changeOf = ({ changes }: Amendment, words: string): AmendmentChange | undefined =>
  changes.find(({ older, newer, kind }) => kind !== 'report' && (newer ?? older)?.quote.includes(words))
const told = ({ changes }: Amendment) =>
  changes.map(({ sort, kind, newer, older }) => `${sort} ${kind} ${(newer ?? older)?.quote}`)

test('a paper of instructions is carried out on the plan that it amends, and its words lead to its own clauses', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  const paper = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  const amendment = await compare(paper)
  expect(checkAgainst(Amendment, amendment, '#')).toEqual([])
  expect(amendment).toMatchObject({
    form: 'instructions',
    programmeId: plan.programmeId,
    older: { documentId: plan.documentId, versionId: plan.id, number: '45/KH-UBND' },
    newer: { documentId: paper.documentId, number: '310/QĐ-UBND' },
    counts: { added: 3, changed: 8, removed: 1 },
  })
  expect(changeOf(amendment, '70% người trưởng thành')).toMatchObject({
    sort: 'changed',
    kind: 'target',
    older: { factId: factOf(plan, '60% người trưởng thành').id, documentId: plan.documentId, section: 'II.1.b' },
    newer: { factId: null, documentId: paper.documentId },
    instructions: [0],
  })
  const { clauses, text } = (await planner.get(`/api/documents/${paper.documentId}/text`)).json()
  const clause = clauses.find(({ id }: { id: string }) => id === changeOf(amendment, '70% người')?.newer?.clauseId)
  expect(text.slice(clause.start, clause.end)).toContain('70% người trưởng thành có kỹ năng số cơ bản')
  expect(amendment.instructions.filter(({ state }) => state !== 'applied')).toEqual([
    expect.objectContaining({ reason: 'place-not-found', words: 'Sửa đổi điểm đ khoản 3 Mục II như sau', changes: 0 }),
  ])
})

test('what people corrected in the older plan counts, and stays where the amendment says nothing of it', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  const library = factOf(plan, 'Xây dựng thư viện số')
  const raised = factOf(plan, '60% người trưởng thành')
  const deleted = factOf(plan, 'Tổ chức hội thi')
  const money = factOf(plan, 'Bố trí kinh phí')
  await edit(
    plan,
    { action: 'change', factId: library.id, revision: 1, body: { ...library.body, responsible: ['Sở Nắng vàng'] } },
    { action: 'change', factId: raised.id, revision: 1, body: { ...raised.body, value: 55 } },
    { action: 'delete', factId: deleted.id, revision: 1 },
    { action: 'change', factId: money.id, revision: 1, body: { ...money.body, responsible: ['Sở Sương mù'] } },
  )
  await publish(plan)
  const paper = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  const amendment = await compare(paper)
  expect(changeOf(amendment, 'Xây dựng thư viện số')).toMatchObject({
    older: { body: { responsible: ['Sở Nắng vàng'] } },
    newer: { body: { responsible: ['Sở Nắng vàng'], due: { kind: 'by', date: '2027-06' } } },
  })
  expect(changeOf(amendment, 'Xây dựng thư viện số')?.fields.map(({ field }) => field)).toEqual(['quote', 'due'])
  const value = changeOf(amendment, '70% người')?.fields.find(({ field }) => field === 'value')
  expect(value).toMatchObject({ before: 55, after: 70 })
  expect(changeOf(amendment, 'Tổ chức hội thi')).toBeUndefined()
  expect(changeOf(amendment, 'Bố trí kinh phí')).toBeUndefined()
})

test('a plan that replaces another is compared fact by fact, as people left both', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  await publish(plan)
  const next = await draftOf(fixture('ke-hoach-thay-the'), 'replaces', plan.programmeId)
  const literate = factOf(next, '99% người')
  await edit(next, { action: 'change', factId: literate.id, revision: 1, body: { ...literate.body, value: 97 } })
  const amendment = await compare(next)
  expect(amendment).toMatchObject({ form: 'whole', older: { state: 'published' }, newer: { state: 'draft' } })
  const value = changeOf(amendment, '99% người')?.fields.find(({ field }) => field === 'value')
  expect(value).toMatchObject({ before: 98, after: 97 })
  expect(told(amendment)).toContain('removed duty Tổ chức hội thi người lớn đọc sách')
  expect(told(amendment)).toContain('added target 40% xã đạt danh hiệu “Cộng đồng học tập”')
  await publish(next)
  // The plan that it replaced no longer holds and is still what it is compared with.
  expect((await compare(next)).older.documentId).toBe(plan.documentId)
})

test('another document of the programme is chosen by who asks', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  const paper = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  const next = await draftOf(fixture('ke-hoach-thay-the'), 'replaces', plan.programmeId)
  const usual = await compare(next)
  expect(usual.older.documentId).toBe(plan.documentId)
  expect(usual.others.map(({ documentId }) => documentId)).toEqual([paper.documentId])
  expect((await compare(next, `?against=${paper.documentId}`)).older.documentId).toBe(paper.documentId)
  const back = await compare(plan, `?against=${next.documentId}`)
  expect(back.counts).toMatchObject({ added: usual.counts.removed, removed: usual.counts.added })
  for (const other of [plan.documentId, randomUUID()]) {
    const answer = await planner.get(`/api/versions/${plan.id}/amendment?against=${other}`)
    expect(answer.statusCode).toBe(404)
  }
})

test('a plan of its own has nothing to be compared with', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  const answer = await planner.get(`/api/versions/${plan.id}/amendment`)
  expect([answer.statusCode, answer.json().type]).toEqual([409, '/problems/nothing-to-compare'])
  expect(answer.json().params).toEqual({ programmeId: plan.programmeId })
})

test('documents whose files are not kept are compared by their facts', async () => {
  const first = await insertReadDocument(context.owner, province, smallPlan({ number: '1/KH' }))
  const second = await insertReadDocument(context.owner, province, [
    ...smallPlan({ number: '2/KH' }).slice(0, 2),
    { text: '95% người lao động được đào tạo', section: 'I.1', kind: 'target', body: someTarget({ value: 95 }) },
  ])
  const plan: Version = (await planner.post('/api/drafts', { documentId: first.documentId, relation: 'starts' })).json()
  const next: Version = (
    await planner.post('/api/drafts', {
      documentId: second.documentId,
      programmeId: plan.programmeId,
      relation: 'amends',
    })
  ).json()
  const amendment = await compare(next)
  expect(amendment).toMatchObject({ form: 'whole', missingFiles: ['older', 'newer'] })
  expect(changeOf(amendment, '95% người')?.fields.map(({ field }) => field)).toEqual(['quote', 'value'])
})

test('a paper of instructions whose file is gone is compared by its facts, and that is said', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  const paper = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  expect(await compare(paper)).toMatchObject({ form: 'instructions', missingFiles: [] })
  await context.owner.deleteFrom('documentFiles').where('documentId', '=', paper.documentId).execute()
  expect(await compare(paper)).toMatchObject({ form: 'whole', missingFiles: ['newer'] })
})

test('a second amendment says which published one before it is not counted', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  await publish(plan)
  const first = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  const later = fixture('quyet-dinh-sua-doi').replace('ngày 20 tháng 9 năm 2025', 'ngày 20 tháng 11 năm 2025')
  const second = await draftOf(later, 'amends', plan.programmeId)
  const before = async () => (await compare(second)).earlier.map(({ documentId }) => documentId)
  expect(await before()).toEqual([])
  await publish(first)
  expect(await before()).toEqual([first.documentId])
  expect((await compare(first)).earlier).toEqual([])
  expect((await compare(second, `?against=${first.documentId}`)).earlier).toEqual([])
})

test('a paper that cannot be read any more is a problem with what to do', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  const paper = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  await context.owner
    .updateTable('documentFiles')
    .set({ bytes: Buffer.from('{\\rtf1}') })
    .where('documentId', '=', paper.documentId)
    .execute()
  const answer = await planner.get(`/api/versions/${paper.id}/amendment`)
  expect([answer.statusCode, answer.json().type]).toEqual([415, '/problems/unsupported-format'])
})

test('a comparison of what is not published is for its own people, and stands in the trail', async () => {
  const plan = await draftOf(fixture('ke-hoach-may-mua'), 'starts')
  await publish(plan)
  const paper = await draftOf(fixture('quyet-dinh-sua-doi'), 'amends', plan.programmeId)
  const elsewhere = await context.setUp('01')
  const commune = await context.signIn({ role: 'viewer', unitId: await context.unitId('commune', '12826') })
  const stranger = await context.signIn({ role: 'planner', unitId: elsewhere.unitId })
  for (const who of [commune, stranger])
    expect((await who.get(`/api/versions/${paper.id}/amendment`)).statusCode).toBe(404)
  const administrator = await context.signIn({ role: 'unit-administrator', unitId: province.unitId })
  expect((await administrator.get(`/api/versions/${paper.id}/amendment`)).statusCode).toBe(403)
  const reader = await context.signIn({ role: 'viewer', unitId: province.unitId })
  await compare(paper, '', reader)
  const trail = await context.owner
    .selectFrom('auditEntries')
    .select(['action', 'subject'])
    .where('actor', '=', reader.personId)
    .execute()
  expect(trail).toContainEqual({ action: 'programmes.read-draft', subject: `version:${paper.id}` })
  await publish(paper)
  expect((await compare(paper, '', commune)).counts.removed).toBe(1)
})

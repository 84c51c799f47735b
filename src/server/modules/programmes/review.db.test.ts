import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  insertReadDocument,
  type ReadDocument,
  smallPlan,
  someDuty,
  someTarget,
} from '../../../../tests/support/read-document.ts'
import type { Edit, EditResult, Fact, FactChanges } from '../../../shared/facts.ts'
import type { Version } from '../../../shared/programmes.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
let colleague: Client
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  colleague = await context.signIn({ role: 'planner', unitId: province.unitId })
})

async function openDraft(): Promise<{ version: Version; document: ReadDocument }> {
  const document = await insertReadDocument(context.owner, province, smallPlan())
  const response = await planner.post('/api/drafts', { documentId: document.documentId, relation: 'starts' })
  expect(response.statusCode, response.body).toBe(201)
  return { version: response.json(), document }
}
const send = (who: Client, versionId: string, edits: Edit[], batchId: string = randomUUID()) =>
  who.post(`/api/versions/${versionId}/edits`, { batchId, edits })
async function edit(who: Client, versionId: string, edits: Edit[], batchId?: string): Promise<EditResult> {
  const response = await send(who, versionId, edits, batchId)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const undo = (who: Client, versionId: string, undoes: string, batchId: string = randomUUID()) =>
  who.post(`/api/versions/${versionId}/undo`, { batchId, undoes })
async function read(versionId: string): Promise<Version> {
  const response = await planner.get(`/api/versions/${versionId}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const factOf = (version: Version, id: string | undefined): Fact => {
  const fact = version.facts.find((each) => each.id === id)
  if (!fact) throw new Error(`no fact ${id}`)
  return fact
}
const change = (fact: Fact, body: unknown): Edit => ({
  action: 'change',
  factId: fact.id,
  revision: fact.revision,
  body,
})
const at = ({ id, revision }: Fact) => ({ factId: id, revision })

describe('how sure the reader was', () => {
  const openJudged = async () => {
    const judged = { certainty: 'look' as const, doubts: ['marker-missing' as const] }
    const clauses = smallPlan().map((clause, index) => (index >= 2 && index <= 5 ? { ...clause, judged } : clause))
    const document = await insertReadDocument(context.owner, province, clauses)
    const version: Version = (
      await planner.post('/api/drafts', { documentId: document.documentId, relation: 'starts' })
    ).json()
    return { version, document }
  }

  test('is told with each fact, and nothing is told of what was read before there were classes', async () => {
    const { version, document } = await openJudged()
    expect(factOf(version, document.factIds[2])).toMatchObject({ certainty: 'look', doubts: ['marker-missing'] })
    expect(factOf(version, document.factIds[6])).toMatchObject({ certainty: null, doubts: [] })
  })

  test('holds for what is confirmed as read, and not for what people changed, added or split', async () => {
    const { version, document } = await openJudged()
    const target = factOf(version, document.factIds[2])
    const confirmed = await edit(planner, version.id, [{ action: 'confirm', ...at(target) }])
    expect(confirmed.facts).toMatchObject([{ certainty: 'look' }])
    const batchId = randomUUID()
    const edits = [change(confirmed.facts[0] as Fact, someTarget({ value: 91 }))]
    const changed = await edit(planner, version.id, edits, batchId)
    expect(changed.facts).toMatchObject([{ certainty: null, doubts: [], changed: true }])
    expect(await edit(planner, version.id, edits, batchId)).toEqual(changed)
    const [back] = (await undo(planner, version.id, batchId)).json().facts
    expect(back).toMatchObject({ certainty: 'look', doubts: ['marker-missing'], changed: false })
    const added: Edit = {
      action: 'add',
      factId: randomUUID(),
      kind: 'funding',
      place: document.placeOf('Biên soạn tài liệu'),
      body: { sources: ['ngân sách xã'] },
    }
    expect((await edit(planner, version.id, [added])).facts).toMatchObject([{ certainty: null, doubts: [] }])
    const parts = ['Mở lớp xóa mù chữ', 'mở lớp tin học'].map((words, index) => ({
      factId: index === 0 ? (document.factIds[5] ?? '') : randomUUID(),
      place: document.placeOf(words),
    }))
    const first = factOf(version, document.factIds[5])
    const split = await edit(planner, version.id, [{ action: 'split', ...at(first), parts }])
    expect(split.facts.map(({ certainty }) => certainty)).toEqual([null, null])
  })

  test('what a plan may name beside is kept, and refused where it is blank or of no known kind', async () => {
    const { version, document } = await openJudged()
    const duty = factOf(version, document.factIds[5])
    const body = someDuty({ condition: 'khi có hướng dẫn', scheme: 'Đề án “Đưa sách về bản”', product: 'kế hoạch' })
    expect((await edit(planner, version.id, [change(duty, body)])).facts[0]?.body).toEqual(body)
    const refused = async (edits: Edit[]) => {
      const response = await send(planner, version.id, edits)
      expect(response.statusCode).toBe(400)
      return response.json().errors.map(({ pointer }: { pointer: string }) => pointer)
    }
    const target = factOf(version, document.factIds[2])
    expect(await refused([change(target, someTarget({ people: ' ' }))])).toEqual(['#/edits/0/body/people'])
    const add = (kind: 'objective' | 'funding', body: unknown): Edit => ({
      action: 'add',
      factId: randomUUID(),
      kind,
      place: document.placeOf('Biên soạn tài liệu'),
      body,
    })
    expect(await refused([add('objective', { scope: 'whole', year: 2030 })])).toEqual(['#/edits/0/body/scope'])
    expect(await refused([add('funding', { sources: [''] })])).toEqual(['#/edits/0/body/sources/0'])
  })
})

describe('a draft', () => {
  test('holds what was read, in the order of the text, unconfirmed', async () => {
    const { version } = await openDraft()
    expect(version).toMatchObject({ state: 'draft', number: 1, cursor: '0', mayReview: true, mayPublish: true })
    expect(version.facts.map(({ kind }) => kind)).toEqual([
      'document',
      'target',
      'target',
      'duty',
      'duty',
      'report',
      'review',
      'citation',
    ])
    expect(version.facts.every((fact) => fact.confirmedAt === null && !fact.changed && fact.revision === 1)).toBe(true)
    expect(version.facts.map(({ lacks }) => lacks.join())).toEqual([
      '',
      '',
      '',
      'product,date',
      'owner,product,date',
      '',
      '',
      '',
    ])
  })
})

describe('edits', () => {
  test('whoever changes a fact has confirmed it, and it counts as changed', async () => {
    const { version, document } = await openDraft()
    const fact = factOf(version, document.factIds[2])
    const result = await edit(planner, version.id, [change(fact, someTarget({ value: 95 }))])
    expect(result.facts).toMatchObject([{ id: fact.id, revision: 2, changed: true, body: { value: 95 } }])
    expect(result.facts[0]?.confirmedBy).toMatch(/^Người thứ/)
    expect(await read(version.id)).toMatchObject({ cursor: '1' })
    expect(factOf(await read(version.id), fact.id)).toEqual(result.facts[0])
  })

  test('a section is confirmed in one batch, and unconfirmed again', async () => {
    const { version } = await openDraft()
    const confirmed = await edit(
      planner,
      version.id,
      version.facts.map((fact) => ({ action: 'confirm', ...at(fact) })),
    )
    expect(confirmed.facts.every((fact) => fact.confirmedAt !== null && !fact.changed)).toBe(true)
    const first = confirmed.facts[0] as Fact
    const back = await edit(planner, version.id, [{ action: 'unconfirm', ...at(first) }])
    expect(back.facts).toMatchObject([{ confirmedBy: null, confirmedAt: null }])
  })

  test('a wrong field is named, and nothing of the batch is kept', async () => {
    const { version, document } = await openDraft()
    const [target, duty] = [factOf(version, document.factIds[2]), factOf(version, document.factIds[5])]
    const response = await send(planner, version.id, [
      { action: 'confirm', ...at(factOf(version, document.factIds[0])) },
      change(target, someTarget({ milestone: 1500 })),
      change(duty, someDuty({ due: { kind: 'within', from: '2025-09', to: '2025-06-30' } })),
      change(duty, { ...someDuty(), due: { kind: 'by', date: 'mai' } }),
      { action: 'delete', factId: randomUUID(), revision: 1 },
      { action: 'add', factId: randomUUID(), kind: 'duty', place: { start: 0, end: 1_000_000 }, body: someDuty() },
    ])
    expect(response.statusCode).toBe(400)
    expect(response.json().errors).toMatchObject([
      { pointer: '#/edits/1/body/milestone', code: 'minimum' },
      { pointer: '#/edits/2/body/due/to', code: 'before-from' },
      { pointer: '#/edits/3/body/due/date', code: 'pattern' },
      { pointer: '#/edits/4/factId', code: 'unknown' },
      { pointer: '#/edits/5/place', code: 'beyond-the-text' },
    ])
    expect(await read(version.id)).toEqual(version)
  })

  test('an edit of a form that is not known is named alone', async () => {
    const { version } = await openDraft()
    const body = { batchId: randomUUID(), edits: [{ action: 'confirm', factId: 'x' }, { action: 'burn' }] }
    const response = await planner.post(`/api/versions/${version.id}/edits`, body)
    expect(response.json().errors).toMatchObject([
      { pointer: '#/edits/0/revision', code: 'required' },
      { pointer: '#/edits/0/factId', code: 'format' },
      { pointer: '#/edits/1/action', code: 'enum' },
    ])
  })

  test('a fact is added from a place of the text, whose words, clause and section it takes', async () => {
    const { version, document } = await openDraft()
    const [factId, place] = [randomUUID(), document.placeOf('mở lớp tin học')]
    const { facts } = await edit(planner, version.id, [
      { action: 'add', factId, kind: 'duty', place, body: someDuty({ product: 'Lớp học' }) },
    ])
    expect(facts).toMatchObject([
      {
        id: factId,
        quote: 'mở lớp tin học',
        clauseId: document.clauseIds[5],
        section: 'II.1',
        origin: 'added',
        rule: null,
        changed: false,
      },
    ])
    expect(facts[0]?.confirmedAt).not.toBeNull()
    const again = await send(planner, version.id, [
      { action: 'add', factId, kind: 'duty', place, body: someDuty() },
      { action: 'add', factId: randomUUID(), kind: 'document', place, body: version.facts[0]?.body },
    ])
    expect(again.json().errors).toMatchObject([
      { pointer: '#/edits/0/factId', code: 'taken' },
      { pointer: '#/edits/1/kind', code: 'one-document' },
    ])
  })

  test('words are quoted in one line, whatever breaks stand in the text', async () => {
    const { version, document } = await openDraft()
    const { start } = document.placeOf('90% người')
    const { end } = document.placeOf('Trong đó, 15%')
    const { facts } = await edit(planner, version.id, [
      { action: 'add', factId: randomUUID(), kind: 'target', place: { start, end }, body: someTarget() },
    ])
    expect(facts[0]?.quote).toBe('90% người lao động được đào tạo Trong đó, 15%')
  })

  test('a split leaves the fact on its first words and gives the rest to new ones', async () => {
    const { version, document } = await openDraft()
    const duty = factOf(version, document.factIds[5])
    const other = randomUUID()
    const { facts } = await edit(planner, version.id, [
      {
        action: 'split',
        ...at(duty),
        parts: [
          { factId: duty.id, place: document.placeOf('Mở lớp xóa mù chữ') },
          { factId: other, place: document.placeOf('mở lớp tin học') },
        ],
      },
    ])
    const bodies = { body: duty.body, kind: 'duty', origin: 'split', confirmedAt: null }
    expect(facts).toMatchObject([
      { ...bodies, id: duty.id, quote: 'Mở lớp xóa mù chữ', changed: true, revision: 2 },
      { ...bodies, id: other, quote: 'mở lớp tin học', changed: false, revision: 1 },
    ])
  })

  test('a merge spans the words of all, and the others go', async () => {
    const { version, document } = await openDraft()
    const [one, two] = [factOf(version, document.factIds[5]), factOf(version, document.factIds[6])]
    const { facts, deleted } = await edit(planner, version.id, [
      { action: 'merge', into: one.id, facts: [at(one), at(two)] },
    ])
    expect(deleted).toEqual([two.id])
    expect(facts).toMatchObject([{ id: one.id, body: one.body, start: one.start, end: two.end, origin: 'merged' }])
    expect(facts[0]?.quote).toBe('Mở lớp xóa mù chữ; mở lớp tin học Biên soạn tài liệu')
    const kinds = [factOf(version, document.factIds[2]), factOf(version, document.factIds[7])]
    const mixed = await send(planner, version.id, [
      { action: 'merge', into: document.factIds[2] ?? '', facts: kinds.map(at) },
    ])
    expect(mixed.json().errors).toMatchObject([{ pointer: '#/edits/0/facts/1/factId', code: 'other-kind' }])
  })

  test('a target is a part of a living target of its version, and of nothing that is part of it', async () => {
    const { version, document } = await openDraft()
    const [whole, part] = [factOf(version, document.factIds[2]), factOf(version, document.factIds[3])]
    const wrong = await send(planner, version.id, [
      change(part, someTarget({ partOf: randomUUID() })),
      change(whole, someTarget({ partOf: document.factIds[5] ?? null })),
    ])
    expect(wrong.json().errors).toEqual([
      { pointer: '#/edits/0/body/partOf', code: 'not-a-target' },
      { pointer: '#/edits/1/body/partOf', code: 'not-a-target' },
    ])
    await edit(planner, version.id, [change(part, someTarget({ partOf: whole.id }))])
    const circle = await send(planner, version.id, [change(whole, someTarget({ partOf: part.id }))])
    expect(circle.json().errors).toEqual([{ pointer: '#/edits/0/body/partOf', code: 'circle' }])
  })

  test('with its whole deleted a part stands alone, and undoing brings both back', async () => {
    const { version, document } = await openDraft()
    const [whole, part] = [factOf(version, document.factIds[2]), factOf(version, document.factIds[3])]
    await edit(planner, version.id, [change(part, someTarget({ partOf: whole.id }))])
    const batchId = randomUUID()
    const gone = await edit(planner, version.id, [{ action: 'delete', ...at(whole) }], batchId)
    expect(gone).toMatchObject({ deleted: [whole.id], facts: [{ id: part.id, body: { partOf: null } }] })
    const back = await undo(planner, version.id, batchId)
    expect(back.statusCode, back.body).toBe(200)
    expect(factOf(await read(version.id), part.id).body).toMatchObject({ partOf: whole.id })
    expect(factOf(await read(version.id), whole.id).body).toEqual(whole.body)
  })

  test('the facts of the document itself are changed and never removed', async () => {
    const { version } = await openDraft()
    const response = await send(planner, version.id, [{ action: 'delete', ...at(version.facts[0] as Fact) }])
    expect(response.json().errors).toEqual([{ pointer: '#/edits/0/factId', code: 'document-stays' }])
  })

  test('words are kept in Unicode NFC, and half letters refused', async () => {
    const { version, document } = await openDraft()
    const duty = factOf(version, document.factIds[5])
    const { facts } = await edit(planner, version.id, [change(duty, someDuty({ product: 'Sổ tay'.normalize('NFD') }))])
    expect(facts[0]?.body).toMatchObject({ product: 'Sổ tay'.normalize('NFC') })
    const bad = await send(planner, version.id, [change(facts[0] as Fact, someDuty({ responsible: ['A', 'a\0b'] }))])
    expect(bad.json().errors).toEqual([{ pointer: '#/edits/0/body/responsible/1', code: 'letters' }])
  })
})

describe('two people at once', () => {
  test('the second is told what stands now and who changed it, and nothing of theirs is applied', async () => {
    const { version, document } = await openDraft()
    const [one, two] = [factOf(version, document.factIds[2]), factOf(version, document.factIds[5])]
    await edit(planner, version.id, [change(one, someTarget({ value: 95 }))])
    const response = await send(colleague, version.id, [
      { action: 'confirm', ...at(two) },
      change(one, someTarget({ value: 80 })),
    ])
    expect(response.statusCode).toBe(409)
    const { type, params } = response.json()
    expect(type).toBe('/problems/edit-conflict')
    expect(params).toMatchObject({
      facts: [{ id: one.id, revision: 2, body: { value: 95 } }],
      deleted: [],
      cursor: '1',
    })
    expect(params.changes).toMatchObject([{ factId: one.id, at: context.clock.now().toISOString() }])
    expect(params.changes[0].by).toMatch(/^Người thứ/)
    const now = await read(version.id)
    expect(factOf(now, two.id)).toEqual(two)
    expect(factOf(now, one.id).body).toMatchObject({ value: 95 })
  })

  test('a deleted fact is told as deleted', async () => {
    const { version, document } = await openDraft()
    const duty = factOf(version, document.factIds[5])
    await edit(planner, version.id, [{ action: 'delete', ...at(duty) }])
    const response = await send(colleague, version.id, [{ action: 'confirm', ...at(duty) }])
    expect(response.json().params).toMatchObject({ facts: [], deleted: [duty.id] })
  })

  test('of two who change one fact at the same moment one is refused, however often', async () => {
    const { version, document } = await openDraft()
    for (let round = 0; round < 10; round++) {
      const fact = factOf(await read(version.id), document.factIds[2])
      const both = await Promise.all([
        send(planner, version.id, [change(fact, someTarget({ value: 10 }))]),
        send(colleague, version.id, [change(fact, someTarget({ value: 20 }))]),
      ])
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
      const won = both.find(({ statusCode }) => statusCode === 200)?.json().facts[0]
      expect(factOf(await read(version.id), fact.id)).toEqual(won)
    }
  })

  test('edits of different facts at the same moment are all kept, and a cursor skips none', async () => {
    const { version } = await openDraft()
    const cursors = await Promise.all(
      version.facts.map(async (fact, index) => {
        const who = index % 2 === 0 ? planner : colleague
        return (await edit(who, version.id, [{ action: 'confirm', ...at(fact) }])).cursor
      }),
    )
    expect(cursors.map(Number).sort((a, b) => a - b)).toEqual(version.facts.map((_, index) => index + 1))
    expect((await read(version.id)).facts.every((fact) => fact.confirmedAt !== null)).toBe(true)
    const changes: FactChanges = (await planner.get(`/api/versions/${version.id}/changes?since=3`)).json()
    expect(changes).toMatchObject({ cursor: String(version.facts.length), state: 'draft', deleted: [] })
    expect(changes.facts).toHaveLength(version.facts.length - 3)
  })

  test('what others deleted comes with the changes', async () => {
    const { version, document } = await openDraft()
    const duty = factOf(version, document.factIds[5])
    await edit(colleague, version.id, [{ action: 'delete', ...at(duty) }])
    const changes = (await planner.get(`/api/versions/${version.id}/changes?since=${version.cursor}`)).json()
    expect(changes).toMatchObject({ facts: [], deleted: [duty.id], cursor: '1' })
    expect((await planner.get(`/api/versions/${version.id}/changes?since=1`)).json().deleted).toEqual([])
  })
})

describe('a batch sent again', () => {
  test('is answered the same and done once, one after another and at the same moment', async () => {
    const { version, document } = await openDraft()
    const fact = factOf(version, document.factIds[2])
    const batchId = randomUUID()
    const edits = [change(fact, someTarget({ value: 70 }))]
    const answers = await Promise.all(Array.from({ length: 5 }, () => edit(planner, version.id, edits, batchId)))
    const second = await edit(colleague, version.id, [{ action: 'delete', ...at(answers[0]?.facts[0] as Fact) }])
    answers.push(await edit(planner, version.id, edits, batchId))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(second.cursor).toBe('2')
  })

  test('other edits under a used id are refused, not swallowed', async () => {
    const { version, document } = await openDraft()
    const fact = factOf(version, document.factIds[2])
    const batchId = randomUUID()
    await edit(planner, version.id, [change(fact, someTarget({ value: 70 }))], batchId)
    const other = await send(planner, version.id, [change(fact, someTarget({ value: 71 }))], batchId)
    expect(other.json().type).toBe('/problems/batch-id-reused')
  })
})

describe('undo', () => {
  test('brings back what stood before; undoing the undo does it again', async () => {
    const { version, document } = await openDraft()
    const duty = factOf(version, document.factIds[5])
    const [batchId, undoId, redoId, added] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    await edit(
      planner,
      version.id,
      [
        change(duty, someDuty({ product: 'Sổ tay' })),
        { action: 'add', factId: added, kind: 'duty', place: document.placeOf('tin học'), body: someDuty() },
      ],
      batchId,
    )
    const undone = await undo(planner, version.id, batchId, undoId)
    expect(undone.json()).toMatchObject({ facts: [{ id: duty.id, body: duty.body, changed: false }], deleted: [added] })
    expect((await undo(planner, version.id, batchId, undoId)).json()).toEqual(undone.json())
    const redone = (await undo(planner, version.id, undoId, redoId)).json()
    expect(redone.deleted).toEqual([])
    expect(redone.facts.map(({ id }: Fact) => id).sort()).toEqual([duty.id, added].sort())
    expect(factOf(await read(version.id), duty.id).body).toMatchObject({ product: 'Sổ tay' })
  })

  test('is refused where somebody else went on from it, and not where they took that back', async () => {
    const { version, document } = await openDraft()
    const duty = factOf(version, document.factIds[5])
    const [mine, theirs] = [randomUUID(), randomUUID()]
    const [after] = (await edit(planner, version.id, [change(duty, someDuty({ product: 'A' }))], mine)).facts
    await edit(colleague, version.id, [change(after as Fact, someDuty({ product: 'B' }))], theirs)
    const refused = await undo(planner, version.id, mine)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().params).toMatchObject({ facts: [{ id: duty.id, body: { product: 'B' } }] })
    expect((await undo(colleague, version.id, theirs)).statusCode).toBe(200)
    expect((await undo(planner, version.id, mine)).statusCode).toBe(200)
    expect(factOf(await read(version.id), duty.id).body).toEqual(duty.body)
  })

  test('is refused where somebody made a target a part of what would go', async () => {
    const { version, document } = await openDraft()
    const [batchId, added] = [randomUUID(), randomUUID()]
    const place = document.placeOf('người lao động')
    await edit(
      planner,
      version.id,
      [{ action: 'add', factId: added, kind: 'target', place, body: someTarget() }],
      batchId,
    )
    const part = factOf(version, document.factIds[3])
    await edit(colleague, version.id, [change(part, someTarget({ partOf: added }))])
    const refused = await undo(planner, version.id, batchId)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().params.facts).toMatchObject([{ id: part.id, body: { partOf: added } }])
  })

  test('of a batch that nobody sent is not found', async () => {
    const { version } = await openDraft()
    expect((await undo(planner, version.id, randomUUID())).statusCode).toBe(404)
  })
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import {
  insertReadDocument,
  type ReadDocument,
  smallPlan,
  someDuty,
  someTarget,
} from '../../../../tests/support/read-document.ts'
import type { Edit, EditResult, Fact } from '../../../shared/facts.ts'
import type { Version } from '../../../shared/programmes.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
})

/** Random numbers that choose what is done to what; whatever they are, each makes an edit that the rules allow. */
const someDeeds = fc.array(fc.array(fc.tuple(fc.nat(6), fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
})

function toEdit(
  [what, which, other]: [number, number, number],
  facts: readonly Fact[],
  document: ReadDocument,
): Edit | undefined {
  const usable = facts.filter(({ kind }) => kind === 'target' || kind === 'duty')
  const fact = usable[which % usable.length]
  const second = usable[other % usable.length]
  const at = fact && { factId: fact.id, revision: fact.revision }
  const target = facts.find(({ kind, id }) => kind === 'target' && id !== fact?.id)
  const bodyOf = (kind: 'target' | 'duty') =>
    kind === 'target'
      ? someTarget({ value: other, partOf: other % 2 === 0 ? (target?.id ?? null) : null })
      : someDuty({ product: `Sản phẩm ${other}` })
  const start = other % (document.text.length - 40)
  switch (what) {
    case 0:
      return at && { action: 'change', ...at, body: bodyOf(fact.kind === 'target' ? 'target' : 'duty') }
    case 1:
      return at && { action: 'confirm', ...at }
    case 2:
      return at && { action: 'unconfirm', ...at }
    case 3:
      return at && { action: 'delete', ...at }
    case 4: {
      const kind = which % 2 === 0 ? 'target' : 'duty'
      return { action: 'add', factId: randomUUID(), kind, place: { start, end: start + 30 }, body: bodyOf(kind) }
    }
    case 5: {
      const parts = [other % 2 === 0 && fact ? fact.id : randomUUID(), randomUUID()]
      const places = [
        { start, end: start + 10 },
        { start: start + 10, end: start + 25 },
      ]
      return (
        at && {
          action: 'split',
          ...at,
          parts: parts.map((factId, index) => ({ factId, place: places[index] ?? { start, end: start + 1 } })),
        }
      )
    }
    default:
      return fact && second && fact.id !== second.id && fact.kind === second.kind
        ? {
            action: 'merge',
            into: other % 3 === 0 ? randomUUID() : fact.id,
            facts: [fact, second].map(({ id, revision }) => ({ factId: id, revision })),
          }
        : undefined
  }
}

test('whatever was done, undoing all of it in turn restores every fact, and undoing that does it all again', async () => {
  const document = await insertReadDocument(context.owner, province, smallPlan())
  const draft: Version = (
    await planner.post('/api/drafts', { documentId: document.documentId, relation: 'starts' })
  ).json()
  const path = `/api/versions/${draft.id}`
  const read = async () => (await planner.get(path)).json() as Version
  const said = ({ facts }: Version) => facts.map(({ revision: _, ...fact }) => fact)
  const undo = async (undoes: string) => {
    const batchId = randomUUID()
    const response = await planner.post(`${path}/undo`, { batchId, undoes })
    expect(response.statusCode, response.body).toBe(200)
    return batchId
  }
  await fc.assert(
    fc.asyncProperty(someDeeds, async (deeds) => {
      const start = await read()
      const done: string[] = []
      for (const batch of deeds) {
        const { facts } = await read()
        const used = new Set<string>()
        const edits = batch.flatMap((deed): Edit[] => {
          const edit = toEdit(deed, facts, document)
          if (!edit) return []
          const ids = edit.action === 'merge' ? edit.facts.map(({ factId }) => factId) : [edit.factId]
          if (ids.some((id) => used.has(id))) return []
          for (const id of ids) used.add(id)
          return [edit]
        })
        if (edits.length === 0) continue
        const batchId = randomUUID()
        const response = await planner.post(`${path}/edits`, { batchId, edits })
        // A circle of parts, or a part of what the same batch deletes, is refused whole.
        if (response.statusCode === 400) continue
        expect(response.statusCode, response.body).toBe(200)
        const result: EditResult = response.json()
        const now = await read()
        for (const fact of result.facts) expect(now.facts).toContainEqual(fact)
        for (const id of result.deleted) expect(now.facts.some((fact) => fact.id === id)).toBe(false)
        const targets = new Set(now.facts.filter(({ kind }) => kind === 'target').map(({ id }) => id))
        for (const { body } of now.facts) {
          if ('partOf' in body && body.partOf !== null) expect(targets.has(body.partOf)).toBe(true)
        }
        done.push(batchId)
      }
      const end = await read()
      const undone: string[] = []
      for (const batchId of done.toReversed()) undone.push(await undo(batchId))
      expect(said(await read())).toEqual(said(start))
      const redone: string[] = []
      for (const batchId of undone.toReversed()) redone.push(await undo(batchId))
      expect(said(await read())).toEqual(said(end))
      for (const batchId of redone.toReversed()) await undo(batchId)
      expect(said(await read())).toEqual(said(start))
    }),
    { numRuns: 12, interruptAfterTimeLimit: 20_000 },
  )
}, 60_000)

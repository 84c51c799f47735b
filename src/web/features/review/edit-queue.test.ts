import { expect, test } from 'vitest'
import type { EditConflict, EditResult, Fact } from '../../../shared/facts.ts'
import { ApiProblem, NetworkFailure } from '../../api.ts'
import { effectOf, mergeChanges, overlay } from './draft.ts'
import { createEditQueue } from './edit-queue.ts'
import type { Request } from './pending.ts'
import { confirmed, someDuty, someTarget } from './some-facts.ts'

const source = { text: '', clauses: [] }
const a = someDuty('a')
const b = someTarget('b', { start: 20, end: 30 })
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A queue before a server that does what is asked, unless `refuse` says otherwise. */
function bench(refuse: (tries: number, request: Request) => unknown = () => null) {
  let server: readonly Fact[] = [a, b]
  let base = server
  let ids = 0
  let tries = 0
  let wait: (() => void) | undefined
  let kept: readonly { batchId: string; request: Request }[] = []
  const done = new Map<string, EditResult>()
  const sent: Request[] = []
  const queue = createEditQueue({
    source,
    me: 'Tôi',
    now: () => '2026-11-20T07:00:00Z',
    newId: () => `batch-${++ids}`,
    base: (id) => base.find((fact) => fact.id === id),
    send: async (batchId, request) => {
      sent.push(request)
      const refusal = refuse(++tries, request)
      if (refusal instanceof ApiProblem && refusal.reply.params) {
        server = mergeChanges(server, refusal.reply.params as unknown as EditConflict)
      }
      if (refusal) throw refusal
      const known = done.get(batchId)
      if (known) return known
      const find = (id: string) => server.find((fact) => fact.id === id)
      const effect =
        'edits' in request ? effectOf(request.edits, { find, source, me: 'Tôi', now: 'now' }) : { set: [], gone: [] }
      server = overlay(server, [effect])
      const result = { batchId, facts: [...effect.set], deleted: [...effect.gone], cursor: '1' }
      done.set(batchId, result)
      return result
    },
    onServer: (changes) => {
      base = mergeChanges(base, changes)
    },
    keep: (batches) => {
      kept = batches
    },
    later: (run) => {
      wait = run
    },
  })
  return {
    queue,
    sent,
    shown: () => overlay(base, queue.get().effects),
    again: () => wait?.(),
    /** A poll brings what somebody else did. */
    take: (fact: Fact) => {
      server = mergeChanges(server, { facts: [fact], deleted: [] })
      base = mergeChanges(base, { facts: [fact], deleted: [] })
    },
    kept: () => kept,
  }
}

const confirm = (fact: Fact) => [{ action: 'confirm' as const, factId: fact.id, revision: fact.revision }]
const change = (fact: Fact, body: object) => [
  { action: 'change' as const, factId: fact.id, revision: fact.revision, body: { ...fact.body, ...body } },
]
const conflict = (reply: { facts: Fact[] }) =>
  new ApiProblem({
    type: '/problems/edit-conflict',
    status: 409,
    title: 'Edited meanwhile',
    params: {
      ...reply,
      deleted: [],
      changes: reply.facts.map(({ id }) => ({ factId: id, by: 'Bà A', at: '2026-11-20T07:05:00Z' })),
      cursor: '2',
    },
  })

test('an edit is shown before the server answers, and stays after it has', async () => {
  const { queue, shown } = bench()
  queue.push(confirm(a))
  expect(shown()[0]).toMatchObject({ confirmedBy: 'Tôi' })
  await settled()
  expect(shown()[0]).toMatchObject({ confirmedBy: 'Tôi', revision: 2 })
  expect(queue.get()).toMatchObject({ pending: [], saving: 'saved', savedAt: '2026-11-20T07:00:00Z' })
})

test('without a connection edits are kept, shown, and sent again under the same id', async () => {
  const { queue, shown, again, kept } = bench((tries) => (tries < 3 ? new NetworkFailure() : null))
  queue.push(confirm(a))
  queue.push(change(b, { value: 70 }))
  await settled()
  expect(queue.get().saving).toBe('waiting')
  expect(kept().map(({ batchId }) => batchId)).toEqual(['batch-1', 'batch-2'])
  expect(shown()[1]?.body).toMatchObject({ value: 70 })
  again()
  await settled()
  expect(queue.get().saving).toBe('waiting')
  again()
  await settled()
  expect(queue.get()).toMatchObject({ pending: [], saving: 'saved' })
  expect(kept()).toEqual([])
})

test("another person's words are laid beside mine, and theirs stand until I choose", async () => {
  const theirs = { ...a, revision: 2, body: { ...a.body, product: 'Báo cáo' } }
  const { queue, shown } = bench((tries) => (tries === 1 ? conflict({ facts: [theirs] }) : null))
  queue.push(change(a, { responsible: ['Sở Nội vụ'] }))
  await settled()
  expect(shown()[0]?.body).toMatchObject({ product: 'Báo cáo', responsible: ['Sở Giáo dục và Đào tạo'] })
  const [clash] = queue.get().clashes
  expect(clash).toMatchObject({ factId: 'a', by: 'Bà A', theirs: { revision: 2 } })
  expect(clash?.mine?.body).toMatchObject({ responsible: ['Sở Nội vụ'] })
})

test('what another person changed while my form stood open is never overwritten unseen', async () => {
  const theirs = { ...a, revision: 2, body: { ...a.body, product: 'Báo cáo' } }
  const { queue, shown, take } = bench((tries) => (tries === 1 ? conflict({ facts: [theirs] }) : null))
  take(theirs)
  queue.push(change(a, { product: 'Kế hoạch' }), [a])
  await settled()
  expect(queue.get().clashes).toMatchObject([{ seen: { revision: 1 }, mine: { body: { product: 'Kế hoạch' } } }])
  expect(shown()[0]?.body).toMatchObject({ product: 'Báo cáo' })
})

test('what an earlier visit could not send is never put over what somebody else wrote since', async () => {
  const theirs = { ...a, revision: 2, body: { ...a.body, product: 'Báo cáo' } }
  const { queue, shown, take } = bench((tries) => (tries === 1 ? conflict({ facts: [theirs] }) : null))
  take(theirs)
  queue.restore([{ batchId: 'old', request: { edits: change(a, { product: 'Kế hoạch' }) } }])
  await settled()
  expect(queue.get().clashes).toMatchObject([{ mine: { body: { product: 'Kế hoạch' } }, theirs: { revision: 2 } }])
  expect(shown()[0]?.body).toMatchObject({ product: 'Báo cáo' })
})

test('what another person only confirmed is no conflict: my words go through on top', async () => {
  const { queue, sent, shown } = bench((tries) => (tries === 1 ? conflict({ facts: [confirmed(b)] }) : null))
  queue.push(change(b, { value: 70 }))
  await settled()
  expect(queue.get()).toMatchObject({ clashes: [], pending: [] })
  expect(sent[1]).toMatchObject({ edits: [{ action: 'change', revision: 2 }] })
  expect(shown()[1]?.body).toMatchObject({ value: 70 })
})

test('of many confirmed at once, only those that changed meanwhile are left out', async () => {
  const theirs = { ...a, revision: 2, body: { ...a.body, responsible: ['Sở Y tế'] } }
  const { queue, shown } = bench((tries) => (tries === 1 ? conflict({ facts: [theirs] }) : null))
  queue.push([...confirm(a), ...confirm(b)])
  await settled()
  expect(queue.get().leftOut.notConfirmed).toEqual(['a'])
  expect(shown().map(({ confirmedBy }) => confirmedBy)).toEqual([null, 'Tôi'])
})

test('undo shows what stood before, redo what was undone', async () => {
  const { queue, shown, sent } = bench()
  queue.push(confirm(a))
  queue.undo()
  expect(shown()[0]).toMatchObject({ confirmedBy: null })
  queue.redo()
  expect(shown()[0]).toMatchObject({ confirmedBy: 'Tôi' })
  await settled()
  expect(sent.slice(1)).toEqual([{ undoes: 'batch-1' }, { undoes: 'batch-2' }])
  expect(queue.get().undo).toHaveLength(1)
})

test('what the server refuses is shown as it was, and said', async () => {
  const refusal = new ApiProblem({ type: '/problems/invalid-request', status: 422, title: 'Not valid' })
  const { queue, shown } = bench(() => refusal)
  queue.push(change(b, { value: 70 }))
  await settled()
  expect(shown()[1]?.body).toMatchObject({ value: 65 })
  expect(queue.get()).toMatchObject({ refusal, undo: [] })
})

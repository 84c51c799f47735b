import type { Edit, EditConflict, EditResult, Fact } from '../../../shared/facts.ts'
import { ApiProblem, NetworkFailure } from '../../api.ts'
import { type Clash, idsOf, settle } from './conflicts.ts'
import { type Effect, effectOf, type FindFact, factIn, inverseOf, type Source } from './draft.ts'
import { type Pending, type Request, rebase, seenBy } from './pending.ts'

type Step = { batchId: string; back: Effect; forth: Effect }

export type QueueState = {
  pending: readonly Pending[]
  effects: readonly Effect[]
  saving: 'saved' | 'saving' | 'waiting' | 'signed-out'
  savedAt: string | null
  undo: readonly Step[]
  redo: readonly Step[]
  clashes: readonly Clash[]
  /** Facts that others moved on, so that something I did to them was left out. */
  leftOut: { notConfirmed: readonly string[]; dropped: readonly string[] }
  /** What the server would not take. */
  refusal: unknown
}

type Parts = {
  source: Source
  me: string
  now: () => string
  newId: () => string
  base: FindFact
  send: (batchId: string, request: Request) => Promise<EditResult>
  onServer: (changes: { facts: readonly Fact[]; deleted: readonly string[] }) => void
  keep: (batches: readonly { batchId: string; request: Request }[]) => void
  later: (run: () => void, ms: number) => void
}

export type EditQueue = ReturnType<typeof createEditQueue>

const conflictOf = ({ reply }: ApiProblem): EditConflict | null =>
  reply.type === '/problems/edit-conflict' ? (reply.params as unknown as EditConflict) : null

const NOTHING_LEFT_OUT = { notConfirmed: [], dropped: [] }
const MAX_STEPS = 200

/** What this person did, in order, until the server has answered for it. Nothing is sent before what came first is answered. */
export function createEditQueue(parts: Parts) {
  let state: QueueState = {
    pending: [],
    effects: [],
    saving: 'saved',
    savedAt: null,
    undo: [],
    redo: [],
    clashes: [],
    leftOut: NOTHING_LEFT_OUT,
    refusal: null,
  }
  const watchers = new Set<() => void>()
  let sending = false
  let failures = 0
  /** Rises with every answer: what was asked before it may be older than what it said. */
  let answers = 0

  function change(next: Partial<QueueState>) {
    const effects = next.pending ? next.pending.map(({ effect }) => effect) : state.effects
    state = { ...state, ...next, effects }
    if (next.pending) parts.keep(next.pending.map(({ batchId, request }) => ({ batchId, request })))
    for (const watcher of watchers) watcher()
  }

  const find: FindFact = (id) => {
    for (let index = state.pending.length - 1; index >= 0; index--) {
      const effect = state.pending[index]?.effect
      const fact = effect && factIn(effect, id)
      if (fact !== undefined) return fact ?? undefined
    }
    return parts.base(id)
  }

  function enqueue(batchId: string, request: Request, effect: Effect, opened: readonly Fact[] = []) {
    const seen = seenBy(request, effect, find, opened)
    change({ pending: [...state.pending, { batchId, request, effect, seen, attempts: 0 }] })
    void pump()
  }

  function push(edits: Edit[], opened: readonly Fact[] = [], batchId = parts.newId()): string {
    const effect = effectOf(edits, { find, source: parts.source, me: parts.me, now: parts.now() })
    const step: Step = { batchId, back: inverseOf(effect, find), forth: effect }
    enqueue(batchId, { edits }, effect, opened)
    change({ undo: [...state.undo, step].slice(-MAX_STEPS), redo: [], refusal: null })
    return batchId
  }

  const bumped = ({ set, gone }: Effect): Effect => ({
    set: set.map((fact) => ({ ...fact, revision: Math.max(fact.revision, (find(fact.id)?.revision ?? 0) + 1) })),
    gone,
  })

  /** Both ways alike: undoing is itself a step that can be undone. */
  function walk(from: 'undo' | 'redo', to: 'undo' | 'redo'): Effect | undefined {
    const step = state[from].at(-1)
    if (!step) return undefined
    const batchId = parts.newId()
    const effect = bumped(step.back)
    enqueue(batchId, { undoes: step.batchId }, effect)
    const taken = { [from]: state[from].slice(0, -1) }
    change({ ...taken, [to]: [...state[to], { batchId, back: step.forth, forth: effect }] })
    return effect
  }

  const without = (batchId: string) => ({
    pending: state.pending.filter((each) => each.batchId !== batchId),
    undo: state.undo.filter((step) => step.batchId !== batchId),
    redo: state.redo.filter((step) => step.batchId !== batchId),
  })

  function conflict(item: Pending, reply: EditConflict) {
    const current = new Map<string, Fact | null>(reply.facts.map((fact) => [fact.id, fact]))
    for (const id of reply.deleted) current.set(id, null)
    parts.onServer(reply)
    answers++
    const others = state.pending.filter(({ batchId }) => batchId !== item.batchId)
    if (!('edits' in item.request)) {
      change({ ...without(item.batchId), leftOut: { notConfirmed: [], dropped: [...current.keys()] } })
      return
    }
    const seen = new Map(item.seen.map((fact) => [fact.id, fact]))
    const settled = settle(item.request.edits, current, seen, (id) => find(id) ?? null)
    const clashing = new Set(settled.clashes.map(({ factId }) => factId))
    // What was done afterwards to a fact that must be chosen first is part of the choice.
    const kept = others.flatMap((each): Pending[] => {
      if (!('edits' in each.request)) return [each]
      const edits = each.request.edits.filter((edit) => !idsOf(edit).some((id) => clashing.has(id)))
      if (edits.length === each.request.edits.length) return [each]
      const set = each.effect.set.filter(({ id }) => !clashing.has(id))
      return edits.length === 0 ? [] : [{ ...each, request: { edits }, effect: { ...each.effect, set } }]
    })
    const clashes = settled.clashes.map((clash) => {
      const change = reply.changes.find(({ factId }) => factId === clash.factId)
      return { ...clash, by: change?.by ?? null, at: change?.at ?? null }
    })
    change({
      ...without(item.batchId),
      pending: kept,
      clashes: [...state.clashes.filter(({ factId }) => !clashing.has(factId)), ...clashes],
      leftOut: { notConfirmed: settled.notConfirmed, dropped: settled.dropped },
    })
    if (settled.resend.length === 0) return
    const batchId = parts.newId()
    const effect = effectOf(settled.resend, { find: parts.base, source: parts.source, me: parts.me, now: parts.now() })
    const first: Pending = {
      batchId,
      request: { edits: settled.resend },
      effect,
      seen: seenBy({ edits: settled.resend }, effect, parts.base),
      attempts: 0,
    }
    change({
      pending: [first, ...state.pending],
      undo: [...state.undo, { batchId, back: inverseOf(effect, parts.base), forth: effect }],
    })
  }

  function wait(saving: QueueState['saving']) {
    change({ saving })
    failures++
    parts.later(() => void pump(), Math.min(30_000, 500 * 2 ** failures))
  }

  async function pump(): Promise<void> {
    if (sending) return
    sending = true
    try {
      for (let item = state.pending[0]; item; item = state.pending[0]) {
        const { batchId, request } = item
        if (state.saving !== 'waiting') change({ saving: 'saving' })
        change({
          pending: state.pending.map((each) => (each === item ? { ...each, attempts: each.attempts + 1 } : each)),
        })
        try {
          const result = await parts.send(batchId, request)
          failures = 0
          answers++
          const sent = state.pending.find((each) => each.batchId === batchId)
          parts.onServer(result)
          const rest = state.pending.filter((each) => each.batchId !== batchId)
          change({ pending: sent ? rebase(rest, result.facts, sent) : rest, savedAt: parts.now(), saving: 'saving' })
        } catch (error) {
          const problem = error instanceof ApiProblem ? error : null
          const status = problem?.reply.status ?? 0
          if (error instanceof NetworkFailure || status >= 500 || status === 429) return wait('waiting')
          if (status === 401) return wait('signed-out')
          const reply = problem && conflictOf(problem)
          const held = state.pending.find((each) => each.batchId === batchId)
          if (reply && held) conflict(held, reply)
          else change({ ...without(batchId), refusal: error })
        }
      }
      change({ saving: 'saved' })
    } finally {
      sending = false
    }
  }

  return {
    get: () => state,
    subscribe: (watcher: () => void) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    find,
    push,
    undo: () => walk('undo', 'redo'),
    redo: () => walk('redo', 'undo'),
    /** Tries now: the line may be back. */
    retry: () => void pump(),
    answers: () => answers,
    closeClash: (factId: string) => change({ clashes: state.clashes.filter((clash) => clash.factId !== factId) }),
    closeNotes: () => change({ leftOut: NOTHING_LEFT_OUT, refusal: null }),
    /** What an earlier visit could not send. */
    restore: (batches: readonly { batchId: string; request: Request }[]) => {
      for (const { batchId, request } of batches) {
        if ('edits' in request) push(request.edits, [], batchId)
        else enqueue(batchId, request, { set: [], gone: [] })
      }
    },
  }
}

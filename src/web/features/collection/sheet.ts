import { type CellKey, type CellValue, cellName, type Mark } from '../../../shared/figures.ts'
import type { NewCell, NewSubmission, Saved } from '../../../shared/form-acts.ts'
import { ApiProblem, isAway } from '../../api.ts'

export const EMPTY: CellValue = { value: null, mark: null, note: null }
export const isSameCell = (a: CellValue, b: CellValue) => a.value === b.value && a.mark === b.mark && a.note === b.note
const onlyValue = ({ value, mark, note }: CellValue): CellValue => ({ value, mark, note })
const isEmpty = ({ value, mark }: CellValue) => value === null && mark === null

export type Change = { key: CellKey; to: CellValue }
type Step = readonly { key: CellKey; from: CellValue; to: CellValue }[]
/** A cell that somebody else changed while I did. */
export type Clash = { key: CellKey; mine: CellValue; theirs: CellValue; by: string; at: string }

export type SheetState = {
  revision: number
  /** As the server has it. */
  base: ReadonlyMap<string, CellValue>
  /** Typed and not answered for yet. */
  typed: ReadonlyMap<string, NewCell>
  saving: 'saved' | 'typed' | 'saving' | 'waiting' | 'refused'
  savedAt: string | null
  /** What was typed and is no figure: it stays as it was typed. */
  faults: ReadonlyMap<string, { text: string; fault: string }>
  clashes: readonly Clash[]
  undo: readonly Step[]
  redo: readonly Step[]
  refusal: unknown
}

type Parts = {
  send: (submission: NewSubmission) => Promise<Saved>
  /** Asks for the form again. */
  reload: () => Promise<void>
  newId: () => string
  later: (run: () => void, ms: number) => void
}

const TYPING_MS = 600
const AGAIN_MS = 5000
const MOST_STEPS = 200

export type Sheet = ReturnType<typeof createSheet>

/**
 * What is typed in a form, until the server has answered for it. One submission is on its way at a time; one that nobody answered is
 * sent again under the same id, so that it is saved once.
 */
export function createSheet({ send, reload, newId, later }: Parts) {
  let state: SheetState = {
    revision: 0,
    base: new Map(),
    typed: new Map(),
    saving: 'saved',
    savedAt: null,
    faults: new Map(),
    clashes: [],
    undo: [],
    redo: [],
    refusal: null,
  }
  const watchers = new Set<() => void>()
  let underWay: NewSubmission | null = null
  let isSending = false
  let waits = 0
  const set = (change: Partial<SheetState>) => {
    state = { ...state, ...change }
    for (const watch of watchers) watch()
  }
  const cellAt = (key: CellKey): CellValue => state.typed.get(cellName(key)) ?? state.base.get(cellName(key)) ?? EMPTY

  function put(changes: readonly Change[]): void {
    const typed = new Map(state.typed)
    const faults = new Map(state.faults)
    for (const { key, to } of changes) {
      const note = isEmpty(to) ? null : to.note
      typed.set(cellName(key), { elementId: key.elementId, category: key.category, ...to, note })
      faults.delete(cellName(key))
    }
    set({ typed, faults, saving: isSending ? 'saving' : 'typed', refusal: null })
    waits += 1
    const mine = waits
    later(() => {
      if (mine === waits) void flush()
    }, TYPING_MS)
  }

  function type(changes: readonly Change[]): void {
    const step = changes
      .map(({ key, to }) => ({ key, from: cellAt(key), to }))
      .filter(({ key, from, to }) => !isSameCell(from, to) || state.faults.has(cellName(key)))
    if (step.length === 0) return
    set({ undo: [...state.undo, step].slice(-MOST_STEPS), redo: [] })
    put(step)
  }

  function walk(from: 'undo' | 'redo'): Step | undefined {
    const step = state[from].at(-1)
    if (!step) return undefined
    const other = from === 'undo' ? 'redo' : 'undo'
    set({ [from]: state[from].slice(0, -1), [other]: [...state[other], step] } as Partial<SheetState>)
    put(step.map(({ key, from: before, to }) => ({ key, to: from === 'undo' ? before : to })))
    return step
  }

  async function flush(): Promise<void> {
    if (isSending) return
    underWay ??=
      state.typed.size === 0
        ? null
        : { id: newId(), revision: state.revision, cells: [...state.typed.values()].slice(0, 2000) }
    if (underWay === null) return set({ saving: state.saving === 'refused' ? 'refused' : 'saved' })
    isSending = true
    set({ saving: 'saving' })
    const submission = underWay
    try {
      const { revision, at } = await send(submission)
      settle(submission, revision, at)
    } catch (error) {
      isSending = false
      if (isAway(error)) {
        set({ saving: 'waiting' })
        later(() => void flush(), AGAIN_MS)
        return
      }
      underWay = null
      if (!(error instanceof ApiProblem) || error.reply.type !== '/problems/form-changed')
        return set({ saving: 'refused', refusal: error })
      await meet(submission, error)
    }
    isSending = false
    if (state.typed.size > 0) await flush()
  }

  function settle({ cells }: NewSubmission, revision: number, at: string): void {
    underWay = null
    const base = new Map(state.base)
    const typed = new Map(state.typed)
    for (const cell of cells) {
      const name = cellName(cell)
      base.set(name, cell)
      // What was typed over it meanwhile is still to be sent.
      if (typed.get(name) === cell) typed.delete(name)
    }
    set({ revision, base, typed, saving: typed.size > 0 ? 'typed' : 'saved', savedAt: at, refusal: null })
  }

  /** Others changed the same cells: theirs are shown beside mine, and the rest is sent again. */
  async function meet({ cells }: NewSubmission, { reply }: ApiProblem): Promise<void> {
    const typed = new Map(state.typed)
    const clashes = (reply.errors ?? []).flatMap(({ pointer, params }): Clash[] => {
      const cell = cells[Number(pointer.replace('#/cells/', ''))]
      if (!cell) return []
      const {
        value = null,
        mark = null,
        note = null,
        by,
        at,
      } = (params ?? {}) as Partial<CellValue & { by: string; at: string }>
      typed.delete(cellName(cell))
      const mine = { value: cell.value, mark: cell.mark, note: cell.note }
      return [{ key: cell, mine, theirs: { value, mark, note }, by: by ?? '', at: at ?? '' }]
    })
    set({ typed, clashes: [...state.clashes, ...clashes], saving: 'typed' })
    isSending = true
    await reload().catch(() => {})
    isSending = false
  }

  return {
    subscribe: (watch: () => void) => {
      watchers.add(watch)
      return () => void watchers.delete(watch)
    },
    get: () => state,
    cellAt,
    /** What the server says now; what is typed stays above it. */
    load(revision: number, cells: readonly (CellKey & CellValue)[]): void {
      if (revision < state.revision) return
      // What else the server tells of a cell is never sent back with it.
      set({ revision, base: new Map(cells.map((cell) => [cellName(cell), onlyValue(cell)])) })
    },
    type,
    note: (key: CellKey, note: string | null) => type([{ key, to: { ...cellAt(key), note } }]),
    mark: (key: CellKey, mark: Mark) => type([{ key, to: { value: null, mark, note: cellAt(key).note } }]),
    fault(key: CellKey, text: string, fault: string): void {
      set({ faults: new Map(state.faults).set(cellName(key), { text, fault }) })
    },
    undo: () => walk('undo'),
    redo: () => walk('redo'),
    flush,
    /** What becomes of a cell that both changed. */
    decide(clash: Clash, whose: 'mine' | 'theirs'): void {
      set({ clashes: state.clashes.filter((each) => each !== clash) })
      if (whose === 'mine') put([{ key: clash.key, to: clash.mine }])
    },
    isUnsaved: () => state.typed.size > 0 || state.faults.size > 0 || state.clashes.length > 0,
  }
}

import { idsInCircles } from '../../../rules/facts.ts'
import type { Edit, TargetBody } from '../../../shared/facts.ts'
import type { FieldError } from '../../platform/problems.ts'
import { checkBody } from './bodies.ts'
import { type FactState, type Snapshot, snapshotOf } from './fact-states.ts'
import { type Place, type SourceText, standingAt } from './places.ts'

/** What a batch needs to know of a version, and no more. */
export type Stock = {
  /** The facts that it names, and the parts of those that may go. */
  states: ReadonlyMap<string, FactState>
  source: SourceText
  hasDocument: boolean
  actorId: string
  at: string
}

/** `isNew`: not in the database yet. */
export type Touched = { state: FactState; before: Snapshot | null; actions: string[]; isNew: boolean }

type EditOf<A extends Edit['action']> = Extract<Edit, { action: A }>

/** A batch under way: each edit sees what those before it did. */
export class Work {
  readonly touched = new Map<string, Touched>()
  readonly errors: FieldError[] = []
  /** Facts that have moved on since they were seen. */
  readonly stale = new Set<string>()
  /** Where in the request the whole of a target was named. */
  private readonly namedAt = new Map<string, string>()
  /** By target, whatever ever was a part of it here. */
  private readonly partsOf = new Map<string, Set<string>>()
  private readonly stock: Stock
  private hasDocument: boolean

  constructor(stock: Stock) {
    this.stock = stock
    this.hasDocument = stock.hasDocument
    for (const state of stock.states.values()) this.notePart(state)
  }

  private notePart({ id, kind, body }: FactState): void {
    const whole = kind === 'target' ? (body as TargetBody).partOf : null
    if (whole === null) return
    const parts = this.partsOf.get(whole)
    if (parts) parts.add(id)
    else this.partsOf.set(whole, new Set([id]))
  }

  find(id: string): FactState | undefined {
    return this.touched.get(id)?.state ?? this.stock.states.get(id)
  }

  apply(edits: readonly Edit[]): void {
    for (const [index, edit] of edits.entries()) this.one(edit, `#/edits/${index}`)
  }

  private one(edit: Edit, pointer: string): void {
    if (edit.action === 'add') this.add(edit, pointer)
    else if (edit.action === 'merge') this.merge(edit, pointer)
    else {
      const state = this.seen(edit, pointer)
      if (!state) return
      if (edit.action === 'change') this.change(state, edit, pointer)
      else if (edit.action === 'confirm') this.set(state, state.confirmedAt === null ? this.confirmed : {}, 'confirm')
      else if (edit.action === 'unconfirm') this.set(state, unconfirmed, 'unconfirm')
      else if (state.kind === 'document') this.fail(`${pointer}/factId`, 'document-stays')
      else if (edit.action === 'delete') this.remove(state, null, 'delete')
      else this.split(state, edit, pointer)
    }
  }

  private fail(pointer: string, code: string): void {
    this.errors.push({ pointer, code })
  }

  private get confirmed() {
    return { confirmedBy: this.stock.actorId, confirmedAt: this.stock.at }
  }

  /** The fact as the client saw it; otherwise says what is wrong. */
  private seen({ factId, revision }: { factId: string; revision: number }, pointer: string): FactState | undefined {
    const state = this.find(factId)
    const before = this.stock.states.get(factId)
    if (!state) this.fail(`${pointer}/factId`, 'unknown')
    else if (revision !== state.revision && revision !== before?.revision) this.stale.add(factId)
    else if (state.deletedAt !== null) this.fail(`${pointer}/factId`, 'deleted')
    else return state
    return undefined
  }

  private set(state: FactState, next: Partial<FactState>, action: string): void {
    const known = this.touched.get(state.id)
    const stored = this.stock.states.get(state.id)
    const changed = { ...state, ...next, revision: state.revision + 1 }
    this.notePart(changed)
    this.touched.set(state.id, {
      state: changed,
      before: known ? known.before : stored ? snapshotOf(stored) : null,
      actions: [...(known?.actions ?? []), action],
      isNew: known?.isNew ?? false,
    })
  }

  private insert(state: FactState, action: string): void {
    this.notePart(state)
    this.touched.set(state.id, { state, before: null, actions: [action], isNew: true })
  }

  private stand(place: Place, pointer: string) {
    const standing = standingAt(this.stock.source, place)
    if (typeof standing !== 'string') return standing
    this.fail(pointer, standing)
    return undefined
  }

  private isFree(id: string, pointer: string): boolean {
    if (!this.find(id)) return true
    this.fail(pointer, 'taken')
    return false
  }

  private change(state: FactState, { body: given }: EditOf<'change'>, pointer: string): void {
    const checked = checkBody(state.kind, given, `${pointer}/body`)
    if (Array.isArray(checked)) {
      this.errors.push(...checked)
      return
    }
    this.namedAt.set(state.id, `${pointer}/body/partOf`)
    this.set(state, { body: checked.body, ...this.confirmed }, 'change')
  }

  private add({ factId, kind, place, body: given }: EditOf<'add'>, pointer: string): void {
    const checked = checkBody(kind, given, `${pointer}/body`)
    const standing = this.stand(place, `${pointer}/place`)
    if (Array.isArray(checked)) this.errors.push(...checked)
    const isSecond = kind === 'document' && this.hasDocument
    if (isSecond) this.fail(`${pointer}/kind`, 'one-document')
    if (!this.isFree(factId, `${pointer}/factId`) || Array.isArray(checked) || !standing || isSecond) return
    if (kind === 'document') this.hasDocument = true
    this.namedAt.set(factId, `${pointer}/body/partOf`)
    const made = {
      id: factId,
      kind,
      rule: null,
      certainty: null,
      doubts: null,
      readBody: null,
      origin: 'added' as const,
      revision: 1,
      deletedAt: null,
    }
    this.insert({ ...made, ...standing, body: checked.body, ...this.confirmed }, 'add')
  }

  /** Into new places; the part that keeps the id, or else the first, inherits what hangs on the fact. */
  private split(state: FactState, { parts }: EditOf<'split'>, pointer: string): void {
    const ids = parts.map(({ factId }) => factId)
    const standings = parts.map(({ factId, place }, index) => {
      const at = `${pointer}/parts/${index}`
      if (ids.indexOf(factId) !== index) this.fail(`${at}/factId`, 'taken')
      else if (factId !== state.id) this.isFree(factId, `${at}/factId`)
      return this.stand(place, `${at}/place`)
    })
    if (this.errors.length > 0) return
    const heir = ids.includes(state.id) ? state.id : (ids[0] ?? null)
    for (const [index, id] of ids.entries()) {
      const part = { ...standings[index], origin: 'split' as const, ...unconfirmed }
      if (id === state.id) this.set(state, part, 'split')
      else this.insert({ ...state, ...part, id, readBody: null, revision: 1 }, 'split')
    }
    if (heir !== state.id) this.remove(state, heir, 'split')
  }

  private merge({ into, facts }: EditOf<'merge'>, pointer: string): void {
    const states = facts.flatMap((each, index) => this.seen(each, `${pointer}/facts/${index}`) ?? [])
    if (states.length < facts.length) return
    const ids = states.map(({ id }) => id)
    for (const [index, { id, kind }] of states.entries()) {
      if (ids.indexOf(id) !== index) this.fail(`${pointer}/facts/${index}/factId`, 'taken')
      if (kind !== states[0]?.kind) this.fail(`${pointer}/facts/${index}/factId`, 'other-kind')
    }
    if (!ids.includes(into)) this.isFree(into, `${pointer}/into`)
    const first = states.toSorted((a, b) => a.start - b.start)[0]
    const base = states.find(({ id }) => id === into) ?? first
    const place = { start: first?.start ?? 0, end: Math.max(...states.map(({ end }) => end)) }
    const standing = this.stand(place, `${pointer}/facts`)
    if (this.errors.length > 0 || !standing || !base) return
    const body = withoutWhole(base, ids)
    const merged = { ...standing, body, origin: 'merged' as const, ...unconfirmed }
    this.namedAt.set(into, pointer)
    if (base.id === into) this.set(base, merged, 'merge')
    else
      this.insert(
        { ...base, ...merged, id: into, rule: null, certainty: null, doubts: null, readBody: null, revision: 1 },
        'merge',
      )
    for (const state of states) if (state.id !== into) this.remove(state, into, 'merge')
  }

  /** Marks a fact deleted; its parts become parts of the heir, or of nothing. */
  private remove(state: FactState, heir: string | null, action: string): void {
    this.set(state, { deletedAt: this.stock.at }, action)
    for (const id of [...(this.partsOf.get(state.id) ?? [])]) {
      const part = this.find(id)
      if (part?.kind !== 'target' || part.deletedAt !== null) continue
      if ((part.body as TargetBody).partOf !== state.id) continue
      const whole = heir === id ? null : heir
      this.set(part, { body: { ...(part.body as TargetBody), partOf: whole } }, 'follow')
    }
  }

  /** Checks who is part of what, over all living targets of the version as they will be. */
  checkWholes(stored: readonly { id: string; whole: string | null }[]): void {
    const wrong = new Map(wrongWholes(stored, this.touched).map(({ id, code }) => [id, code]))
    const named = [...this.namedAt.keys()].filter((id) => wrong.has(id))
    for (const id of named.length > 0 ? named : wrong.keys()) {
      this.fail(this.namedAt.get(id) ?? '#/edits', wrong.get(id) ?? 'circle')
    }
  }
}

const unconfirmed = { confirmedBy: null, confirmedAt: null }

function withoutWhole(state: FactState, ids: readonly string[]) {
  if (state.kind !== 'target') return state.body
  const body = state.body as TargetBody
  return body.partOf !== null && ids.includes(body.partOf) ? { ...body, partOf: null } : body
}

/** Targets whose whole is no living target of the version, or leads back to them, through what was touched. */
export function wrongWholes(
  stored: readonly { id: string; whole: string | null }[],
  touched: ReadonlyMap<string, { state: FactState }>,
): { id: string; code: 'not-a-target' | 'circle' }[] {
  const wholeOf = new Map(stored.map(({ id, whole }) => [id, whole]))
  for (const { state } of touched.values()) {
    if (state.kind !== 'target') continue
    if (state.deletedAt === null) wholeOf.set(state.id, (state.body as TargetBody).partOf)
    else wholeOf.delete(state.id)
  }
  const wholes = new Map([...wholeOf].filter((entry): entry is [string, string] => entry[1] !== null))
  const lost = [...wholes].filter(([id, whole]) => !wholeOf.has(whole) && (touched.has(id) || touched.has(whole)))
  return [
    ...lost.map(([id]) => ({ id, code: 'not-a-target' as const })),
    ...idsInCircles(wholes)
      .filter((id) => touched.has(id))
      .map((id) => ({ id, code: 'circle' as const })),
  ]
}

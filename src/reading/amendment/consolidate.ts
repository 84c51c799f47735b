import type { UnappliedReason } from '../../shared/amendment.ts'
import { isBullet, type MarkerStyle, markerOf } from '../outline/markers.ts'
import type { Node } from '../outline/tree.ts'
import type { Zone } from '../outline/zones.ts'
import type { Instruction } from './instructions.ts'
import { type Located, Places } from './locate.ts'
import {
  alike,
  bulletOf,
  type ConsolidatedLine,
  completeBy,
  dealOut,
  type NewLine,
  newLine,
  type Segment,
  tidy,
  withMarker,
  wordsPattern,
} from './new-text.ts'
import type { Path } from './paths.ts'

export type Outcome = {
  state: 'applied' | 'partly' | 'not-applied'
  reason: UnappliedReason | null
}

export type Consolidation = { lines: ConsolidatedLine[]; outcomes: Outcome[]; gone: Map<number, number> }

/** The older text with the orders of the newer one carried out. What an order means is looked up in the older text as it was. */
export function consolidate(
  older: readonly Node[],
  newerText: string,
  instructions: readonly Instruction[],
): Consolidation {
  return new Consolidator(older, newerText).run(instructions)
}

/** Lines that an order brings to a place. */
type Brought = { lines: NewLine[]; owner: Node | null; depth: number; style: MarkerStyle | null; value: number }

class Consolidator {
  readonly #nodes: readonly Node[]
  readonly #newerText: string
  readonly #places: Places
  readonly #indexOf: Map<Node, number>
  /** The lines as words are looked for in them. */
  readonly #plain: readonly string[]
  readonly #gone = new Map<number, number>()
  readonly #edits = new Map<number, { start: number; end: number; text: Segment; by: number }[]>()
  readonly #before = new Map<number, Brought[]>()
  readonly #after = new Map<number, Brought[]>()
  /** What was repealed and has no new text. */
  readonly #repealed = new Set<number>()
  /** How many effects each order had, and how many of them a later order took away. */
  readonly #made = new Map<number, number>()
  readonly #lost = new Map<number, number>()

  constructor(nodes: readonly Node[], newerText: string) {
    this.#nodes = nodes
    this.#newerText = newerText
    this.#places = new Places(nodes)
    this.#plain = nodes.map(({ line }) => plainWords(line.text))
    this.#indexOf = new Map(nodes.map((node, index) => [node, index]))
  }

  run(instructions: readonly Instruction[]): Consolidation {
    const outcomes = instructions.map((instruction, by) => this.#apply(instruction, by))
    const seen = outcomes.map((outcome, by) => this.#overlaid(outcome, by))
    return { lines: this.#lines(), outcomes: seen, gone: this.#gone }
  }

  /** What a later order of the paper took away again was carried out for nothing, and is told. */
  #overlaid(outcome: Outcome, by: number): Outcome {
    const lost = this.#lost.get(by) ?? 0
    if (lost === 0 || outcome.state === 'not-applied') return outcome
    const state = lost >= (this.#made.get(by) ?? 0) ? 'not-applied' : 'partly'
    return { state, reason: outcome.reason ?? 'already-changed' }
  }

  #apply(instruction: Instruction, by: number): Outcome {
    const { action, problem } = instruction
    if (problem) return failed(problem)
    if (instruction.exchanges.length > 0) return this.#exchange(instruction, by)
    if (action === 'add') return this.#add(instruction, by)
    return action === 'repeal' ? this.#repeal(instruction, by) : this.#amend(instruction, by)
  }

  /** From the line of a clause to behind the last that belongs to it. */
  #rangeOf(node: Node): { from: number; to: number } {
    const from = this.#indexOf.get(node) ?? 0
    let to = from + 1
    while (to < this.#nodes.length && isWithin(this.#nodes[to], node)) to += 1
    return { from, to }
  }

  #repeal({ paths, except }: Instruction, by: number): Outcome {
    const left = except.map((path) => this.#places.find(path))
    const missing = left.find((place) => 'problem' in place)
    if (missing && 'problem' in missing) return failed(missing.problem)
    const kept = left.flatMap((place) => ('node' in place ? [place.node] : []))
    const ranges = paths.map((path) => this.#places.find(path))
    // What is left out of what it does not lie in was not understood.
    if (kept.some((node) => !ranges.some((place) => 'node' in place && isWithin(node, place.node))))
      return failed('not-understood')
    return this.#each(paths, ({ node }) => {
      const stays = (each: Node | undefined) =>
        kept.some((one) => each === one || isWithin(each, one) || (each && isWithin(one, each)))
      const { from, to } = this.#rangeOf(node)
      let took = false
      for (let at = from; at < to; at += 1)
        if (!stays(this.#nodes[at])) took = this.#take(at, at + 1, by, kept.length === 0 ? node : undefined) || took
      if (!took) return 'already-changed'
      for (let at = from; at < to; at += 1) if (this.#gone.get(at) === by) this.#repealed.add(at)
      return null
    })
  }

  /** Whether anything of a stretch still stood, to be taken away; `whole`: what was brought into this clause goes too. */
  #take(from: number, to: number, by: number, whole?: Node): boolean {
    let took = false
    for (let at = from; at < to; at += 1) {
      if (whole) took = this.#dropBrought(at, whole) || took
      if (this.#gone.has(at)) continue
      for (const edit of this.#edits.get(at) ?? []) count(this.#lost, edit.by)
      this.#gone.set(at, by)
      took = true
    }
    return took
  }

  #dropBrought(at: number, whole: Node): boolean {
    let dropped = false
    for (const map of [this.#before, this.#after]) {
      const list = map.get(at)
      const rest = list?.filter(({ owner }) => owner !== whole && !(owner && isWithin(owner, whole)))
      if (!list || !rest || rest.length === list.length) continue
      for (const each of list) if (!rest.includes(each)) count(this.#lost, each.lines[0]?.by ?? -1)
      map.set(at, rest)
      dropped = true
    }
    return dropped
  }

  /** New lines at a place; `owner`: the clause in which they stand, or for which they stand. */
  #bring(where: 'before' | 'after', at: number, lines: NewLine[], owner: Node | null, depth: number): void {
    const [first] = lines
    if (!first) return
    const map = where === 'before' ? this.#before : this.#after
    const marker = markerOf(first.text)
    const own: Brought = { lines, owner, depth, style: marker?.style ?? null, value: marker?.value ?? 0 }
    const list = map.get(at) ?? []
    // What lies further in comes first; of one row the lower number.
    const next = list.findIndex(
      (each) =>
        each.depth < depth ||
        (each.depth === depth && each.owner === owner && each.style === own.style && each.value > own.value),
    )
    map.set(at, next < 0 ? [...list, own] : list.toSpliced(next, 0, own))
    count(this.#made, first.by)
  }

  #amend(instruction: Instruction, by: number): Outcome {
    const { paths, headOnly } = instruction
    const lines = this.#newLines(instruction, by)
    const located = paths.map((path) => this.#places.find(path))
    const nodes = located.flatMap((place) => ('node' in place ? [place.node] : []))
    // A new clause that papers write under 'sửa đổi, bổ sung' stands nowhere yet.
    if (nodes.length === 0) {
      const [first] = located
      const added = /bổ sung/iu.test(instruction.words) ? this.#addAt(paths, [], lines, by) : null
      return added ?? failed(first && 'problem' in first ? first.problem : 'place-not-found')
    }
    const parts = nodes.length === 1 ? [lines] : dealOut(lines, nodes)
    if (!parts) {
      // Clauses that stand one after another are replaced by one text.
      const ranges = nodes.map((node) => this.#rangeOf(node))
      const joined = ranges.every(({ from }, at) => at === 0 || from === ranges[at - 1]?.to)
      if (!joined) return failed('not-understood')
      return this.#replace(ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0, lines, nodes[0], by, nodes)
    }
    const done = nodes.map((node, at) => {
      const { from, to } = this.#rangeOf(node)
      return this.#replace(from, headOnly ? from + 1 : to, parts[at] ?? [], node, by, headOnly ? [] : [node])
    })
    return together(done, located)
  }

  #replace(from: number, to: number, lines: NewLine[], node: Node | undefined, by: number, whole: Node[]): Outcome {
    const took = whole.map((each) => {
      const range = this.#rangeOf(each)
      return this.#take(range.from, range.to, by, each)
    })
    if (!this.#take(from, to, by) && !took.includes(true)) return failed('already-changed')
    const [first, ...rest] = lines
    if (first) {
      const own = [withMarker(first, node?.marker ?? null, this.#nodes[from]), ...rest]
      this.#bring('before', from, own, node ?? null, node?.depth ?? 0)
    }
    return applied
  }

  #add(instruction: Instruction, by: number): Outcome {
    const lines = this.#newLines(instruction, by)
    const { paths, after, into } = instruction
    if (into && paths.length > 0) return this.#addInto(paths, lines)
    return this.#addAt(paths, after, lines, by) ?? this.#addInto(paths, lines)
  }

  /** At the place that its number gives it, or behind the one that is named. */
  #addAt(paths: readonly Path[], after: readonly Path[], lines: NewLine[], by: number): Outcome | null {
    const [own] = paths
    const [behind] = after
    if (behind) {
      const outer = own ? own.slice(0, -1) : []
      const place = this.#firstOf([
        [...outer.filter((step) => !behind.some(({ unit }) => unit === step.unit)), ...behind],
        behind,
      ])
      if ('node' in place) {
        const { to } = this.#rangeOf(place.node)
        const [first, ...rest] = lines
        if (place.node.parent && this.#isRepealed(place.node.parent)) return failed('already-changed')
        if (first)
          this.#bring(
            'after',
            to - 1,
            [withMarker(first, bulletOf(place.node), place.node), ...rest],
            place.node.parent,
            place.node.depth,
          )
        return applied
      }
      if (!own) return failed(place.problem)
    }
    if (!own) return null
    const completed = completeBy(own, behind)
    const last = completed.at(-1)
    const there = this.#places.find(completed)
    // Sentences are no places of their own.
    if (last?.unit === 'sentence') return failed('place-not-found')
    if ('node' in there && last && last.nth !== 0) {
      // What is counted has no number that could be taken: the new one is the n-th from now on.
      const { parent, depth } = there.node
      if (parent && this.#isRepealed(parent)) return failed('already-changed')
      const { from, to } = this.#rangeOf(there.node)
      const [first, ...rest] = lines
      if (!first) return failed('no-new-text')
      const own = [withMarker(first, bulletOf(there.node), there.node), ...rest]
      if (last.nth === -1) this.#bring('after', to - 1, own, parent, depth)
      else this.#bring('before', from, own, parent, depth)
      return applied
    }
    if ('node' in there) {
      // The number is taken: either the clause is said anew, or it is made longer.
      const [first] = lines
      const marker = first ? markerOf(first.text) : null
      if (
        marker &&
        marker.label !== '' &&
        marker.label === there.node.marker?.label &&
        alike(first?.text ?? '', there.node.line.text)
      ) {
        const { from, to } = this.#rangeOf(there.node)
        return this.#replace(from, to, lines, there.node, by, [there.node])
      }
      return this.#append(there.node, lines) ? applied : failed('already-changed')
    }
    if (!last) return null
    const parentPath = completed.slice(0, -1)
    const parent = parentPath.length === 0 ? null : this.#firstOf([parentPath])
    if (parent && 'problem' in parent) return failed(parent.problem)
    if (parent && this.#isRepealed(parent.node)) return failed('already-changed')
    const sibling = this.#siblingBefore(parent ? parent.node : null, last.label, last.nth, lines)
    if (sibling === null && parent === null) return failed('place-not-found')
    if (sibling) {
      const { to } = this.#rangeOf(sibling)
      const [first, ...rest] = lines
      if (first)
        this.#bring(
          'after',
          to - 1,
          [withMarker(first, last.nth !== 0 ? sibling.marker : null, sibling), ...rest],
          sibling.parent,
          sibling.depth,
        )
    } else if (parent) this.#append(parent.node, lines)
    return applied
  }

  /** 'Bổ sung nội dung … vào khoản 2': at the end of the clause that is named. */
  #addInto(paths: readonly Path[], lines: NewLine[]): Outcome {
    if (paths.length === 0) return failed('place-not-said')
    return this.#each(paths, ({ node }) => {
      return this.#append(node, lines) ? null : 'already-changed'
    })
  }

  /** Into a clause, unless it was repealed. */
  #append(node: Node, lines: NewLine[]): boolean {
    if (this.#isRepealed(node)) return false
    const { to } = this.#rangeOf(node)
    const child = this.#places.childrenOf(node).findLast(({ marker }) => marker !== null && isBullet(marker.style))
    const [first, ...rest] = lines
    if (first)
      this.#bring('after', to - 1, [withMarker(first, child?.marker ?? null, child), ...rest], node, node.depth + 1)
    return true
  }

  #isRepealed(node: Node): boolean {
    return this.#repealed.has(this.#indexOf.get(node) ?? -1)
  }

  /** The last of the row that stands before the new number. */
  #siblingBefore(parent: Node | null, label: string, nth: number, lines: readonly NewLine[]): Node | null {
    const children = this.#places.childrenOf(parent)
    if (nth !== 0) {
      const bullets = children.filter(
        ({ marker }) => marker !== null && isBullet(marker.style) && marker.style !== 'plain',
      )
      return (nth === -1 ? bullets.at(-1) : (bullets[nth - 2] ?? bullets.at(-1))) ?? null
    }
    const marker = (lines[0] ? markerOf(lines[0].text) : null) ?? markerOf(`${label}. A`) ?? markerOf(`${label}) A`)
    if (!marker) return null
    const row = children.filter((node) => node.marker?.style === marker.style)
    const lettered = /[a-zđ]$/u.test(label) && /^\d/.test(label)
    const value = lettered ? Number.parseInt(label, 10) + 0.5 : marker.value
    return row.findLast((node) => (node.marker?.value ?? 0) < value) ?? null
  }

  #firstOf(paths: readonly Path[]): Located {
    const found = paths.map((path) => this.#places.find(path))
    return found.find((each) => 'node' in each) ?? found[0] ?? { problem: 'place-not-found' }
  }

  #exchange(instruction: Instruction, by: number): Outcome {
    const { exchanges, except } = instruction
    const left = except.map((path) => this.#places.find(path))
    const missing = left.find((place) => 'problem' in place)
    if (missing && 'problem' in missing) return failed(missing.problem)
    const kept = left.flatMap((place) => ('node' in place ? [this.#rangeOf(place.node)] : []))
    const stays = (at: number) => kept.some(({ from, to }) => from <= at && at < to)
    let touched = 0
    let bad: UnappliedReason | null = null
    const hitPlaces = new Map<string, number>()
    for (const { before, after, paths, everywhere } of exchanges) {
      const found = paths.map((path) => this.#places.find(path))
      const whole = everywhere && paths.length === 0
      const ranges = found.flatMap((place) => ('node' in place ? [this.#rangeOf(place.node)] : []))
      if (whole) ranges.push({ from: 0, to: this.#nodes.length })
      for (const place of found) if ('problem' in place) bad ??= place.problem
      const source = this.#sourceOf(instruction, after)
      let own = 0
      for (const { from, to } of ranges) {
        const hits = this.#exchangeIn(from, to, before, { text: after, from: source }, by, whole, stays)
        own += hits
        const key = `${from} ${to}`
        hitPlaces.set(key, (hitPlaces.get(key) ?? 0) + hits)
      }
      touched += own
      if (own === 0) bad ??= this.#stoodThere(ranges, before) ? 'already-changed' : 'words-not-found'
    }
    // Of several words at several places each is to be somewhere, and something at each.
    if ([...hitPlaces.values()].includes(0)) bad ??= 'words-not-found'
    if (touched === 0) return failed(bad ?? 'place-not-said')
    return { state: bad ? 'partly' : 'applied', reason: bad }
  }

  /** Whether the words are there, in what another order took away. */
  #stoodThere(ranges: readonly { from: number; to: number }[], before: string): boolean {
    const plain = plainWords(before.trim())
    return ranges.some(({ from, to }) =>
      this.#plain
        .slice(from, to)
        .some((text, at) => (this.#gone.has(from + at) || this.#edits.has(from + at)) && text.includes(plain)),
    )
  }

  /** Where the new words stand in the amending paper. */
  #sourceOf({ place }: Instruction, words: string): Segment['from'] {
    const at = words === '' ? -1 : this.#newerText.lastIndexOf(words, place.end - words.length)
    const start = at >= place.start ? at : place.start
    return { side: 'newer', start, end: at >= place.start ? at + words.length : place.end }
  }

  #exchangeIn(
    from: number,
    to: number,
    before: string,
    text: Segment,
    by: number,
    everywhere: boolean,
    stays: (at: number) => boolean,
  ): number {
    const pattern = wordsPattern(before)
    if (!pattern) return 0
    const plain = plainWords(before.trim().replace(/^[“"]|[”"]$/gu, ''))
    const holding = []
    for (let at = from; at < to; at += 1) if (this.#plain[at]?.includes(plain)) holding.push(at)
    if (holding.length === 0) return 0
    let hits = 0
    for (const flags of ['gu', 'giu']) {
      const search = new RegExp(pattern, flags)
      for (const at of holding) {
        const node = this.#nodes[at]
        if (!node || this.#gone.has(at) || stays(at) || (everywhere && node.zone !== 'body' && node.zone !== 'title'))
          continue
        for (const match of node.line.text.matchAll(search)) {
          const edits = this.#edits.get(at) ?? []
          const [start, end] = [match.index, match.index + match[0].length]
          if (edits.some((edit) => start < edit.end && edit.start < end)) continue
          edits.push({ start, end, text, by })
          this.#edits.set(at, edits)
          count(this.#made, by)
          hits += 1
        }
      }
      if (hits > 0) break
    }
    return hits
  }

  #each(paths: readonly Path[], apply: (place: { node: Node }) => UnappliedReason | null): Outcome {
    const reasons = paths.map((path): UnappliedReason | null => {
      const place = this.#places.find(path)
      return 'problem' in place ? place.problem : apply(place)
    })
    const bad = reasons.find((reason) => reason !== null) ?? null
    if (reasons.length === 0) return failed('place-not-said')
    const any = reasons.some((reason) => reason === null)
    return { state: bad === null ? 'applied' : any ? 'partly' : 'not-applied', reason: bad }
  }

  #newLines({ lines }: Instruction, by: number): NewLine[] {
    return lines.map((place) => ({ text: this.#newerText.slice(place.start, place.end), place, by }))
  }

  #lines(): ConsolidatedLine[] {
    const out: ConsolidatedLine[] = []
    const bring = (brought: readonly Brought[] | undefined, zone: Zone) => {
      for (const { lines } of brought ?? []) for (const line of lines) out.push(newLine(line, zone))
    }
    for (const [at, node] of this.#nodes.entries()) {
      bring(this.#before.get(at), 'body')
      if (!this.#gone.has(at)) out.push(this.#olderLine(at, node))
      bring(this.#after.get(at), 'body')
    }
    return out
  }

  #olderLine(at: number, node: Node): ConsolidatedLine {
    const { line, zone } = node
    const edits = this.#edits.get(at)?.toSorted((a, b) => a.start - b.start)
    const piece = (start: number, end: number): Segment => ({
      text: line.text.slice(start, end),
      from: { side: 'older', start: node.start + start, end: node.start + end },
    })
    if (!edits) return { line, zone, segments: [piece(0, line.text.length)], olderLine: at, by: [] }
    const segments: Segment[] = []
    let last = 0
    for (const { start, end, text } of edits) {
      segments.push(piece(last, start), text)
      last = end
    }
    segments.push(piece(last, line.text.length))
    const full = tidy(segments.filter(({ text }) => text !== ''))
    const text = full.map((segment) => segment.text).join('')
    const marker = markerOf(text) ?? (line.source.label ? line.marker : null)
    return {
      line: { ...line, text, marker, seams: [] },
      zone,
      segments: full,
      olderLine: at,
      by: [...new Set(edits.map(({ by }) => by))],
    }
  }
}

/** Blind to capitals, dashes and white space. */
const plainWords = (text: string) => text.toLowerCase().replace(/[–—]/gu, '-').replace(/\s+/gu, ' ')

const applied: Outcome = { state: 'applied', reason: null }
const failed = (reason: UnappliedReason): Outcome => ({ state: 'not-applied', reason })
const count = (map: Map<number, number>, by: number) => map.set(by, (map.get(by) ?? 0) + 1)

function together(done: readonly Outcome[], located: readonly Located[]): Outcome {
  const missing = located.find((place) => 'problem' in place)
  const bad =
    done.find(({ reason }) => reason !== null)?.reason ?? (missing && 'problem' in missing ? missing.problem : null)
  const any = done.some(({ state }) => state === 'applied')
  return { state: bad === null ? 'applied' : any ? 'partly' : 'not-applied', reason: bad }
}

const isWithin = (node: Node | undefined, above: Node): boolean => {
  for (let at = node?.parent ?? null; at; at = at.parent) if (at === above) return true
  return false
}

import type { UnappliedReason } from '../../shared/amendment.ts'
import { isBullet, markerOf } from '../outline/markers.ts'
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

class Consolidator {
  readonly #nodes: readonly Node[]
  readonly #newerText: string
  readonly #places: Places
  readonly #indexOf: Map<Node, number>
  /** The lines as words are looked for in them. */
  readonly #plain: readonly string[]
  readonly #gone = new Map<number, number>()
  readonly #edits = new Map<number, { start: number; end: number; text: Segment; by: number }[]>()
  readonly #before = new Map<number, NewLine[]>()
  readonly #after = new Map<number, NewLine[]>()

  constructor(nodes: readonly Node[], newerText: string) {
    this.#nodes = nodes
    this.#newerText = newerText
    this.#places = new Places(nodes)
    this.#plain = nodes.map(({ line }) => plainWords(line.text))
    this.#indexOf = new Map(nodes.map((node, index) => [node, index]))
  }

  run(instructions: readonly Instruction[]): Consolidation {
    const outcomes = instructions.map((instruction, by) => this.#apply(instruction, by))
    return { lines: this.#lines(), outcomes, gone: this.#gone }
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

  #repeal({ paths }: Instruction, by: number): Outcome {
    return this.#each(paths, ({ node }) => {
      const { from, to } = this.#rangeOf(node)
      return this.#take(from, to, by) ? null : 'already-changed'
    })
  }

  /** Whether anything of a stretch still stood, to be taken away. */
  #take(from: number, to: number, by: number): boolean {
    let took = false
    for (let at = from; at < to; at += 1) {
      if (this.#gone.has(at)) continue
      this.#gone.set(at, by)
      took = true
    }
    return took
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
      return this.#replace(ranges[0]?.from ?? 0, ranges.at(-1)?.to ?? 0, lines, nodes[0], by)
    }
    const done = nodes.map((node, at) => {
      const { from, to } = this.#rangeOf(node)
      return this.#replace(from, headOnly ? from + 1 : to, parts[at] ?? [], node, by)
    })
    return together(done, located)
  }

  #replace(from: number, to: number, lines: NewLine[], node: Node | undefined, by: number): Outcome {
    if (!this.#take(from, to, by)) return failed('already-changed')
    const [first, ...rest] = lines
    if (first) push(this.#before, from, [withMarker(first, node?.marker ?? null, this.#nodes[from]), ...rest])
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
        if (first) push(this.#after, to - 1, [withMarker(first, bulletOf(place.node), place.node), ...rest])
        return applied
      }
      if (!own) return failed(place.problem)
    }
    if (!own) return null
    const completed = completeBy(own, behind)
    const last = completed.at(-1)
    const there = this.#places.find(completed)
    if ('node' in there) {
      // The number is taken: either the clause is said anew, or it is made longer.
      const [first] = lines
      const marker = first ? markerOf(first.text) : null
      if (marker && marker.label === there.node.marker?.label && alike(first?.text ?? '', there.node.line.text)) {
        const { from, to } = this.#rangeOf(there.node)
        return this.#replace(from, to, lines, there.node, by)
      }
      this.#append(there.node, lines)
      return applied
    }
    if (!last) return null
    const parentPath = completed.slice(0, -1)
    const parent = parentPath.length === 0 ? null : this.#firstOf([parentPath])
    if (parent && 'problem' in parent) return failed(parent.problem)
    const sibling = this.#siblingBefore(parent ? parent.node : null, last.label, last.nth, lines)
    if (sibling === null && parent === null) return failed('place-not-found')
    if (sibling) {
      const { to } = this.#rangeOf(sibling)
      const [first, ...rest] = lines
      if (first)
        push(this.#after, to - 1, [withMarker(first, last.nth !== 0 ? sibling.marker : null, sibling), ...rest])
    } else if (parent) this.#append(parent.node, lines)
    return applied
  }

  /** 'Bổ sung nội dung … vào khoản 2': at the end of the clause that is named. */
  #addInto(paths: readonly Path[], lines: NewLine[]): Outcome {
    if (paths.length === 0) return failed('place-not-said')
    return this.#each(paths, ({ node }) => {
      this.#append(node, lines)
      return null
    })
  }

  #append(node: Node, lines: NewLine[]): void {
    const { to } = this.#rangeOf(node)
    const child = this.#places.childrenOf(node).findLast(({ marker }) => marker !== null && isBullet(marker.style))
    const [first, ...rest] = lines
    if (first) push(this.#after, to - 1, [withMarker(first, child?.marker ?? null, child), ...rest])
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
    const { paths, everywhere, exchanges } = instruction
    const found = paths.map((path) => this.#places.find(path))
    const ranges = found.flatMap((place) => ('node' in place ? [this.#rangeOf(place.node)] : []))
    if (everywhere && paths.length === 0) ranges.push({ from: 0, to: this.#nodes.length })
    if (ranges.length === 0) {
      const [first] = found
      return failed(first && 'problem' in first ? first.problem : 'place-not-found')
    }
    let touched = 0
    let missed = found.some((place) => 'problem' in place)
    for (const { before, after } of exchanges) {
      const source = this.#sourceOf(instruction, after)
      for (const { from, to } of ranges) {
        const hits = this.#exchangeIn(from, to, before, { text: after, from: source }, by, everywhere)
        touched += hits
        missed ||= hits === 0
      }
    }
    if (touched === 0) return failed('words-not-found')
    return { state: missed ? 'partly' : 'applied', reason: missed ? 'words-not-found' : null }
  }

  /** Where the new words stand in the amending paper. */
  #sourceOf({ place }: Instruction, words: string): Segment['from'] {
    const at = words === '' ? -1 : this.#newerText.lastIndexOf(words, place.end - words.length)
    const start = at >= place.start ? at : place.start
    return { side: 'newer', start, end: at >= place.start ? at + words.length : place.end }
  }

  #exchangeIn(from: number, to: number, before: string, text: Segment, by: number, everywhere: boolean): number {
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
        if (!node || this.#gone.has(at) || (everywhere && node.zone !== 'body' && node.zone !== 'title')) continue
        for (const match of node.line.text.matchAll(search)) {
          const edits = this.#edits.get(at) ?? []
          const [start, end] = [match.index, match.index + match[0].length]
          if (edits.some((edit) => start < edit.end && edit.start < end)) continue
          edits.push({ start, end, text, by })
          this.#edits.set(at, edits)
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
    const bring = (lines: readonly NewLine[] | undefined, zone: Zone) => {
      for (const line of lines ?? []) out.push(newLine(line, zone))
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
const push = (map: Map<number, NewLine[]>, at: number, lines: NewLine[]) => {
  map.set(at, [...(map.get(at) ?? []), ...lines])
}

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

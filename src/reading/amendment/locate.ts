import { foldVietnamese } from '../../rules/vietnamese-text.ts'
import { isBullet, romanValue } from '../outline/markers.ts'
import type { Node } from '../outline/tree.ts'
import type { Path, Step } from './paths.ts'

export type Located = { node: Node } | { problem: 'place-not-found' | 'place-ambiguous' }

/** The clauses of a document by the paths that papers name them by. */
export class Places {
  readonly #nodes: readonly Node[]
  readonly #chains = new Map<Node, string[]>()
  readonly #children = new Map<Node | null, Node[]>()
  readonly #byLast = new Map<string, Node[]>()

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes.filter(({ zone, line }) => zone === 'body' && !line.source.note)
    for (const node of this.#nodes) {
      const list = this.#children.get(node.parent)
      if (list) list.push(node)
      else this.#children.set(node.parent, [node])
      const chain = this.#chainOf(node)
      const last = node.marker && node.marker.label !== '' ? chain.at(-1) : undefined
      if (last === undefined) continue
      const same = this.#byLast.get(last)
      if (same) same.push(node)
      else this.#byLast.set(last, [node])
    }
  }

  childrenOf(node: Node | null): readonly Node[] {
    return this.#children.get(node) ?? []
  }

  /** The clause that a path names, if it is one alone. */
  find(path: Path): Located {
    const counted = path.findIndex(({ nth }) => nth !== 0)
    const fixed = counted < 0 ? path : path.slice(0, counted)
    let place = this.#findNumbered(fixed)
    for (const step of counted < 0 ? [] : path.slice(counted)) {
      if ('problem' in place) return place
      const node = this.#nthOf(place.node, step)
      if (!node) return { problem: 'place-not-found' }
      place = { node }
    }
    return place
  }

  #findNumbered(path: Path): Located {
    if (path.length === 0) return { problem: 'place-not-found' }
    const named = path.findLastIndex(({ name }) => name !== '')
    if (named >= 0) {
      const within = this.#named(path[named] as Step)
      if (named === path.length - 1 || 'problem' in within) return within
      return this.#best(path.slice(named + 1), within.node)
    }
    return this.#best(path, null)
  }

  #named({ name }: Step): Located {
    const key = foldVietnamese(name)
    const heads = this.#nodes.filter((node) => node.heading || this.childrenOf(node).length > 0)
    const exact = heads.filter((node) => foldVietnamese(node.content) === key)
    const begins = exact.length > 0 ? exact : heads.filter((node) => foldVietnamese(node.content).startsWith(`${key} `))
    const [first] = begins
    if (!first) return { problem: 'place-not-found' }
    return begins.length > 1 ? { problem: 'place-ambiguous' } : { node: first }
  }

  /** The one that passes over the fewest numbers that the path leaves out. */
  #best(path: Path, below: Node | null): Located {
    const wanted = partsOf(path)
    const last = wanted.at(-1)
    if (last === undefined) return { problem: 'place-not-found' }
    let best: { node: Node; cost: number }[] = []
    for (const node of this.#byLast.get(last) ?? []) {
      if (below && !isBelow(node, below)) continue
      const chain = this.#chainOf(node)
      const from = below ? this.#chainOf(below).length : 0
      const cost = costOf(wanted, chain.slice(Math.min(from, chain.length - 1)))
      if (cost === null) continue
      const whole = cost + styleCost(path.at(-1), node)
      if (best.length === 0 || whole < (best[0]?.cost ?? 0)) best = [{ node, cost: whole }]
      else if (whole === best[0]?.cost) best.push({ node, cost: whole })
    }
    const [first] = best
    if (!first) return { problem: 'place-not-found' }
    return best.length > 1 ? { problem: 'place-ambiguous' } : { node: first.node }
  }

  /** Numbers from the outermost in, each level once: 'II', '1', '2' for the clause '1.2' below 'II'. */
  #chainOf(node: Node): string[] {
    const known = this.#chains.get(node)
    if (known) return known
    const above = node.parent ? this.#chainOf(node.parent) : []
    const label = node.marker?.label ?? ''
    const chain = label === '' ? above : joined(above, partsOfLabel(label, node.marker?.style))
    this.#chains.set(node, chain)
    return chain
  }

  #nthOf(node: Node, { unit, nth, plus }: Step): Node | null {
    // A sentence is no clause of its own: who reads the paper is to find it.
    if (unit === 'sentence') return null
    const all = this.#within(node)
    if (unit === 'bullet') {
      const bullets = all.filter(({ marker }) => marker !== null && isBullet(marker.style) && marker.style !== 'plain')
      const fitting = bullets.filter(({ marker }) => (marker?.style === 'plus') === plus)
      const outermost = Math.min(...fitting.map(({ depth }) => depth))
      const row = fitting.filter(({ depth }) => depth === outermost)
      return (nth === -1 ? row.at(-1) : row[nth - 1]) ?? null
    }
    const children = this.childrenOf(node)
    const paragraphs = children.filter(({ marker }) => marker === null || marker.label === '')
    const own = node.heading || (children.length > 0 && /:$/.test(node.content)) ? [] : [node]
    const row = [...own, ...paragraphs]
    return (nth === -1 ? row.at(-1) : row[nth - 1]) ?? null
  }

  #within(node: Node): Node[] {
    return this.childrenOf(node).flatMap((child) => [child, ...this.#within(child)])
  }
}

const isBelow = (node: Node, above: Node): boolean => {
  for (let at = node.parent; at; at = at.parent) if (at === above) return true
  return false
}

/** A label in its levels; what counts in words or in Roman figures after 'Phần' is a number. */
function partsOfLabel(label: string, style?: string): string[] {
  if (style === 'part' || style === 'chapter' || style === 'section' || style === 'article') {
    const value = romanValue(label.toUpperCase())
    const ordinal = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'].indexOf(label.toLowerCase())
    if (value === null && ordinal >= 0) return [romanOf(ordinal + 1)]
    if ((style === 'part' || style === 'chapter') && /^\d+$/.test(label)) return [romanOf(Number(label))]
  }
  return label.split('.').filter((part) => part !== '')
}

const romanOf = (value: number) =>
  ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][value - 1] ?? String(value)

/** '1.1' below '1' is one level more; 'II.1' says the outer numbers again. */
function joined(above: readonly string[], label: readonly string[]): string[] {
  if (label.length <= 1) return [...above, ...label]
  const lead = label.slice(0, -1)
  for (let from = above.length; from >= 0; from -= 1) {
    const tail = above.slice(from)
    if (tail.length > 0 && tail.every((part, at) => part === lead[at]) && tail.length <= lead.length)
      if (from + tail.length === above.length) return [...above.slice(0, from), ...label]
  }
  return [...above, ...label]
}

function partsOf(path: Path): string[] {
  return path.reduce<string[]>((above, step) => {
    const ordinal = step.unit === 'part' || step.unit === 'chapter' ? ordinalRoman(step.label) : step.label
    return joined(above, partsOfLabel(ordinal))
  }, [])
}

/** 'Phần thứ hai' and 'Phần 2' are 'Phần II'. */
const ordinalRoman = (label: string) => (/^\d{1,2}$/.test(label) ? romanOf(Number(label)) : label)

/** How many numbers lie between those wanted; null where they do not stand in this order. The last ones must meet. */
function costOf(wanted: readonly string[], chain: readonly string[]): number | null {
  if (wanted.at(-1) !== chain.at(-1)) return null
  let cost = 0
  let at = chain.length - 1
  for (let want = wanted.length - 1; want >= 0; want -= 1) {
    while (at >= 0 && wanted[want] !== chain[at]) {
      cost += 4
      at -= 1
    }
    if (at < 0) return null
    at -= 1
  }
  return cost + (at + 1) * 2
}

const USUAL: Record<string, readonly string[]> = {
  part: ['part', 'roman', 'upper', 'title'],
  chapter: ['chapter'],
  section: ['section', 'roman', 'upper', 'arabic1', 'arabic2'],
  subsection: ['arabic1', 'arabic2', 'arabic3', 'section'],
  article: ['article'],
  clause: ['arabic1', 'arabic2', 'arabic-bracket'],
  point: ['letter', 'letter-dot', 'arabic1', 'arabic2', 'arabic3', 'arabic-bracket'],
  item: ['letter', 'letter-dot', 'arabic2', 'arabic3', 'arabic4'],
}

/** Between two that bear the number, the one that is called so as a rule. */
function styleCost(step: Step | undefined, node: Node): number {
  const styles = USUAL[step?.unit ?? '']
  if (!styles || !node.marker) return 0
  // An article is called nothing else, and nothing else an article.
  if ((step?.unit === 'article') !== (node.marker.style === 'article')) return 40
  return styles.includes(node.marker.style) ? 0 : 1
}

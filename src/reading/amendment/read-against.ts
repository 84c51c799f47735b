import { compareFacts, type FactChange } from '../../rules/amendment/index.ts'
import type { InstructionAction as Action, UnappliedReason } from '../../shared/amendment.ts'
import { type ReadOptions, type ReadPaper, readBytes } from '../read-bytes.ts'
import { readLines } from '../read-lines.ts'
import type { Place, Reading } from '../reading.types.ts'
import { type Consolidation, consolidate } from './consolidate.ts'
import { factsOf, type PaperFact } from './facts-of.ts'
import { findInstructions, type Instruction } from './instructions.ts'
import type { ConsolidatedLine, Side } from './new-text.ts'

/** A fact with the place that its words come from: of the older paper, or of the newer. */
export type AmendedFact = PaperFact & {
  from: (Place & { side: Side; clause: string }) | null
  /** Its clause stands as it stood. */
  untouched: boolean
  /** The orders that brought or changed its clause, or one that it lies in. */
  by: number[]
}

export type AppliedInstruction = {
  action: Action
  /** The order, and its new text. */
  words: string
  newWords: string
  place: Place
  clause: string
  section: string
  state: 'applied' | 'partly' | 'not-applied'
  reason: UnappliedReason | null
  /** How many facts it changed. */
  changes: number
}

export type Amendment = {
  /** A new text that stands for the older one, or instructions that change it. */
  form: 'whole' | 'instructions'
  older: Reading
  newer: Reading
  /** The older text with the instructions carried out. */
  consolidated: Reading | null
  changes: FactChange<AmendedFact>[]
  instructions: AppliedInstruction[]
  /** What of the older text was taken away, and by which instruction. */
  gone: (Place & { by: number })[]
}

/** What a later paper adds to an older one, changes and takes away; throws ReadingProblem where one cannot be read. */
export async function readAgainst(
  olderBytes: Uint8Array,
  newerBytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Amendment> {
  const older = await readBytes(olderBytes, options)
  const newer = await readBytes(newerBytes, options)
  return comparePapers(older, newer)
}

export function comparePapers(older: ReadPaper, newer: ReadPaper): Amendment {
  const instructions = findInstructions(newer.reading.text, newer.nodes)
  const before = factsOf(older.reading, 'older').map((fact) => asItStood(fact, 'older'))
  const readings = { older: older.reading, newer: newer.reading }
  if (instructions.length === 0) {
    const after = factsOf(newer.reading, 'newer').map((fact) => asItStood(fact, 'newer'))
    return {
      form: 'whole',
      ...readings,
      consolidated: null,
      changes: compareFacts(before, after),
      instructions: [],
      gone: [],
    }
  }
  const done = consolidate(older.nodes, newer.reading.text, instructions)
  const { reading, nodes } = readLines(
    done.lines.map(({ line }) => line),
    done.lines.map(({ zone }) => zone),
    older.origin,
  )
  const origins = new Origins(done.lines, nodes, newer.reading)
  const after = factsOf(reading, 'newer').map((fact) => ({ ...fact, ...origins.of(fact, older.reading) }))
  const lineOf = lineFinder(older.nodes)
  const gone = before.map((fact) => ({
    ...fact,
    by: [done.gone.get(lineOf(fact.start)) ?? -1].filter((by) => by >= 0),
  }))
  const changes = compareFacts(gone, after, standing(gone, after))
  return {
    form: 'instructions',
    ...readings,
    consolidated: reading,
    changes,
    instructions: told(instructions, done, changes, newer.reading.text),
    gone: [...done.gone].flatMap(([at, by]) => {
      const node = older.nodes[at]
      return node ? [{ start: node.start, end: node.end, by }] : []
    }),
  }
}

const asItStood = (fact: PaperFact, side: Side): AmendedFact => ({
  ...fact,
  from: { side, start: fact.start, end: fact.end, clause: fact.clause },
  untouched: true,
  by: [],
})

/** The line in which an offset lies. */
function lineFinder(nodes: readonly { start: number }[]): (offset: number) => number {
  return (offset) => {
    let low = 0
    let high = nodes.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((nodes[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

class Origins {
  readonly #lines: readonly ConsolidatedLine[]
  readonly #nodes: ReturnType<typeof readLines>['nodes']
  readonly #lineOf: (offset: number) => number
  readonly #newer: Reading

  constructor(lines: readonly ConsolidatedLine[], nodes: ReturnType<typeof readLines>['nodes'], newer: Reading) {
    this.#lines = lines
    this.#nodes = nodes
    this.#lineOf = lineFinder(nodes)
    this.#newer = newer
  }

  of({ start, end }: Place, older: Reading): Pick<AmendedFact, 'from' | 'untouched' | 'by'> {
    const [first, last] = [this.#lineOf(start), this.#lineOf(Math.max(start, end - 1))]
    const stretches: (Place & { side: Side })[] = []
    let untouched = true
    const by = new Set<number>()
    for (let at = first; at <= last; at += 1) {
      const line = this.#lines[at]
      const node = this.#nodes[at]
      if (!line || !node) continue
      untouched &&= line.olderLine !== null && line.by.length === 0
      for (const each of line.by) by.add(each)
      let from = node.start
      for (const segment of line.segments) {
        const to = from + segment.text.length
        const [low, high] = [Math.max(start, from), Math.min(end, to)]
        if (low < high && segment.from)
          stretches.push(cutTo(segment.from, segment.text.length, low - from, high - from))
        from = to
      }
    }
    // A heading that names another office changes what stands below it.
    for (let above = this.#nodes[first]?.parent ?? null; above && by.size === 0; above = above.parent)
      for (const each of this.#lines[this.#lineOf(above.start)]?.by ?? []) by.add(each)
    return { from: this.#hull(stretches, older), untouched, by: [...by] }
  }

  /** All that comes from the newer paper, or from the older where nothing does. */
  #hull(stretches: readonly (Place & { side: Side })[], older: Reading): AmendedFact['from'] {
    const side: Side = stretches.some((each) => each.side === 'newer') ? 'newer' : 'older'
    const own = stretches.filter((each) => each.side === side)
    if (own.length === 0) return null
    const start = Math.min(...own.map((each) => each.start))
    const end = Math.max(...own.map((each) => each.end))
    const { blocks } = side === 'newer' ? this.#newer : older
    const clause = blocks.findLast((block) => block.start <= start)?.id ?? ''
    return { side, start, end, clause }
  }
}

/** A part of a segment; words that were put for others stand as a whole. */
function cutTo(from: Place & { side: Side }, length: number, low: number, high: number): Place & { side: Side } {
  if (from.end - from.start !== length) return from
  return { side: from.side, start: from.start + low, end: from.start + high }
}

/** Facts whose clause stands as it stood, or with other words in it, are those they were. */
function standing(before: readonly AmendedFact[], after: readonly AmendedFact[]): Map<string, string> {
  const key = (kind: string, start: number, end: number) => `${kind} ${start} ${end}`
  const there = Map.groupBy(before, (fact) => key(fact.kind, fact.start, fact.end))
  const pairs = new Map<string, string>()
  const now = after.filter(({ untouched, from }) => untouched && from?.side === 'older')
  for (const [place, facts] of Map.groupBy(now, ({ kind, from }) => key(kind, from?.start ?? 0, from?.end ?? 0))) {
    const older = there.get(place) ?? []
    if (older.length !== facts.length) continue
    for (const [at, fact] of facts.entries()) pairs.set(older[at]?.id ?? '', fact.id)
  }
  return pairs
}

function told(
  instructions: readonly Instruction[],
  { outcomes }: Consolidation,
  changes: readonly FactChange<AmendedFact>[],
  newerText: string,
): AppliedInstruction[] {
  const counts = new Map<number, number>()
  for (const { sort, older, newer } of changes)
    if (sort !== 'same')
      for (const by of new Set([...(newer?.by ?? []), ...(older?.by ?? [])])) counts.set(by, (counts.get(by) ?? 0) + 1)
  return instructions.map((instruction, at): AppliedInstruction => {
    const { action, words, place, clause, section, lines } = instruction
    const newWords = lines.map(({ start, end }) => newerText.slice(start, end)).join('\n')
    const { state, reason } = outcomes[at] ?? { state: 'not-applied', reason: 'not-understood' }
    return { action, words, newWords, place, clause, section, state, reason, changes: counts.get(at) ?? 0 }
  })
}

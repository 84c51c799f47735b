import type { ReportBlock, ReportSpan } from '../../shared/report-blocks.ts'
import { readNumber } from './numbers.ts'
import { diffTokens, type Hunk } from './token-diff.ts'
import { textOf } from './values.ts'

/** What came back: its text, and the content controls that it still has, in their order. */
export type SignedText = { text: string; controls: readonly { tag: string; text: string }[] }
export type FoundDifference = {
  id: string
  name: string | null
  draft: string
  /** Null: it stands there no more. */
  signed: string | null
  /** The words of the draft around it. */
  where: string
}
export type Compared = { compared: number; differences: FoundDifference[] }

type Token = { text: string; value: number | null }
type Placed = { id: string; name: string | null; draft: string; where: string }

const TOKEN = /\d+(?:[.,]\d+)*|\p{L}+/gu
const isNumber = (text: string) => /^\d/.test(text)
/** Numbers as they are worth, words in small letters. */
const tokensOf = (text: string): string[] =>
  (text.normalize('NFC').match(TOKEN) ?? []).map((each) =>
    isNumber(each) ? (readNumber(each) ?? each) : each.toLocaleLowerCase('vi'),
  )

const MOST_WHERE = 160
const shortened = (text: string) => (text.length > MOST_WHERE ? `${text.slice(0, MOST_WHERE)}…` : text)

const linesOf = (block: ReportBlock): (readonly ReportSpan[])[] => {
  if (block.kind === 'blank') return []
  if (block.kind !== 'table') return [block.words]
  const heads = block.heads.map((row) => row.map((cell) => `${typeof cell === 'string' ? cell : cell.words} `))
  return [...heads, ...block.rows.map((row) => row.flatMap(({ words }) => [...words, ' ']))]
}

/** The draft as tokens, those of values with the place of the value in the list of all. */
function readDraft(blocks: readonly ReportBlock[]): { tokens: Token[]; values: Placed[] } {
  const tokens: Token[] = []
  const values: Placed[] = []
  for (const line of blocks.flatMap(linesOf)) {
    const where = shortened(textOf(line).replace(/\s+/g, ' ').trim())
    for (const span of line) {
      const value = typeof span === 'string' ? null : values.length
      if (typeof span !== 'string') values.push({ id: span.id, name: span.name ?? null, draft: span.value, where })
      for (const text of tokensOf(typeof span === 'string' ? span : span.value)) tokens.push({ text, value })
    }
  }
  return { tokens, values }
}

const sameFigure = (one: string, other: string) => tokensOf(one).join(' ') === tokensOf(other).join(' ')

/**
 * Holds the figures of a signed copy against those of its draft: by the content controls that it kept, else by where they stand among
 * the words. Each value that says something else, or is gone, is told in the order of the draft; words that people changed are not.
 */
export function compareSigned(blocks: readonly ReportBlock[], signed: SignedText): Compared {
  const { tokens, values } = readDraft(blocks)
  const found = new Map<number, string | null>()
  const byTag = Map.groupBy(signed.controls, ({ tag }) => tag)
  const places = new Map<string, number>()
  for (const [index, { id }] of values.entries()) {
    const nth = places.get(id) ?? 0
    places.set(id, nth + 1)
    const control = byTag.get(id)?.[nth]
    if (control) found.set(index, control.text.trim())
  }
  if (found.size < values.length)
    for (const [index, text] of alignValues(tokens, tokensOf(signed.text), values.length))
      if (!found.has(index)) found.set(index, text === SAME ? (values[index]?.draft ?? null) : text)
  return {
    compared: [...found.values()].filter((text) => text !== null).length,
    differences: values.flatMap((value, index): FoundDifference[] => {
      const text = found.get(index) ?? null
      return text !== null && sameFigure(text, value.draft) ? [] : [{ ...value, signed: text }]
    }),
  }
}

const SAME = Symbol('as in the draft')

/** What stands in the place of each value: the same, another number, or nothing. */
function alignValues(
  draft: readonly Token[],
  signed: readonly string[],
  count: number,
): Map<number, string | null | typeof SAME> {
  const hunks = diffTokens(
    draft.map(({ text }) => text),
    signed,
  )
  const result = new Map<number, string | null | typeof SAME>()
  for (let value = 0; value < count; value += 1) result.set(value, SAME)
  // Numbers in the places of numbers, among the same words: no other can be meant, wherever else it stands.
  const isClean = ({ from, to, otherFrom, otherTo }: Hunk) =>
    to - from === otherTo - otherFrom &&
    draft.slice(from, to).every(({ text }) => isNumber(text)) &&
    signed.slice(otherFrom, otherTo).every(isNumber)
  for (const { from, to, otherFrom } of hunks.filter(isClean))
    for (const [index, { value }] of draft.slice(from, to).entries())
      if (value !== null && result.get(value) === SAME) result.set(value, written(signed[otherFrom + index] ?? ''))
  const unclear = hunks.filter((hunk) => !isClean(hunk))
  const free = unclear.flatMap((hunk) =>
    signed
      .slice(hunk.otherFrom, hunk.otherTo)
      .flatMap((text, index) => (isNumber(text) ? [{ text, at: hunk.otherFrom + index, hunk }] : [])),
  )
  const lost = unclear.flatMap((hunk) =>
    draft
      .slice(hunk.from, hunk.to)
      .flatMap(({ text, value }) => (isNumber(text) ? [{ text, value, hunk, at: hunk.otherFrom }] : [])),
  )
  // A number that moved among words that were set otherwise is no other number.
  const taken = new Set<number>()
  const left = lost.filter(({ text, at }) => {
    const same = nearest(free, at, (each) => each.text === text && !taken.has(each.at), FAR)
    if (same) taken.add(same.at)
    return same === undefined
  })
  for (const { value, hunk, at } of left) {
    if (value === null) continue
    const other =
      nearest(free, at, (each) => each.hunk === hunk && !taken.has(each.at), Number.POSITIVE_INFINITY) ??
      nearest(free, at, (each) => !taken.has(each.at), NEAR)
    if (other) taken.add(other.at)
    if (result.get(value) === SAME) result.set(value, other ? written(other.text) : null)
  }
  return result
}

/** In tokens: how far a number moves with words set otherwise, and how far from its place another one still stands for it. */
const FAR = 400
const NEAR = 6

type Free = { text: string; at: number; hunk: Hunk }
function nearest(free: readonly Free[], at: number, fits: (each: Free) => boolean, within: number): Free | undefined {
  return free
    .filter((each) => Math.abs(each.at - at) <= within && fits(each))
    .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
}

/** A decimal as it is written in Vietnam, whatever digits it has. */
const written = (decimal: string): string => decimal.replace('.', ',')

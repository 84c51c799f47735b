import type { Part } from '../outline/parts.ts'
import type { Node } from '../outline/tree.ts'
import type { FactBase, Place } from '../reading.types.ts'

/** All that the fact readers look at. */
export type Source = {
  text: string
  nodes: Node[]
  parts: Map<Node, Part | null>
  /** Of the document's date, or of its horizon's beginning; a day without a year takes it. */
  year: number | null
  horizonEnd: number | null
  /** In an official letter (công văn) only the numbered list orders. */
  letter: boolean
  /** A kind of document that orders by its numbered list, whatever its headings say. */
  listed: boolean
  /** What kind of document it is was seen, and it is written in Vietnamese. */
  official: boolean
}

const EDGE = /[\s;,.:]/

/** Without the white space and the closing sign around a clause; a sign that an opening one answers stays. */
export function trimPlace(text: string, place: Place): Place {
  let { start, end } = place
  while (start < end && EDGE.test(text[start] ?? '')) start++
  while (end > start && (EDGE.test(text[end - 1] ?? '') || text.slice(end - 2, end) === './')) {
    if (text.slice(end - 3, end) === '...') break
    end--
  }
  return { start, end }
}

export function factAt(source: Source, node: Node, place: Place, rule: string): FactBase {
  const trimmed = trimPlace(source.text, place)
  return {
    place: trimmed,
    clause: node.id,
    section: node.section,
    rule,
    quote: source.text.slice(trimmed.start, trimmed.end),
    // Until `complete` has looked at it beside the others.
    certainty: 'sure',
    doubts: [],
  }
}

export type Sentence = { text: string; start: number; end: number }

/** No sentence ends after these: 'TP. Hà Nội', 'TS. Nguyễn'. */
const ABBREVIATION = /(?:^|[\s(])(?:TP|Tp|TX|TS|ThS|PGS|GS|BS|KT|TM|TL|Q|P|tr|vv|v\.v|\p{Lu})$/u

/** Sentences of a clause: a full stop and a capital; offsets are those of the whole text. */
export function sentencesOf(content: string, offset: number): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (const match of content.matchAll(/(?<![.!?…])[.!?…]+[”"')]*\s+(?=[“"']?\p{Lu})/gu)) {
    if (ABBREVIATION.test(content.slice(from, match.index))) continue
    const end = match.index + match[0].trimEnd().length
    sentences.push({ text: content.slice(from, end), start: offset + from, end: offset + end })
    from = match.index + match[0].length
  }
  if (from < content.length)
    sentences.push({ text: content.slice(from), start: offset + from, end: offset + content.length })
  return sentences
}

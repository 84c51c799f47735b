import { paragraphOf } from '../formats/paragraph.ts'
import type { Line } from '../outline/lines.ts'
import { isBullet, type Marker, markerOf } from '../outline/markers.ts'
import type { Node } from '../outline/tree.ts'
import type { Zone } from '../outline/zones.ts'
import type { Place } from '../reading.types.ts'
import type { Path } from './paths.ts'

export type Side = 'older' | 'newer'
/** A stretch of a consolidated line and the text that it comes from; null: it stands in neither. */
export type Segment = { text: string; from: { side: Side; start: number; end: number } | null }

export type ConsolidatedLine = {
  line: Line
  zone: Zone
  segments: Segment[]
  /** The line of the older text that stands here, changed or not. */
  olderLine: number | null
  /** By which orders it was changed or brought in, by their place in the list. */
  by: number[]
}

/** A line that an amending paper brings. */
export type NewLine = { text: string; place: Place; by: number }

/** Words that went leave no second space behind. */
export function tidy(segments: Segment[]): Segment[] {
  const out: Segment[] = []
  for (const segment of segments) {
    const before = out.at(-1)?.text ?? ''
    const spare = /\s$/.test(before) && /^(?:\s|[,;.:)])/.test(segment.text)
    if (spare && out.length > 0) {
      const last = out.pop() as Segment
      const { from } = last
      out.push({
        text: last.text.slice(0, -1),
        from: from ? { ...from, end: Math.max(from.start, from.end - 1) } : null,
      })
    }
    out.push(segment)
  }
  return out
}

export function newLine({ text, place, by }: NewLine, zone: Zone): ConsolidatedLine {
  const own = text.length - (place.end - place.start)
  const lead = own > 0 ? [{ text: text.slice(0, own), from: null }] : []
  return {
    line: { text, marker: markerOf(text), source: paragraphOf(text), seams: [] },
    zone,
    segments: [...lead, { text: text.slice(Math.max(0, own)), from: { side: 'newer', ...place } }],
    olderLine: null,
    by: [by],
  }
}

/** A new text without a number stands under that of the clause it replaces. */
export function withMarker(line: NewLine, marker: Marker | null, beside: Node | undefined): NewLine {
  const own = markerOf(line.text)
  if (!marker || own || (beside?.line.source.cell ?? null) !== null) return line
  return { ...line, text: `${marker.text} ${line.text}` }
}

export const bulletOf = (node: Node) => (node.marker && isBullet(node.marker.style) ? node.marker : null)

/** A text for each of several clauses: told by their numbers, or one line to each. */
export function dealOut(lines: readonly NewLine[], nodes: readonly Node[]): NewLine[][] | null {
  const starts = nodes.map((node) =>
    lines.findIndex(({ text }) => node.marker?.label !== '' && markerOf(text)?.label === node.marker?.label),
  )
  if (starts.every((start, at) => start >= 0 && (at === 0 || start > (starts[at - 1] ?? 0))) && starts[0] === 0)
    return starts.map((start, at) => lines.slice(start, starts[at + 1] ?? lines.length))
  return lines.length === nodes.length ? lines.map((line) => [line]) : null
}

/** The outer parts that only the clause it comes after was given with. */
export function completeBy(own: Path, behind: Path | undefined): Path {
  if (!behind || behind.length <= own.length) return own
  return [...behind.slice(0, behind.length - own.length), ...own]
}

/** Whether two texts of one number are the same clause. */
export function alike(one: string, other: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}]+/gu) ?? [])
  const [a, b] = [words(one), words(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(1, Math.min(a.size, b.size)) >= 0.4
}

/** The words as a pattern: any white space for a space, and no part of a longer word. */
export function wordsPattern(words: string): string | null {
  const text = words.trim().replace(/^[“"]|[”"]$/gu, '')
  if (text === '') return null
  const body = text
    .replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')
    .replace(/\\-/g, '[-–—]')
    .replace(/\s+/gu, '\\s+')
  const before = /^[\p{L}\d]/u.test(text) ? '(?<![\\p{L}\\d])' : ''
  const after = /[\p{L}\d]$/u.test(text) ? '(?![\\p{L}\\d])' : ''
  return `${before}${body}${after}`
}

import { withMarks } from '../grammar/slips.ts'
import type { Line } from './lines.ts'
import { isBullet, type Marker, type MarkerStyle } from './markers.ts'
import { standsForList, unnumberedHeadings } from './unnumbered.ts'
import type { Zone } from './zones.ts'

export type Node = {
  id: string
  line: Line
  zone: Zone
  marker: Marker | null
  /** Offsets in the reading's text: the whole paragraph, and its words after the marker. Key words have the marks that a typist lost. */
  start: number
  end: number
  contentStart: number
  content: string
  depth: number
  section: string
  parent: Node | null
  children: Node[]
  heading: boolean
  /** It may stand for what follows it. */
  holds: boolean
}

export type Outline = { text: string; nodes: Node[] }

type Open = { node: Node; style: MarkerStyle; value: number }

/** Lower stands further out; styles of one rank nest in the order in which the document brings them. */
const OUTER: Partial<Record<MarkerStyle, number>> = { part: 0, chapter: 1 }

/** 'I.' after 'H.' is a letter, 'C.' after 'B.' too: told by the row they go on with. */
function settle(marker: Marker, stack: Open[]): Marker {
  if (marker.style !== 'roman' || marker.label.length !== 1) return marker
  const letter = 'ABCDĐEGHIKLMNOPQRSTUVXY'.indexOf(marker.label) + 1
  const open = stack.find((entry) => entry.style === 'upper')
  const roman = stack.some((entry) => entry.style === 'roman')
  return open && !roman && open.value === letter - 1 && letter > 2
    ? { ...marker, style: 'upper', value: letter }
    : marker
}

/** No paper has rows within rows any deeper; without a bound "1." and "a)" in turn would go down for ever. */
const DEEPEST = 12

/** 'c.' after 'b)' goes on with the same row: who typed it changed the sign. */
const SISTERS: Partial<Record<MarkerStyle, MarkerStyle>> = { letter: 'letter-dot', 'letter-dot': 'letter' }
function findSister(stack: Open[], marker: Marker): number {
  const sister = SISTERS[marker.style]
  return stack.findLastIndex(
    ({ style, value }) => style === sister && marker.value > value && marker.value <= value + 2,
  )
}

function findOpen(stack: Open[], marker: Marker): number {
  for (let at = stack.length - 1; at >= 0; at--) {
    const entry = stack[at]
    if (entry?.style !== marker.style) continue
    // "1." inside "3." begins a new row below it; "1." after "a)" whose row already held "2." likewise.
    const restarts = marker.value === 1 && entry.value >= 1 && !isBullet(marker.style) && marker.style !== 'roman'
    const samePrefix = !marker.label.includes('.') || prefix(marker) === prefix(entry.node.marker)
    if (restarts && samePrefix && at < stack.length - 1 && stack.length < DEEPEST) continue
    return at
  }
  return findSister(stack, marker)
}

const prefix = (marker: Marker | null) => marker?.label.split('.').slice(0, -1).join('.') ?? ''

const HIGH: MarkerStyle[] = ['part', 'chapter', 'section', 'roman', 'upper', 'title']

function place(stack: Open[], marker: Marker): void {
  // Capitals that name a part stand beside the numbered parts; others below the last of them.
  if (marker.style === 'title' || marker.style === 'caps') {
    const above = marker.style === 'title' ? HIGH.slice(0, 2) : HIGH
    while (stack.length > 0 && !above.includes(stack.at(-1)?.style ?? 'dot')) stack.pop()
    return
  }
  const outer = OUTER[marker.style]
  if (outer !== undefined) {
    while (stack.length > 0 && (OUTER[stack.at(-1)?.style ?? 'dot'] ?? 9) >= outer) stack.pop()
    return
  }
  // The articles of a decision stand under nothing but its chapters.
  if (marker.style === 'article')
    while (stack.length > 0 && !['part', 'chapter', 'section'].includes(stack.at(-1)?.style ?? '')) stack.pop()
  const at = findOpen(stack, marker)
  if (at >= 0) {
    stack.length = at
    return
  }
  if (isBullet(marker.style)) return
  if (marker.style === 'agency') while (stack.length > 0 && !stack.at(-1)?.node.holds) stack.pop()
  if (introducedBy(stack.at(-1), marker)) return
  while (stack.length > 0 && isBullet(stack.at(-1)?.style ?? 'part')) stack.pop()
  if (marker.style === 'roman' && !(marker.value === 1 && stack.at(-1)?.style === 'title'))
    while (stack.length > 0 && !['part', 'chapter', 'upper'].includes(stack.at(-1)?.style ?? '')) stack.pop()
  // "2.1." belongs under "2." and under nothing deeper.
  if (marker.label.includes('.')) {
    const owner = stack.findLastIndex(
      (entry) => entry.node.marker?.label === prefix(marker) && entry.style !== marker.style,
    )
    if (owner >= 0) stack.length = owner + 1
  }
}

/** 'Phòng A chủ trì, phối hợp với Phòng B:' and right below it 'a)' or '1.': the list is the paragraph's. */
const introducedBy = (top: Open | undefined, marker: Marker) =>
  top?.style === 'plain' &&
  top.node.children.length === 0 &&
  marker.value === 1 &&
  /:$/.test(top.node.content) &&
  !HIGH.includes(marker.style) &&
  !['caps', 'agency', 'article'].includes(marker.style)

const WHOLE_SENTENCE = /[.;!?”"]$/u
const words = (text: string) => text.split(' ').length

/** A numbered line that does not end like a sentence, or is too short to be one. */
const isTitle = (node: Node) =>
  !WHOLE_SENTENCE.test(node.content) || /[.…]\.$/.test(node.content) || words(node.content) <= 14

/** It may stand for what follows it. */
function mayHold(node: Node): boolean {
  if (!node.marker) return /:$/.test(node.content)
  if (isTitle(node)) return true
  // Its neighbour of the same row held a list: so may this one, however it ends.
  const before = node.parent?.children.at(-2)
  const held = before?.marker?.style === node.marker.style && before.children.length > 0
  return held && words(node.content) <= 40 && !/:\s/.test(node.content)
}

export function outlineOf(lines: Line[], zones: Zone[]): Outline {
  const parts: string[] = []
  const nodes: Node[] = []
  let stack: Open[] = []
  let introducer: Node | null = null
  let at = 0
  let zoneBefore: Zone | null = null
  const markers = unnumberedHeadings(lines, zones)
  const lastMarked = lastMarkedLines(lines, markers, zones)
  for (const [index, line] of lines.entries()) {
    const zone = zones[index] ?? 'body'
    if (zone !== zoneBefore && (zone === 'title' || zone === 'recipients')) {
      stack = []
      introducer = null
    }
    zoneBefore = zone
    const written = markers[index] ?? null
    const marker = written && zone === 'body' ? settle(written, stack) : written
    const node: Node = {
      id: `c${index + 1}`,
      line,
      zone,
      marker,
      start: at,
      end: at + line.text.length,
      contentStart: at + (marker?.length ?? 0),
      content: withMarks(line.text.slice(marker?.length ?? 0)),
      depth: 0,
      section: '',
      parent: null,
      children: [],
      heading: false,
      holds: false,
    }
    parts.push(line.text)
    at = node.end + 1
    nodes.push(node)
    if (zone === 'body' && line.source.cell) standIn(stack.at(-1)?.node ?? null, node)
    if (zone !== 'body' || line.source.cell) continue

    if (marker) {
      place(stack, marker)
      const above: Node | null = stack.at(-1)?.node ?? introducerFor(introducer, marker)
      adopt(above, node)
      stack.push({ node, style: marker.style, value: marker.value })
      if (node.depth === 0) introducer = null
    } else {
      const trailing = index > lastMarked(index)
      const above = ownerOfPlain(stack, trailing || isClosing(node), trailing && isClosing(node))
      adopt(above, node)
      const next = zones[index + 1] === 'body' ? lines[index + 1] : undefined
      node.holds ||= !isClosing(node) && standsForList(node.content, next)
      // What stands below an item leaves the paragraph alone that introduced the whole list.
      if (above === null) introducer = node.holds ? node : null
      else if (node.holds) stack.push({ node, style: 'plain', value: 0 })
    }
  }
  for (const node of nodes) node.heading = isHeading(node)
  return { text: parts.join('\n'), nodes }
}

/** "… các nội dung sau:" before a numbered list in a letter: the list hangs under it. */
function introducerFor(introducer: Node | null, marker: Marker): Node | null {
  return introducer &&
    introducer.parent === null &&
    !['roman', 'part', 'chapter', 'upper', 'title'].includes(marker.style)
    ? introducer
    : null
}

/** A paragraph without marker belongs to the numbered line above it, never to a bullet; one that closes a part, to the part. */
function ownerOfPlain(stack: Open[], closing: boolean, surely: boolean): Node | null {
  while (stack.length > 0) {
    const top = stack.at(-1)
    if (!top) break
    const firstBelow = !surely && top.node.children.length === 0 && (closing ? isTitle(top.node) : top.node.holds)
    if (isBullet(top.style) || (closing && !firstBelow && stack.length > 1)) stack.pop()
    else if (firstBelow || top.node.children.length > 0) return top.node
    else return top.node.parent
  }
  return null
}

const APPENDIX = /^(?:PHỤ LỤC|PHỤ BIỂU|BIỂU MẪU|BIỂU SỐ|DANH MỤC)(?!\p{L})/u
/** Whether a line opens what is attached to the document. */
export const opensAppendix = ({ text }: Line) => APPENDIX.test(text)

/** For a line the last one with a marker in its run of body lines. */
function lastMarkedLines(lines: Line[], markers: (Marker | null)[], zones: Zone[]): (index: number) => number {
  const last: number[] = []
  let seen = -1
  for (let index = markers.length - 1; index >= 0; index--) {
    if (zones[index] !== 'body') seen = -1
    else if (seen < 0 && markers[index]) seen = index
    last[index] = seen
    const line = lines[index]
    if (line && opensAppendix(line)) seen = -1
  }
  return (index) => ((last[index] ?? -1) < 0 ? index - 1 : (last[index] ?? -1))
}

const CLOSING =
  /^(?:Trên đây là|Trên cơ sở|Trong quá trình|Yêu cầu|Đề nghị các|Căn cứ (?:nội dung )?(?:Kế hoạch|kế hoạch)|Nhận được|(?:Ủy|Uỷ) ban nhân dân .{0,40}(?:yêu cầu|đề nghị))/u
export const isClosing = (node: Node) => node.marker === null && CLOSING.test(node.content)

/** A cell stands in the part of the heading above its table and is no item of it. */
function standIn(above: Node | null, node: Node): void {
  node.parent = above
  node.depth = above ? above.depth + 1 : 0
  node.section = above?.section ?? ''
}

function adopt(above: Node | null, node: Node): void {
  node.parent = above
  node.depth = above ? above.depth + 1 : 0
  const label = node.marker?.label ?? ''
  node.section = [above?.section ?? '', label].filter((piece) => piece !== '').join('.')
  above?.children.push(node)
  node.holds = mayHold(node)
}

function isHeading(node: Node): boolean {
  if (node.zone !== 'body' || (node.marker && isBullet(node.marker.style))) return false
  if (!node.marker) return node.holds && node.children.length > 0 && !/:$/.test(node.content)
  return (
    HIGH.includes(node.marker.style) ||
    ['caps', 'agency'].includes(node.marker.style) ||
    (node.children.length > 0 && node.holds)
  )
}

import type { InstructionAction as Action, UnappliedReason } from '../../shared/amendment.ts'
import { type MarkerStyle, markerOf } from '../outline/markers.ts'
import type { Node } from '../outline/tree.ts'
import type { Place } from '../reading.types.ts'
import { type Command, type Exchange, type ReadCommand, readCommand } from './commands.ts'
import { type Path, pathsBelow } from './paths.ts'
import { closeOf, type Quoted, quotedIn } from './quotes.ts'
import { type Cut, cutOf, type Line, lineOf, pieceAt, splitPieces, VERB_FIRST } from './sentences.ts'

export type InstructionProblem = Extract<UnappliedReason, 'not-understood' | 'place-not-said' | 'no-new-text'>

/** One order of an amending paper, as it stands there. */
export type Instruction = {
  action: Action
  paths: Path[]
  after: Path[]
  exchanges: Exchange[]
  headOnly: boolean
  into: boolean
  everywhere: boolean
  except: Path[]
  /** The order and its new text, in the amending paper. */
  place: Place
  /** Id of the block in which it begins. */
  clause: string
  section: string
  /** The order without its new text. */
  words: string
  /** The lines of the new text, without the marks around them. */
  lines: Place[]
  problem: InstructionProblem | null
}

type Verb = 'amend' | 'add' | 'repeal'
/** A line that says where, or what is to be done, for those below it. */
type Open = { style: MarkerStyle | null; action: Verb | null; paths: Path[]; heads: boolean }

const CLOSING =
  /^(?:(?:các|những|ngoài)\s.{0,60}?(?:nội dung|quy định|phần)\s(?:khác|còn lại|không)|trên đây là|(?:quyết định|kế hoạch|nghị quyết|văn bản)(?:\s+này)?\s+có hiệu lực)|giữ nguyên|vẫn thực hiện theo|chịu trách nhiệm thi hành/iu
const GROUNDS = /^(?:căn cứ|theo đề nghị|xét(?: đề nghị| tờ trình)?|kính gửi)(?!\p{L})/iu
const EXECUTION =
  /(?<!\p{L})(?:hiệu lực|thi hành|giữ nguyên|không thay đổi)(?!\p{L})|^(?:tổ chức (?:thực hiện|triển khai)|kính gửi|nơi nhận|trách nhiệm)(?!\p{L})/iu
const HEADS_REPEALS =
  /^(?:các |những )?(?:nội dung|quy định|điều khoản|chỉ tiêu|nhiệm vụ|phần)(?: được)? (?:bãi bỏ|huỷ bỏ|hủy bỏ|lược bỏ)\s?:?$/iu
const OLD_WORDS = /^(?:nội dung|quy định)\s+(?:cũ|trước đây|hiện hành|hiện tại|đã ban hành)\s?:?\s?[“"«]/iu
const NEW_WORDS =
  /^(?:nội dung|quy định)\s+(?:mới|sau (?:khi )?(?:sửa đổi|điều chỉnh)|sửa đổi|điều chỉnh)\s?:?\s?[“"«]/iu
const NOTHING = {
  paths: [],
  after: [],
  exchanges: [],
  headOnly: false,
  into: false,
  everywhere: false,
  announced: false,
  except: [],
  partial: false,
}
const SOME_CONTENTS = /(?<!\p{L})(?:một số|các|những)\s+(?:nội dung|điều|khoản|điểm|mục|chỉ tiêu|nhiệm vụ|quy định)/iu
const AMENDED_PAPER =
  /(?<!\p{L})(?:kế hoạch|quyết định|nghị quyết|đề án|chương trình|phương án|quy định|chỉ thị|hướng dẫn|thông báo|công văn)(?!\p{L})/iu
const AMENDS = /(?<!\p{L})(?:sửa đổi|bổ sung|điều chỉnh|bãi bỏ|huỷ bỏ|hủy bỏ|thay thế|đính chính)(?!\p{L})/iu
/** A sentence that orders is short once its quotes are taken out; what is longer is none. */
const LONGEST = 8_000

/** Whether the title says that the paper amends another. */
export const saysItAmends = (nodes: readonly Node[]): boolean =>
  nodes.some(({ zone, line }) => zone === 'title' && AMENDS.test(line.text))

/** The orders of a paper that amends another, or none where it is no such paper. */
export function findInstructions(text: string, nodes: readonly Node[]): Instruction[] {
  const body = nodes.filter(({ zone, line }) => zone === 'body' && !line.source.note)
  const found = new Finder(text, body).find()
  const amends = found.headed || saysItAmends(nodes)
  return amends && found.instructions.some(({ problem }) => problem === null) ? found.instructions : []
}

/** Words without the signs behind them. */
function withoutEnd(words: string): string {
  let end = words.length
  while (end > 0 && /[\s:;.,]/u.test(words[end - 1] ?? '')) end -= 1
  return words.slice(0, end)
}

/** Where in an ascending list the first number above another stands. */
function firstBehind(list: readonly number[], at: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

class Finder {
  readonly #text: string
  readonly #body: readonly Node[]
  readonly #instructions: Instruction[] = []
  #open: Open[] = []
  #headed = false
  readonly #orders = new Map<number, boolean>()
  /** Lines that gave no order, and lines that only say what holds for those below them. */
  readonly #unread = new Set<number>()
  readonly #heads = new Set<number>()
  /** The lines of each number, and the articles. */
  readonly #rows = new Map<string, number[]>()

  constructor(text: string, body: readonly Node[]) {
    this.#text = text
    this.#body = body
    for (const [index, { marker }] of body.entries()) {
      if (!marker) continue
      for (const row of [`${marker.style} ${marker.value}`, ...(marker.style === 'article' ? ['article'] : [])]) {
        const list = this.#rows.get(row)
        if (list) list.push(index)
        else this.#rows.set(row, [index])
      }
    }
  }

  find(): { instructions: Instruction[]; headed: boolean } {
    let at = 0
    while (at < this.#body.length) at = this.#readPair(at) ?? this.#readLine(at)
    this.#tellUnread()
    this.#instructions.sort((a, b) => a.place.start - b.place.start)
    return { instructions: this.#instructions, headed: this.#headed }
  }

  /** Reads the orders of one line and says at which line to go on. */
  #readLine(at: number): number {
    const node = this.#body[at]
    if (!node) return at + 1
    this.#enter(node)
    let from = node.contentStart
    let next = at + 1
    let ordered = false
    // After the new text of one order another may begin in the same line.
    for (let turn = 0; turn < 50 && from < node.end; turn += 1) {
      const { line, quoted, open } = this.#lineFrom(node, from)
      if (line.length > LONGEST) break
      const pieces = splitPieces(line)
      let went: { from: number; next: number } | null = null
      for (const [index, piece] of pieces.entries()) {
        const last = index === pieces.length - 1
        const before = this.#instructions.length
        const done = this.#readPiece(at, node, piece, quoted, last ? open : null, last)
        if (done === null) continue
        ordered = true
        if (this.#instructions.length === before) this.#heads.add(at)
        if (typeof done === 'object') went = done
      }
      if (!went) break
      next = Math.max(next, went.next)
      const end = this.#body[next - 1]?.end ?? node.end
      if (went.from >= end || next > at + 1) {
        // What follows the closing mark in its last line is read as part of that line.
        if (next > at + 1 && went.from < end && this.#readRest(next - 1, went.from)) ordered = true
        break
      }
      from = went.from
    }
    if (!ordered) this.#enterUnread(at, node)
    return next
  }

  #readRest(at: number, from: number): boolean {
    const node = this.#body[at]
    if (!node) return false
    const { line, quoted, open } = this.#lineFrom(node, from)
    const rest = line.text.replace(/^[\s.;,”"]+/u, '')
    if (rest === '' || !VERB_FIRST.test(rest.replace(/^(?:và|đồng thời)\s+/iu, ''))) return false
    const skipped = line.text.length - rest.length
    return this.#readPiece(at, node, pieceAt(line, skipped, line.text.length), quoted, open, true) !== null
  }

  /** Where the line stands among those that hold others. */
  #enter({ marker }: Node): void {
    const style = marker?.style ?? null
    if (style === 'article' || style === 'part' || style === 'chapter') this.#open = []
    else if (style !== null) {
      const same = this.#open.findIndex((open) => open.style === style)
      if (same >= 0) this.#open.length = same
    }
    // A line without a number says for those after it, until another does.
    else while (this.#open.at(-1)?.style === null) this.#open.pop()
  }

  #context(): { paths: Path[]; action: Verb | null } {
    const paths = this.#open.reduce<Path[]>(
      (above, { paths }) => (paths.length > 0 ? pathsBelow(above, paths) : above),
      [],
    )
    return { paths, action: this.#open.findLast(({ action }) => action !== null)?.action ?? null }
  }

  /** `null`: it orders nothing. Where a new text was taken: what comes behind it. */
  #readPiece(
    at: number,
    node: Node,
    piece: Line,
    quoted: readonly Quoted[],
    open: number | null,
    last: boolean,
  ): { from: number; next: number } | true | null {
    const words = quoted.map(({ start, end, closed }) => this.#text.slice(start + 1, closed ? end - 1 : end))
    const context = this.#context()
    const whole = readCommand(piece.text, words, context.action)
    const isWords = whole.command !== null && whole.command.exchanges.length > 0 && open === null
    const cut = isWords ? null : cutOf(piece.text, open !== null && last)
    const head = cut === null ? piece : pieceAt(piece, 0, cut.headEnd)
    const read = cut === null ? whole : readCommand(head.text, words, context.action)
    const { command } = read
    if (!command) {
      if (read.paths.length === 0 || node.content.length > 200) return null
      // 'Tại khoản 2 Mục II:' orders nothing and says where.
      this.#push(node, null, read.paths, false)
      return /:\s*$/.test(piece.text) || AMENDS.test(node.content) ? true : null
    }
    if (read.action === null && command.paths.length === 0 && command.exchanges.length === 0) return null
    const paths = command.everywhere && command.paths.length === 0 ? [] : pathsBelow(context.paths, command.paths)
    const under = (own: Exchange): Exchange => ({
      ...own,
      paths: own.everywhere && own.paths.length === 0 ? [] : pathsBelow(context.paths, own.paths),
    })
    const exchanges = command.exchanges.map(under)
    const except = pathsBelow(paths, command.except)
    const ordered = { ...command, paths, exchanges, except: command.except.length === 0 ? [] : except }
    if (command.exchanges.length > 0) {
      if (read.action === null && context.action === null) return null
      // 'trong toàn bộ Kế hoạch', or a paper that says nothing of where.
      const anywhere = (each: Exchange) => each.paths.length === 0 && (command.paths.length === 0 || each.everywhere)
      const all = exchanges.map((each) => ({ ...each, everywhere: anywhere(each) }))
      const lost = all.some((each) => each.paths.length === 0 && !each.everywhere)
      const unsaid = paths.length === 0 && !command.everywhere && !this.#headed
      const problem = command.partial || lost ? 'not-understood' : unsaid ? 'place-not-said' : null
      this.#add(node, head, { ...ordered, exchanges: all }, [], head.end, problem)
      return true
    }
    if (command.action === 'repeal') {
      if (paths.length === 0) return this.#headsOthers(node, head, read)
      // 'Bãi bỏ các nội dung sau:' before a list.
      if (command.paths.length === 0 && this.#holdsOrders(at, node)) return this.#headsOthers(node, head, read)
      if (command.paths.length > 0 && cut !== null && this.#holdsOrders(at, node))
        return this.#headsOthers(node, head, read)
      this.#add(node, head, ordered, [], head.end, command.partial ? 'not-understood' : null)
      return true
    }
    return this.#withNewText(at, node, head, read, ordered, cut, piece, quoted, open, last)
  }

  #withNewText(
    at: number,
    node: Node,
    head: Line,
    read: ReadCommand,
    ordered: Command,
    cut: Cut | null,
    piece: Line,
    quoted: readonly Quoted[],
    open: number | null,
    last: boolean,
  ): { from: number; next: number } | true | null {
    const token = cut ? /^⟦(\d+)⟧/u.exec(piece.text.slice(cut.tailStart)) : null
    const inline = token ? quoted[Number(token[1])] : undefined
    let text: { lines: Place[]; end: number; next: number } | null = null
    if (inline) text = { lines: this.#linesOf(inline.start + 1, inline.end - 1), end: inline.end, next: at + 1 }
    else if (open !== null && last) text = this.#quotedFrom(at, open)
    else if (cut && piece.text.slice(cut.tailStart).trim() !== '') {
      // New text in no marks, from here on.
      if (read.action === null && !ordered.announced) return this.#headsOthers(node, head, read)
      text = this.#plainFrom(at, piece.at(cut.tailStart))
    } else if (last && cut && !(ordered.paths.length === 0 && this.#listsOrders(at, node, ordered.action)))
      text = this.#below(at)
    if (ordered.paths.length === 0 && ordered.after.length === 0) {
      if (text === null || text.lines.length === 0 || this.#holdsOrders(at, node))
        return this.#headsOthers(node, head, read)
      if (AMENDED_PAPER.test(head.text) || SOME_CONTENTS.test(head.text) || !cut)
        return this.#headsOthers(node, head, read)
      this.#add(node, head, ordered, text.lines, text.end, 'place-not-said')
      return { from: text.end, next: text.next }
    }
    if (text === null || text.lines.length === 0) {
      if (this.#holdsOrders(at, node)) return this.#headsOthers(node, head, read)
      if (read.action === null) return null
      this.#add(node, head, ordered, [], head.end, 'no-new-text')
      return true
    }
    // A new text for something in a clause; one that bears the number of the clause is a new text for it.
    const first = text.lines[0]
    const whole = first && markerOf(this.#text.slice(first.start, first.end)) !== null
    const unclear = (ordered.partial && !whole) || ordered.except.length > 0
    this.#add(node, head, ordered, text.lines, text.end, unclear ? 'not-understood' : null)
    return { from: text.end, next: text.next }
  }

  /** A line that says what is done, or where, for the orders below it. */
  #headsOthers(node: Node, head: Line, read: ReadCommand): true | null {
    const heads = AMENDED_PAPER.test(head.text) || SOME_CONTENTS.test(head.text)
    const { action } = read
    if (action === null && read.paths.length === 0) return null
    if (heads) this.#headed = true
    this.#push(node, action, read.paths, true)
    return true
  }

  #push(node: Node, action: Verb | null, paths: Path[], heads: boolean): void {
    this.#open.push({ style: node.marker?.style ?? null, action, paths, heads })
  }

  /** Whether what follows the line are orders of their own rather than its new text. */
  #holdsOrders(at: number, node: Node): boolean {
    const next = this.#body[at + 1]
    if (!next || next.marker?.style === 'article') return false
    if (next.marker && next.marker.style === node.marker?.style) return false
    return this.#isOrder(at + 1)
  }

  /** Whether the lines below name places or words and leave the verb to this one. */
  #listsOrders(at: number, node: Node, action: Action): boolean {
    const next = this.#body[at + 1]
    if (!next?.marker || next.marker.style === node.marker?.style || /^[“"«]/u.test(next.content)) return false
    const { line, quoted } = this.#lineFrom(next, next.contentStart)
    if (line.length > LONGEST) return false
    const words = quoted.map(({ start, end }) => this.#text.slice(start + 1, end - 1))
    const { command } = readCommand(line.text, words, action === 'add' || action === 'repeal' ? action : 'amend')
    return command !== null && (command.exchanges.length > 0 || command.paths.length > 0)
  }

  /** Whether a line by itself orders something at a place that it names. */
  #isOrder(at: number): boolean {
    const known = this.#orders.get(at)
    if (known !== undefined) return known
    const node = this.#body[at]
    let is = false
    if (node && !/^[“"«]/u.test(node.content)) {
      const { line, quoted, open } = this.#lineFrom(node, node.contentStart)
      if (line.text.length <= LONGEST) {
        const words = quoted.map(({ start, end }) => this.#text.slice(start + 1, end - 1))
        const cut = cutOf(line.text, open !== null)
        const read = readCommand(cut ? line.text.slice(0, cut.headEnd) : line.text, words)
        const whole = readCommand(line.text, words)
        const placed = read.command !== null && read.command.paths.length + read.command.after.length > 0
        const worded = whole.command !== null && whole.command.exchanges.length > 0
        is = (read.action !== null && placed) || (whole.action !== null && worded)
      }
    }
    this.#orders.set(at, is)
    return is
  }

  /** The line from an offset on with `⟦n⟧` for what is quoted; `open`: where a quote begins that the line does not close. */
  #lineFrom(node: Node, from: number): { line: Line; quoted: Quoted[]; open: number | null } {
    const given = this.#text.slice(from, node.end)
    const quoted = quotedIn(given).map(({ start, end, closed }) => ({ start: from + start, end: from + end, closed }))
    const last = quoted.at(-1)
    const open = last && !last.closed ? last.start : null
    return {
      line: lineOf(
        this.#text,
        from,
        open ?? node.end,
        quoted.filter(({ closed }) => closed),
      ),
      quoted,
      open,
    }
  }

  /** A new text that opens here; it may go on over many lines. */
  #quotedFrom(at: number, open: number): { lines: Place[]; end: number; next: number } {
    const bodyEnd = this.#body.at(-1)?.end ?? this.#text.length
    const rival = this.#nextOrder(at, open)
    const limit = rival === null ? bodyEnd : (this.#body[rival]?.start ?? bodyEnd) - 1
    const stop = closeOf(this.#text, open, limit) ?? limit
    const closed = /[”»"]/u.test(this.#text[stop - 1] ?? '') ? stop - 1 : stop
    let next = at + 1
    while (next < this.#body.length && (this.#body[next]?.start ?? 0) < stop) next += 1
    return { lines: this.#linesOf(open + 1, closed), end: stop, next }
  }

  /** The order that comes after this one in its row, or an article: no new text reaches over it. */
  #nextOrder(at: number, open: number): number | null {
    const own = this.#body[at]?.marker
    const rows = ['article', own ? `${own.style} ${own.value === 0 ? 0 : own.value + 1}` : '']
    const found = rows.flatMap((row) => {
      const list = this.#rows.get(row) ?? []
      for (let index = firstBehind(list, at); index < list.length; index += 1) {
        const next = list[index] ?? 0
        if ((this.#body[next]?.start ?? 0) > open && this.#isOrder(next)) return [next]
      }
      return []
    })
    return found.length === 0 ? null : Math.min(...found)
  }

  /** A new text in no marks: the rest of the line and what follows it up to the next order. */
  #plainFrom(at: number, from: number): { lines: Place[]; end: number; next: number } {
    const { end, next } = this.#stretch(at + 1)
    const stop = next > at + 1 ? end : (this.#body[at]?.end ?? from)
    return { lines: this.#linesOf(from, stop), end: stop, next }
  }

  #below(at: number): { lines: Place[]; end: number; next: number } | null {
    const first = this.#body[at + 1]
    if (!first || first.marker?.style === 'article') return null
    // A number that the word processor gave stands before the mark.
    if (/^[“"«]/u.test(first.content)) return this.#quotedFrom(at, first.contentStart)
    if (this.#isOrder(at + 1)) return null
    const { end, next } = this.#stretch(at + 1)
    return next > at + 1 ? { lines: this.#linesOf(first.start, end), end, next } : null
  }

  #stretch(from: number): { end: number; next: number } {
    let next = from
    while (next < this.#body.length) {
      const node = this.#body[next]
      if (!node || node.marker?.style === 'article' || CLOSING.test(node.content) || this.#isOrder(next)) break
      next += 1
    }
    return { end: this.#body[next - 1]?.end ?? 0, next }
  }

  /** The lines between two offsets, without white space and marks around the whole. */
  #linesOf(start: number, end: number): Place[] {
    const lines: Place[] = []
    let from = start
    for (const piece of this.#text.slice(start, end).split('\n')) {
      const lead = piece.length - piece.trimStart().length
      const trimmed = piece.trim()
      if (trimmed !== '' && /[\p{L}\d]/u.test(trimmed))
        lines.push({ start: from + lead, end: from + lead + trimmed.length })
      from += piece.length + 1
    }
    return lines
  }

  #add(
    node: Node,
    head: Line,
    command: Command,
    lines: Place[],
    end: number,
    problem: InstructionProblem | null,
  ): void {
    const { action, paths, after, exchanges, headOnly, into, everywhere, except } = command
    const words = withoutEnd(this.#text.slice(head.start, head.end).trim())
    const at = { place: { start: head.start, end }, clause: node.id, section: node.section, words, lines, problem }
    this.#instructions.push({ action, paths, after, exchanges, headOnly, into, everywhere, except, ...at })
  }

  /** 'NỘI DUNG BÃI BỎ' over a list says what is done with its places. */
  #enterUnread(at: number, node: Node): void {
    if (HEADS_REPEALS.test(node.content)) this.#push(node, 'repeal', [], true)
    this.#unread.add(at)
  }

  /** 'Nội dung cũ: “…”' and in the next line 'Nội dung mới: “…”'. */
  #readPair(at: number): number | null {
    const [one, other] = [this.#body[at], this.#body[at + 1]]
    if (!one || !other || !OLD_WORDS.test(one.content) || !NEW_WORDS.test(other.content)) return null
    const found = [one, other].map((node) => this.#lineFrom(node, node.contentStart))
    const texts = found.map(({ quoted: [quote, more], open, line }) =>
      quote && !more && open === null && /⟦0⟧[\s.;]{0,9}$/u.test(line.text)
        ? this.#text.slice(quote.start + 1, quote.end - 1)
        : '',
    )
    const [before = '', after = ''] = texts
    if (before === '' || after === '') return null
    this.#enter(one)
    const { paths } = this.#context()
    const exchanges = [{ before, after, paths, everywhere: false }]
    const command = { ...NOTHING, action: 'replace-words' as const, paths, exchanges }
    const head = lineOf(this.#text, one.contentStart, other.end, [])
    this.#add(one, head, command, [], other.end, paths.length === 0 ? 'place-not-said' : null)
    return at + 2
  }

  /** What orders nothing that was understood, in a paper that orders, is told and not passed over. */
  #tellUnread(): void {
    const starts = this.#instructions.map(({ place }) => place.start).sort((a, b) => a - b)
    const first = this.#body.findIndex(
      ({ marker, start }, at) =>
        (marker !== null && marker.label !== '') || start >= (starts[0] ?? 0) || this.#heads.has(at),
    )
    let told = -1
    for (const at of [...this.#unread, ...this.#heads].sort((a, b) => a - b)) {
      const node = this.#body[at]
      if (!node || at < first || node.start < told || !this.#mayOrder(at, node)) continue
      const end = endOf(node)
      const holds = starts.some((start) => start > node.start && start < end)
      if (holds || (node.children.length > 0 && !VERB_FIRST.test(node.content))) continue
      const head = lineOf(this.#text, node.contentStart, node.end, [])
      const action = this.#instructions.length === 0 ? 'amend' : actionOf(node.content)
      this.#add(node, head, { ...NOTHING, action }, [], node.end, 'not-understood')
      told = end
    }
  }

  #mayOrder(at: number, node: Node): boolean {
    const { content, marker, line } = node
    if (line.source.cell) return !this.#body[at - 1]?.line.source.cell
    const orders = VERB_FIRST.test(content)
    if (content.length < 4 || CLOSING.test(content) || GROUNDS.test(content)) return false
    if (marker === null || marker.style === 'article') {
      // The line that introduces all orders, and articles about who carries the paper out.
      if (!orders || this.#heads.has(at)) return orders && marker !== null && node.children.length === 0
      return true
    }
    if (EXECUTION.test(content) && !orders) return false
    for (let above = node.parent; above; above = above.parent)
      if (EXECUTION.test(above.content) && !orders) return false
    return true
  }
}

const actionOf = (words: string): Verb => readCommand(words, []).action ?? 'amend'

/** Where what belongs to a line ends. */
function endOf(node: Node): number {
  const last = node.children.at(-1)
  return last ? Math.max(node.end, endOf(last)) : node.end
}

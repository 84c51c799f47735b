import type { Comparator } from '../../shared/plan.ts'
import { nounLength } from '../grammar/counted.ts'
import { type Quantity, quantitiesIn } from '../grammar/quantities.ts'
import { ACTION } from '../grammar/verbs.ts'
import { wordsOf } from '../grammar/words.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { factAt, type Sentence, type Source, sentencesOf } from './source.ts'
import { findTargetTables } from './target-tables.ts'

type Found = Reading['targets'][number]
type Piece = { text: string; start: number; end: number; quantity: Quantity | null; partOf: boolean }

/** What a clause is about, before a colon: 'Đối với lao động nông thôn: 50% …'. */
/** 'Mục tiêu tổng quát: …' on one line: the objective follows its name. */
const NAMED_OBJECTIVE = /^(?:mục tiêu|chỉ tiêu)[^:]{0,60}:\s+(?=\S)/iu
const RUN_IN = /^[^:;.“”%\d]{3,120}:\s+(?=\S)/u
const PART_OF = /^[\s,;(]*trong (?:đó|số đó|số này)(?:\s*[,:])?\s*/iu
const UNTIL_YEAR =
  /(?:đến|vào|trong|tới|hết|cuối|từ)\s+(?:hết\s+|cuối\s+|trước\s+)?(?:năm\s+)((?:19|20)\d\d)(?!\s*[-–]\s*\d)|(?:giai đoạn|thời kỳ)\s+(?:19|20)\d\d\s*[-–]\s*((?:19|20)\d\d)/iu
const OPENING_YEAR = /^(?:trong\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–])/iu
const HEADING_YEAR = /năm\s+((?:19|20)\d\d)(?!\s*[-–/]\s*\d)|(?:19|20)\d\d\s*[-–]\s*((?:19|20)\d\d)/iu

/** An instruction inside the aims ("Đặc biệt ưu tiên …") is no outcome. */
const NO_OUTCOME = /^(?:đặc biệt\s+)?(?:ưu tiên|chú trọng|quan tâm|tập trung ưu tiên|lưu ý|ghi chú|\()/iu

/** A time before the outcome itself: 'Đến năm 2030, duy trì …'. */
const WHEN =
  /^(?:(?:(?:hằng|hàng|mỗi) năm|(?:đến|trong|vào|từ)\s+(?:hết\s+|cuối\s+|giai đoạn\s+)?(?:năm\s+)?[\d\s–-]{4,12}|giai đoạn\s+[\d\s–-]{4,12})[,\s]+)+/iu

export function comparatorOf(text: string, quantity: Quantity | null): Comparator {
  if (quantity) {
    if (quantity.upper !== null) return 'between'
    const before = text.slice(0, quantity.start)
    const after = text.slice(quantity.end)
    if (/^\s*trở lên/iu.test(after) || /không (?:dưới|thấp hơn|ít hơn|kém)\s*$/iu.test(before)) return 'at-least'
    // The contract has no "at most": an aim from above is an outcome with its figure.
    if (/(?:dưới|không quá|tối đa|thấp hơn|ít hơn|xuống(?: còn)?)\s*$/iu.test(before)) return 'achieve'
    return /(?:trên|hơn|vượt|cao hơn|vượt mức|lớn hơn)\s*$/iu.test(before) ? 'above' : 'at-least'
  }
  const words = text.replace(WHEN, '')
  if (
    /^(?:phấn đấu\s+)?(?:tiếp tục\s+)?(?:từng bước\s+)?(?:tăng|nâng)(?:\s+(?:dần|đàn|mạnh|nhanh))?\s+(?:tỷ lệ|tỉ lệ|số|dần|thêm|quy mô)/iu.test(
      words,
    )
  )
    return 'increase'
  if (
    /^(?:phấn đấu\s+)?(?:tiếp tục\s+)?(?:duy trì|giữ vững|giữ ổn định|củng cố vững chắc|bảo đảm duy trì)/iu.test(words)
  )
    return 'maintain'
  return 'achieve'
}

const yearIn = (text: string, pattern: RegExp): number | null => {
  const match = pattern.exec(text)
  const year = match?.[1] ?? match?.[2]
  return year ? Number(year) : null
}

function milestoneAbove(node: Node): number | null {
  for (let above = node.parent; above; above = above.parent) {
    const year = yearIn(above.content, HEADING_YEAR)
    if (year) return year
  }
  return null
}

/** A clause cut where a new figure or a new outcome begins. */
function piecesOf(sentence: Sentence, whole: boolean): Piece[] {
  const pieces: Piece[] = []
  const bounds = [0]
  if (!whole) for (const match of sentence.text.matchAll(/;\s*/gu)) bounds.push(match.index + match[0].length)
  bounds.push(sentence.text.length)
  for (const [index, from] of bounds.entries()) {
    const to = bounds[index + 1]
    if (to === undefined) break
    pieces.push(...byFigure(sentence.text.slice(from, to), sentence.start + from))
  }
  return pieces
}

/** Where the words of a figure begin: 'trên 98%', 'và 3% có', ', phấn đấu đạt 85%'. */
const LEADS_FIGURE =
  /(?:^|[,;]\s*|\s(?:và|;)\s+|\()((?:trong (?:đó|số đó)[,:]?\s*)?(?:(?:phấn đấu|đạt|có|trên|hơn|ít nhất|tối thiểu|khoảng|từ|đảm bảo|bảo đảm|duy trì|tiếp tục|tỷ lệ|đến năm \d{4},?|vượt|mức|đưa|nâng|lên|là|thêm)\s+)*)$/iu

/** A new clause with a verb or a measure of its own: ', mỗi năm xóa mù chữ cho ít nhất 50 người', ', trong đó tỷ lệ … đạt 97%'. */
const LEADS_CLAUSE =
  /[,;]\s*((?:trong (?:đó|số đó)|mỗi(?: \p{L}+){1,6}|hằng năm|hàng năm|phấn đấu|tỷ lệ|tỉ lệ|riêng[^,;%]*,|riêng|số dư|thành lập|mở|xóa|đào tạo|tổ chức|xây dựng|huy động|hỗ trợ|bồi dưỡng|đến năm|giảm|tăng)(?!\p{L})[^,;]*)$/iu

/** ', biết chữ mức độ 2 đạt 86,5%': words of its own before the verb. ' với ít nhất 75 học viên': what is counted beside. */
const LEADS_PREDICATE =
  /[,;]\s*((?!trong (?:đó|số))[^,;]{6,80}\s(?:đạt|chiếm)\s+(?:(?:trên|hơn|từ|khoảng|ít nhất|tối thiểu)\s+)?)$/iu
const LEADS_COUNT = /\s(?:với|cho)\s+((?:(?:ít nhất|tối thiểu|trên|hơn|khoảng|không dưới)\s+)?)$/iu
/** 'trong đó lao động có bằng cấp, chứng chỉ chiếm …': what is part of it may itself be a list. */
const LEADS_PART = /[,;(]\s*(trong (?:đó|số đó)[^;%]{0,120}?)$/iu
/** ', dòng họ học tập …%': what is counted stands before its share, without a verb. */
const LEADS_SHARE = /,\s*((?:\p{L}+\s+){2,7}?(?:(?:trên|ít nhất|tối thiểu|khoảng|từ)\s+)?)$/iu
function shareOf(between: string, quantity: Quantity): RegExpExecArray | null {
  const match = quantity.unit === '%' ? LEADS_SHARE.exec(between) : null
  return match && nounLength(wordsOf(match[1] ?? '')) > 0 ? match : null
}

/** ', giữ ổn định tỷ lệ …', ', không để phát sinh …', ', huyện đạt chuẩn …': an outcome of its own beside the figures. */
const OUTCOME =
  /,\s+(?=(?:(?:tiếp tục\s+)?(?:duy trì|giữ vững|giữ ổn định)|không (?:để (?:phát sinh|xảy ra|có|còn|người|học sinh|trẻ)|còn|có|phát sinh)|xóa hết|chấm dứt|tăng (?:số|tỷ lệ|tỉ lệ)|(?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|thị trấn|toàn (?:tỉnh|huyện|xã|phường|thành phố))\s+(?:được công nhận|đạt chuẩn|hoàn thành|cơ bản đạt))(?!\p{L}))/giu

/** "100% xã, thị trấn đạt chuẩn": nothing was yet said of the figure before the comma. */
const SAID = /(?<!\p{L})(?:đạt|được|có|biết|hoàn thành|là|xếp|mở|lên|xuống|trở lên|tối thiểu)(?!\p{L})|^\s*$/iu

/** Where such outcomes begin that hold no figure of their own. */
function outcomesIn(text: string, figures: Quantity[]): number[] {
  if (figures.length === 0) return []
  const found: number[] = []
  for (const match of text.matchAll(OUTCOME)) {
    const at = match.index + match[0].length
    const clause = /^[^,;]*/u.exec(text.slice(at))?.[0].length ?? 0
    const before = figures.findLast(({ end }) => end <= at)
    const said = before && SAID.test(text.slice(before.end, match.index))
    if (said && !figures.some(({ start }) => start >= at && start < at + clause)) found.push(at)
  }
  return found
}

/** "giảm từ 5% xuống 3%", "từ 60% lên 70%": the aim is where it ends. */
function aimedAt(text: string, figures: Quantity[]): Quantity[] {
  const kept: Quantity[] = []
  for (const figure of figures) {
    const before = kept.at(-1)
    const between = before ? text.slice(before.end, figure.start) : ''
    if (
      before &&
      FROM.test(text.slice(Math.max(0, before.start - 12), before.start)) &&
      /^[^.;,]{0,30}?(?:lên|xuống)(?:\s+(?:còn|đến|trên|dưới))*\s*$/iu.test(between)
    )
      kept.pop()
    kept.push(figure)
  }
  return kept
}
const FROM = /(?<!\p{L})từ\s+(?:trên\s+|dưới\s+)?$/iu

const COMPARES = /(?:tăng|giảm|cao hơn|thấp hơn|vượt)\s+(?:thêm\s+)?(?:ít nhất\s+|tối thiểu\s+|khoảng\s+|trên\s+)?$/iu

/** ', thu hút 4.500 lượt người …': a verb after the comma begins a clause of its own. */
function clauseOfVerb(between: string): RegExpExecArray | null {
  const last = /[,;]\s*([^,;]*)$/u.exec(between)
  return last && ACTION.lengthAt(wordsOf(last[1] ?? ''), 0) > 0 ? last : null
}

function byFigure(text: string, offset: number): Piece[] {
  const figures = aimedAt(text, quantitiesIn(text))
  const starts: { at: number; quantity: Quantity | null }[] = []
  for (const [index, quantity] of figures.entries()) {
    if (index === 0) {
      starts.push({ at: 0, quantity })
      continue
    }
    const previous = figures[index - 1]
    const between = text.slice(previous?.end ?? 0, quantity.start)
    const lead =
      LEADS_PART.exec(between) ??
      LEADS_FIGURE.exec(between) ??
      LEADS_CLAUSE.exec(between) ??
      clauseOfVerb(between) ??
      LEADS_PREDICATE.exec(between) ??
      LEADS_COUNT.exec(between) ??
      shareOf(between, quantity)
    // "giảm từ 5% xuống 3%", "có 5/10 xã" go on with the same aim.
    if (!lead || (quantity.unit !== '%' && !/^(?:[,;]|\s(?:với|cho)\s)/.test(lead[0]))) continue
    // "99% …, tăng 0,5% so với năm 2020" is one aim and how far it is from the last.
    if (COMPARES.test(between) && /^[^,;.]{0,40}?so với/iu.test(text.slice(quantity.end))) continue
    starts.push({ at: quantity.start - (lead[1] ?? '').length, quantity })
  }
  for (const outcome of outcomesIn(text, figures)) starts.push({ at: outcome, quantity: null })
  starts.sort((a, b) => a.at - b.at)
  if (starts.length === 0) starts.push({ at: 0, quantity: null })
  return starts.map(({ at, quantity }, index) => {
    const next = starts[index + 1]
    const raw = text.slice(at, next?.at ?? text.length)
    const piece = withoutLoneClose(raw.replace(/(?:[\s,;(]|\svà)+$/u, ''))
    return {
      text: piece,
      start: offset + at,
      end: offset + at + piece.length,
      quantity: quantity && { ...quantity, start: quantity.start - at, end: quantity.end - at },
      partOf: PART_OF.test(piece),
    }
  })
}

/** 'trong đó nữ đạt 96%)': the bracket opened before the piece began. */
function withoutLoneClose(piece: string): string {
  const end = /\)[\s.;]{0,9}$/u.exec(piece)
  const count = (sign: string) => piece.split(sign).length
  return end && count(')') > count('(') ? piece.slice(0, end.index) : piece
}

const isGeneral = (node: Node): boolean => {
  for (let at: Node | null = node; at; at = at.parent)
    if (/mục tiêu (?:chung|tổng quát)/iu.test(at.content.slice(0, 60))) return true
  return false
}

export function findTargets(source: Source): { targets: Found[]; cells: Set<Node> } {
  const found: Found[] = []
  for (const node of source.nodes) {
    if (node.zone !== 'body' || source.parts.get(node) !== 'targets' || node.line.source.cell) continue
    if (node.children.length > 0 && (node.heading || /:$/.test(node.content))) continue
    if (node.heading || isBareHeading(node)) continue
    readClause(source, node, found)
  }
  const tables = findTargetTables(source)
  return { targets: inReadingOrder([...found, ...tables.targets]), cells: tables.cells }
}

function inReadingOrder(targets: Found[]): Found[] {
  const order = [...targets.keys()].sort((a, b) => placeOf(targets[a]) - placeOf(targets[b]))
  const moved = new Map(order.map((from, to) => [from, to]))
  return order.flatMap((at) => {
    const target = targets[at]
    return target ? [{ ...target, partOf: target.partOf === null ? null : (moved.get(target.partOf) ?? null) }] : []
  })
}

const placeOf = (target: Found | undefined) => target?.place.start ?? 0

/** A numbered line without figure or end that opens nothing is a heading whose list was lost. */
const isBareHeading = (node: Node) =>
  /:$/.test(node.content) || (/^(?:mục tiêu|chỉ tiêu)\b/iu.test(node.content) && node.content.length < 60)

function readClause(source: Source, node: Node, found: Found[]): void {
  const general = isGeneral(node)
  const runIn = NAMED_OBJECTIVE.exec(node.content) ?? (general ? null : RUN_IN.exec(node.content))
  // "Gia đình học tập: 60 – 65%": what is counted stands before the colon, and the figure alone says nothing.
  const bare = runIn && /^[^\p{L}]*(?:[;.,]|$)/u.test(node.content.slice(runIn[0].length))
  const skip = runIn && !bare && quantitiesIn(runIn[0]).length === 0 ? runIn[0].length : 0
  const above = milestoneAbove(node)
  let milestone = (runIn && yearIn(runIn[0], UNTIL_YEAR)) ?? above
  let population: number | null = null
  for (const sentence of sentencesOf(node.content.slice(skip), node.contentStart + skip)) {
    for (const piece of piecesOf(sentence, general)) {
      const words = piece.text.replace(PART_OF, '')
      const own = yearIn(piece.text, UNTIL_YEAR) ?? yearIn(piece.text, OPENING_YEAR)
      if (own) milestone = own
      if (!piece.quantity && (NO_OUTCOME.test(words) || wordsOf(words).length < 4)) continue
      const index = found.length
      found.push({
        ...factAt(source, node, { start: piece.start, end: piece.end }, ruleOf(piece, general)),
        milestone: own ?? milestone ?? source.horizonEnd,
        comparator: comparatorOf(piece.text, piece.quantity),
        value: piece.quantity?.value ?? null,
        upper: piece.quantity?.upper ?? null,
        unit: piece.quantity?.unit ?? null,
        partOf: piece.partOf ? population : null,
      })
      if (!piece.partOf) population = index
    }
  }
}

function ruleOf(piece: Piece, general: boolean): string {
  if (piece.partOf) return 'target.part-of'
  if (piece.quantity) return piece.quantity.unit === '%' ? 'target.percent' : 'target.count'
  return general ? 'target.general-objective' : 'target.outcome'
}

import type { Frequency } from '../../shared/plan.ts'
import { FULL_DATE } from '../grammar/dates.ts'
import { namesOf, parseParties } from '../grammar/parties.ts'
import { daysBefore, frequenciesIn } from '../grammar/times.ts'
import { type Word, wordsOf } from '../grammar/words.ts'
import { isClosing, type Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { type Subject, subjectOf } from './assignment.ts'
import type { Duties } from './duties.ts'
import { factAt, type Source, sentencesOf } from './source.ts'

type Found = Reading['reports'][number]

const REPORT = /(?<!\p{L})báo cáo(?!\s+viên)(?!\p{L})/iu
/** The clause in which the verb stands begins after the last of these. */
const CLAUSE_EDGE = /[;:]\s+|\.\s+/gu
/** 'gửi báo cáo … về X', 'báo cáo X', 'báo cáo kết quả về X', 'gửi X'. */
const TO_AFTER = /(?<!\p{L})(?:về|gửi|gửi về|cho|với|lên|đến|tới|báo cáo)\s+/giu
const ONWARD =
  /(?<!\p{L})(?:để|nhằm)?\s*(?:tổng hợp|tham mưu)[^;.]{0,40}?(?:báo cáo|trình|gửi)\s*(?:cho|về|lên|với)?\s+/iu
const ADVISES = /tham mưu(?:\s+cho|\s+giúp)?\s+$/iu
const CONDITION =
  /(?<!\p{L})(?:nếu|khi có|trường hợp|gặp (?:khó khăn|vướng mắc)|có gì|có (?:khó khăn|vướng mắc))(?!\p{L})/iu

function partiesAt(text: string, at: number): { names: string[]; end: number } {
  const rest = text.slice(at, at + 400)
  const words = wordsOf(rest)
  if (words[0]?.before !== '') return { names: [], end: at }
  const list = parseParties(rest, words, 0)
  return { names: namesOf(list), end: at + (list?.parties.at(-1)?.end ?? 0) }
}

function readTo(clause: string): { to: string[]; onward: string[] } | null {
  const verb = REPORT.exec(clause)
  const send = /(?<!\p{L})gửi\s/iu.exec(clause)
  const from = Math.min(verb?.index ?? Number.POSITIVE_INFINITY, send?.index ?? Number.POSITIVE_INFINITY)
  if (!Number.isFinite(from)) return null
  const onwardMatch = ONWARD.exec(clause.slice(from))
  // 'về Sở A qua Phòng B'; "qua trục liên thông" is no body.
  const through = /(?:\(\s*|\s)(?:gửi\s+)?(?:thông\s+)?qua\s+(?=\p{Lu}|bộ phận\s)/u.exec(clause)
  // "tổng hợp, tham mưu UBND tỉnh báo cáo Bộ": the committee receives it first.
  const advised = /(?<!\p{L})(?:[Tt]ham mưu|[Tt]rình|[Gg]iúp)(?:,?\s+(?:cho|giúp|trình|để))?\s+(?=\p{Lu}|các\s)/u.exec(
    clause.slice(0, from),
  )
  if (advised) {
    const first = partiesAt(clause, advised.index + advised[0].length)
    if (first.names.length > 0 && verb && first.end <= verb.index + 1) {
      const second = partiesAt(clause, verb.index + verb[0].length + 1)
      return { to: first.names, onward: second.names }
    }
  }
  const end = onwardMatch && onwardMatch.index > 8 ? from + onwardMatch.index : clause.length
  let to: string[] = []
  for (const match of clause.slice(from, end).matchAll(TO_AFTER)) {
    const found = partiesAt(clause, from + match.index + match[0].length)
    if (found.names.length > 0) {
      to = found.names
      break
    }
  }
  const middle = through ? partiesAt(clause, through.index + through[0].length).names : []
  const beside = /(?<!\p{L})(?:đồng(?:\s+thời|\s+kính)?|và)\s+gửi(?:\s+(?:cho|về|đến|tới))?\s+/iu.exec(
    clause.slice(from, end),
  )
  const second = beside ? partiesAt(clause, from + beside.index + beside[0].length).names : []
  if (middle.length > 0) return { to: [...middle, ...second.filter((name) => !to.includes(name))], onward: to }
  if (to.length === 0) return null
  const onward =
    onwardMatch && end < clause.length ? partiesAt(clause, from + onwardMatch.index + onwardMatch[0].length).names : []
  const all = [...new Set([...to, ...second])]
  return { to: all, onward: onward.filter((name) => !all.includes(name)) }
}

function frequencyOf(clause: string, whole: string): Frequency[] {
  const own = frequenciesIn(clause)
  if (own.length > 0) return own
  // A day of one year comes once.
  if (new RegExp(FULL_DATE, 'iu').test(clause)) return ['once']
  const head = frequenciesIn(whole.slice(0, 40))
  if (head.length > 0) return head
  if (daysBefore(clause).length === 2) return ['semiannual']
  return /định kỳ|(?<!giáo dục )thường xuyên|theo quy định/iu.test(clause) ? ['periodic'] : ['once']
}

export function findReports(source: Source, duties: Duties): Found[] {
  const found: Found[] = []
  for (const node of source.nodes) {
    if (!duties.holdsDuties(node) || !REPORT.test(node.content)) continue
    if (node.children.length > 0 && /:$/.test(node.content)) continue
    if (source.parts.get(node) === 'funding') continue
    readNode(source, duties, node, found)
  }
  return found
}

function readNode(source: Source, duties: Duties, node: Node, found: Found[]): void {
  let owners = isClosing(node) ? [] : duties.inheritedBy(node).responsible
  const introduced = receiversAbove(node)
  let before: ReturnType<typeof readTo> = null
  for (const sentence of sentencesOf(node.content, node.contentStart)) {
    const words = wordsOf(sentence.text)
    const subject = subjectOf(sentence.text, words)
    const ordered = orderAfter(sentence.text, words, subject)
    const named = ordered ?? subject
    if (named) owners = named.names
    if (!REPORT.test(sentence.text)) continue
    const edges = [
      0,
      ...[...sentence.text.matchAll(CLAUSE_EDGE)]
        .map((match) => match.index + match[0].length)
        .filter((at) => !GOES_ON.test(sentence.text.slice(at))),
      sentence.text.length,
    ]
    const clauses = edges.slice(0, -1).map((edge, index) => sentence.text.slice(edge, edges[index + 1]))
    for (let index = 0; index + 1 < edges.length; index++) {
      const start = edges[index] ?? 0
      const clause = sentence.text.slice(start, edges[index + 1])
      if (!REPORT.test(clause)) continue
      // "Báo cáo quý …; báo cáo năm … về X": both go to X.
      const receivers: ReturnType<typeof readTo> =
        readTo(clause) ?? (BARE.test(clause) ? (firstTo(clauses.slice(index + 1)) ?? introduced ?? before) : null)
      if (!receivers || isOnlyOnward(clause)) continue
      before = receivers
      const opens = ownStart(clause)
      found.push({
        ...factAt(
          source,
          node,
          { start: sentence.start + start + opens, end: sentence.start + start + clause.length },
          receivers.onward.length > 0 ? 'report.to-and-onward' : 'report.to',
        ),
        from: owners,
        to: receivers.to,
        onward: receivers.onward,
        frequency: CONDITION.test(clause) ? ['once'] : frequencyOf(clause, sentence.text),
        before:
          daysBefore(clause).length > 0 ? daysBefore(clause) : CONDITION.test(clause) ? [] : daysBefore(sentence.text),
      })
    }
  }
}

/** 'Thực hiện chế độ báo cáo về X (qua Y):' says to whom all go that it lists. */
const receiversAbove = ({ parent }: Node) =>
  parent && /:$/.test(parent.content) && REPORT.test(parent.content) ? readTo(parent.content) : null

/** "6 tháng trước ngày 10/6; năm trước ngày 10/12": the second time of the same report. */
const GOES_ON =
  /^(?:và\s+)?(?:(?:cả|cuối|hằng|hàng)\s+năm|năm|quý|tháng|6 tháng(?: (?:đầu|cuối) năm)?)\s*:?\s+(?:trước|chậm nhất|vào|muộn nhất)(?!\p{L})/iu
/** A report that names no receiver goes where the one beside it goes. */
const BARE =
  /^(?:riêng\s+|đối với\s+|và\s+)?báo cáo (?:[\p{L}\d]+[:,]?\s){0,8}(?:trước|chậm nhất|vào|gửi|muộn nhất)(?!\p{L})/iu

/** Who is told to: of 'Sở A yêu cầu các xã … báo cáo' the communes. */
function orderAfter(text: string, words: Word[], subject: Subject | null): Subject | null {
  const from = subject ? (words[subject.next]?.start ?? text.length) : 0
  const order = (subject ? ORDER_NEXT : ORDER_ANYWHERE).exec(text.slice(from))
  if (!order) return null
  const rest = text.slice(from + order.index + order[0].length)
  return subjectOf(rest, wordsOf(rest))
}
const ORDER_NEXT = /^(?:yêu cầu|đề nghị|giao)\s+/iu
const ORDER_ANYWHERE = /(?<!\p{L})(?:yêu cầu|đề nghị|giao)\s+/iu
const firstTo = (clauses: string[]) =>
  clauses.map((clause) => (/^(?:và\s+)?báo cáo/iu.test(clause) ? readTo(clause) : null)).find((to) => to !== null) ??
  null

/** "chủ động đề xuất với Sở … để tổng hợp, báo cáo …": the one who reports is the receiver. */
function isOnlyOnward(clause: string): boolean {
  const verb = REPORT.exec(clause)
  if (!verb) return true
  const before = clause.slice(0, verb.index)
  const aim = /(?<!\p{L})để\s+(?:tổng hợp|tham mưu)[^;]*$/iu.test(before)
  return aim && !ADVISES.test(before)
}

/** The report's own words begin at 'định kỳ …' where that stands inside the clause. */
function ownStart(clause: string): number {
  const periodic = /(?<=(?:và|,)\s+)định kỳ(?!\p{L})/iu.exec(clause)
  return periodic ? periodic.index : 0
}

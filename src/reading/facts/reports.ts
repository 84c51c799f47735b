import type { Frequency } from '../../shared/plan.ts'
import { namesOf, parseParties } from '../grammar/parties.ts'
import { daysBefore, frequenciesIn } from '../grammar/times.ts'
import { wordsOf } from '../grammar/words.ts'
import { isClosing, type Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { subjectOf } from './assignment.ts'
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
const CONDITION = /(?<!\p{L})(?:nếu có|nếu gặp|khi có|có (?:khó khăn|vướng mắc))(?!\p{L})/iu

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
  const through = /\(\s*(?:qua|thông qua|gửi qua)\s+/iu.exec(clause)
  // "tổng hợp, tham mưu UBND tỉnh báo cáo Bộ": the committee receives it first.
  const advised = /(?<!\p{L})tham mưu(?:\s+(?:cho|giúp|trình))?\s+/iu.exec(clause.slice(0, from))
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
  if (middle.length > 0) return { to: middle, onward: to }
  if (to.length === 0) return null
  const onward =
    onwardMatch && end < clause.length ? partiesAt(clause, from + onwardMatch.index + onwardMatch[0].length).names : []
  return { to, onward: onward.filter((name) => !to.includes(name)) }
}

function frequencyOf(clause: string, whole: string): Frequency[] {
  const own = frequenciesIn(clause)
  if (own.length > 0) return own
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
  for (const sentence of sentencesOf(node.content, node.contentStart)) {
    const words = wordsOf(sentence.text)
    const subject = subjectOf(sentence.text, words)
    const ordered = /(?<!\p{L})(?:yêu cầu|đề nghị|giao)\s+/iu.exec(sentence.text)
    const named =
      subject ??
      (ordered
        ? subjectOf(
            sentence.text.slice(ordered.index + ordered[0].length),
            wordsOf(sentence.text.slice(ordered.index + ordered[0].length)),
          )
        : null)
    if (named) owners = named.names
    if (!REPORT.test(sentence.text)) continue
    const edges = [
      0,
      ...[...sentence.text.matchAll(CLAUSE_EDGE)].map((match) => match.index + match[0].length),
      sentence.text.length,
    ]
    const clauses = edges.slice(0, -1).map((edge, index) => sentence.text.slice(edge, edges[index + 1]))
    for (let index = 0; index + 1 < edges.length; index++) {
      const start = edges[index] ?? 0
      const clause = sentence.text.slice(start, edges[index + 1])
      if (!REPORT.test(clause)) continue
      // "Báo cáo quý …; báo cáo năm … về X": both go to X.
      const receivers = readTo(clause) ?? (BARE.test(clause) ? (firstTo(clauses.slice(index + 1)) ?? introduced) : null)
      if (!receivers || isOnlyOnward(clause)) continue
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

const BARE = /^báo cáo (?:\p{L}+\s){0,4}(?:trước|chậm nhất|vào|gửi)/iu
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

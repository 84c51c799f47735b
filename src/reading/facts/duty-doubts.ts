import type { Doubt } from '../../shared/certainty.ts'
import { type PartyList, parseParties } from '../grammar/parties.ts'
import { headAt } from '../grammar/party-start.ts'
import { ACTION, MANNER, STOP } from '../grammar/verbs.ts'
import { type Word, wordsOf } from '../grammar/words.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { isSpokenOf, opensWithDoing, subjectOf } from './assignment.ts'
import { attributesBelow } from './attributes.ts'
import type { Source } from './source.ts'

type Duty = Reading['duties'][number]

/** What stands around a duty. */
export type DutyContext = { source: Source; node: Node; ofClause: number; siblingsOwned: boolean }

const JOINS = /(?<!\p{L})phối hợp(?:\s[^.;:,“”]{1,40}?)?\s(?:cùng\s+với|cùng|với)\s+/giu
const LIMIT =
  /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|đến hết|xong|hoàn thành|trong|vào|từ)\s(?:(?:vào|trong|là|trước|đến)\s)?(?:ngày\s\d|tháng\s\d|quý\s[IV\d]|năm\s(?:19|20)\d\d|\d{1,2}\/\d|\d+\stháng\s(?:đầu|cuối))/iu
const LONGEST_HEAD = 240
const LONGEST_LIST = 400
const actsAt = (words: Word[], at: number) => [ACTION, MANNER, STOP].some((phrases) => phrases.lengthAt(words, at) > 0)

/** A paragraph that ends in a colon stands before its row and has nothing below it: whom it names was perhaps not passed on. */
function followsIntroduction(node: Node): boolean {
  const all = node.parent?.children ?? []
  return all
    .slice(0, all.indexOf(node))
    .some(({ marker, content, children }) => marker === null && children.length === 0 && /:$/.test(content))
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/u

/** Whether a list of parties ends at a word that neither does something nor closes a list. */
export function endsOpen(words: Word[], list: PartyList): boolean {
  let at = list.next
  const next = words[at]
  if (!next || !(next.before === '' || next.before === ',')) return false
  if (/^(?:và|hoặc)$/.test(next.lower)) at++
  return [ACTION, MANNER, STOP].every((phrases) => phrases.lengthAt(words, at) === 0)
}

function partnerDoubts(text: string): Doubt[] {
  const doubts: Doubt[] = []
  for (const match of text.matchAll(JOINS)) {
    if (isSpokenOf(text, match.index)) continue
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + LONGEST_LIST)
    const words = wordsOf(rest)
    const list = parseParties(rest, words, 0)
    if (!list) doubts.push('partner-not-read')
    else if (endsOpen(words, list)) doubts.push('party-cut-short')
  }
  return doubts
}

const TOGETHER =
  /(?<!\p{L})(?:cùng(?:\s+với)?|(?:liên kết|kết hợp)\s+với|sự\s+(?:tham gia|phối hợp|hỗ trợ)\s+của)\s+/giu
/** Bodies named after a word of doing things together that are none of those who join. */
function unreadPartners({ quote, with: joins, responsible }: Duty): boolean {
  for (const match of quote.matchAll(TOGETHER)) {
    const rest = quote.slice(match.index + match[0].length, match.index + match[0].length + LONGEST_LIST)
    const first = parseParties(rest, wordsOf(rest), 0)?.parties[0]
    if (first?.named && first.start === 0 && !joins.includes(first.name) && !responsible.includes(first.name))
      return true
  }
  return false
}

/** A heading near above that begins with a time: 'Từ tháng 4 đến tháng 8', 'Đợt 2: tháng 9'. */
function timeAbove({ parent }: Node): boolean {
  for (let at = parent, steps = 0; at && steps < 2; at = at.parent, steps++)
    if (at.content.length < 60 && TIME_HEAD.test(at.content)) return true
  return false
}
const TIME_HEAD =
  /^(?:(?:trong|từ|đến|cuối|đầu|giữa|đợt \S+:?)\s+)*(?:tháng|quý|tuần|học kỳ|\d+ tháng)\s+(?:[\dIVX]|đầu|cuối)/iu

/** 'Sở A 6 tháng', 'công an tỉnh, sở lao động …': a name that took in what follows it, or two that look like one. */
export function looksOverrun(name: string): boolean {
  if (!/[\d,]/.test(name)) return false
  if (/\d+\s+(?:tháng|năm|quý|lần|ngày|lớp|bản|xã|người)(?!\p{L})/iu.test(name) && !/\p{Lu}\p{Ll}+ \d+ xã/u.test(name))
    return true
  const [first = '', ...more] = name.split(', ')
  const single = !/(?<!\p{L})(?:các|những|mọi|mỗi|cấp|cơ quan|đơn vị)(?!\p{L})/iu.test(first) && first.includes(' ')
  return single && more.some(bearsName)
}

/** 'thôn Mây', 'sở lúa gạo': a body's noun with more behind it; "thành phố", "đoàn thể" have none. */
function bearsName(piece: string): boolean {
  const words = wordsOf(piece)
  const head = /^\p{Ll}/u.test(piece) ? headAt(words, 0, false) : null
  return head !== null && head.length < words.length
}

const TIMES =
  /(?<!\p{L})(?:(?:hằng|hàng|mỗi|theo từng) (?:năm|quý|tháng)|(?:trước|chậm nhất|vào|đến|xong|trong|từ)\s+(?:hết\s+|trong\s+|các\s+)?(?:ngày\s+\d|\d{1,2}[/.]\d|tháng\s+\d|quý\s+[IV\d]|năm\s+\d|\d+ tháng))/giu
/** Several times in one clause, of which one only is its due. */
const severalTimes = (quote: string, due: Duty['due']) =>
  due !== null &&
  (quote.match(TIMES)?.length ?? 0) > (due.kind === 'within' || (due.kind === 'every' && due.before.length > 0) ? 2 : 1)

export function doubtsOfDuty(duty: Duty, { source, node, ofClause, siblingsOwned }: DutyContext): Doubt[] {
  const doubts: Doubt[] = []
  const { quote, responsible, rule, due } = duty
  // Who acts stands at the head.
  const head = quote.slice(0, LONGEST_HEAD)
  const words = wordsOf(head)
  const subject = rule.startsWith('duty.subject-of-clause') ? subjectOf(head, words) : null
  if (
    responsible.length === 0 &&
    (siblingsOwned || source.listed || source.parts.get(node) === 'organisation' || followsIntroduction(node))
  )
    doubts.push('owner-not-named')
  if (rule.startsWith('duty.closing-paragraph')) doubts.push('closing-paragraph')
  if (subject && !subject.named && !subject.requested) doubts.push('general-doer')
  if (rule.startsWith('duty.letter-addressees')) doubts.push('doer-guessed')
  if (subject && subject.startWord > 0 && !subject.requested && !subject.ordered) doubts.push('doer-guessed')
  doubts.push(...partnerDoubts(quote))
  if (unreadPartners(duty)) doubts.push('partner-not-read')
  if ([...responsible, ...duty.with].some(looksOverrun)) doubts.push('name-overrun')
  if (due === null && (LIMIT.test(quote) || timeAbove(node))) doubts.push('date-not-read')
  if (severalTimes(quote, due)) doubts.push('several-times')
  if (due !== null && due.kind !== 'every' && !YEAR.test(quote)) doubts.push('year-assumed')
  if (ofClause > 1) doubts.push('cut-in-clause')
  if (node.marker === null) doubts.push('marker-missing')
  // An unknown verb after a name is told by where the name ends.
  if (subject && !subject.runIn && !actsAt(words, subject.next)) doubts.push('doer-guessed')
  if (/^duty\.(?:no-owner|agency-heading|introducing)/.test(rule) && !opensWithDoing(words))
    doubts.push('opens-without-verb')
  if (node.children.length > attributesBelow(node).length) doubts.push('holds-a-list')
  return doubts
}

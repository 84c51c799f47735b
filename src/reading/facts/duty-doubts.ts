import type { Doubt } from '../../shared/certainty.ts'
import { type PartyList, parseParties } from '../grammar/parties.ts'
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
  /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|đến hết|xong|hoàn thành)\s(?:(?:vào|trong|là|trước|đến)\s)?(?:ngày\s\d|tháng\s\d|quý\s[IV\d]|năm\s(?:19|20)\d\d|\d{1,2}\/\d)/iu
const LONGEST_HEAD = 240
const LONGEST_LIST = 400
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

export function doubtsOfDuty(duty: Duty, { source, node, ofClause, siblingsOwned }: DutyContext): Doubt[] {
  const doubts: Doubt[] = []
  const { quote, responsible, rule, due } = duty
  // Who acts stands at the head.
  const head = quote.slice(0, LONGEST_HEAD)
  const words = wordsOf(head)
  const subject = rule.startsWith('duty.subject-of-clause') ? subjectOf(head, words) : null
  if (responsible.length === 0 && (siblingsOwned || source.parts.get(node) === 'organisation'))
    doubts.push('owner-not-named')
  if (rule.startsWith('duty.closing-paragraph')) doubts.push('closing-paragraph')
  if (subject && !subject.named && !subject.requested) doubts.push('general-doer')
  if (rule.startsWith('duty.introducing-paragraph') && source.listed) doubts.push('doer-guessed')
  if (subject && subject.startWord > 0 && !subject.requested && !subject.ordered) doubts.push('doer-guessed')
  doubts.push(...partnerDoubts(quote))
  if (due === null && LIMIT.test(quote)) doubts.push('date-not-read')
  if (due !== null && due.kind !== 'every' && !YEAR.test(quote)) doubts.push('year-assumed')
  if (ofClause > 1) doubts.push('cut-in-clause')
  if (node.marker === null) doubts.push('marker-missing')
  if (rule.startsWith('duty.no-owner') && !opensWithDoing(words)) doubts.push('opens-without-verb')
  if (node.children.length > attributesBelow(node).length) doubts.push('holds-a-list')
  return doubts
}

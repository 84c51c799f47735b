import { FULL_DATE, isoDay } from '../grammar/dates.ts'
import { DOCUMENT_NUMBER, hasSymbol, kindOfNumber, LEGAL_KINDS, tidyNumber } from '../grammar/legal.ts'
import { namesOf, parseParties } from '../grammar/parties.ts'
import { wordsOf } from '../grammar/words.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { factAt, type Source } from './source.ts'

type Found = Reading['citations'][number]

const NUMBER = new RegExp(`(?<![\\p{L}\\d/])(?:số:?\\s*)?(${DOCUMENT_NUMBER})(?![\\p{L}\\d])`, 'giu')
const KIND_BEFORE = new RegExp(`(${LEGAL_KINDS.join('|')})(?:\\s+[^.;:,“”()]{0,80}?)?\\s*(?:\\(?số:?\\s*)?$`, 'iu')
const DATE_AFTER = new RegExp(`^[\\s,(]*(?:của [^.;]{3,60}? )?(?:,\\s*)?(?:ký\\s+)?ngày\\s+${FULL_DATE}`, 'iu')
const ISSUER_AFTER = /^[^.;“”]{0,60}?(?:\s|^)của\s+/u
const ATTACHED = /\(?\s*(?:kèm theo|ban hành kèm theo)\s[^()]*$/iu

function capitalise(kind: string): string {
  const lower = kind.toLowerCase()
  return LEGAL_KINDS.find((each) => each.toLowerCase() === lower) ?? kind
}

function issuerOf(after: string): string | null {
  const date = DATE_AFTER.exec(after)
  const rest = date ? after.slice(date[0].length) : after
  const of = ISSUER_AFTER.exec(rest)
  if (!of || of[0].length > 70 || /\b(?:về|phê duyệt|ban hành)\s/iu.test(of[0])) return null
  const name = rest.slice(of[0].length, of[0].length + 160)
  const list = parseParties(name, wordsOf(name), 0)
  return namesOf(list)[0] ?? null
}

/** Every legal document cited by its number, once, with what any of its mentions says of it. */
export function findCitations(source: Source, ownNumber: string | null): Found[] {
  const byNumber = new Map<string, Found>()
  for (const node of source.nodes) {
    if (node.zone === 'letterhead' || node.zone === 'recipients' || node.zone === 'signature') continue
    collect(source, node, ownNumber, byNumber)
  }
  return [...byNumber.values()]
}

function collect(source: Source, node: Node, ownNumber: string | null, byNumber: Map<string, Found>): void {
  const line = node.line.text
  let kindBefore: string | null = null
  for (const match of line.matchAll(NUMBER)) {
    const number = tidyNumber(match[1] ?? '')
    if (!hasSymbol(number) || number === ownNumber) continue
    // "1/ UBND các xã": the number of a list item.
    if (match.index < (node.marker?.length ?? 0)) continue
    const before = line.slice(Math.max(0, match.index - 110), match.index)
    if (ATTACHED.test(before) && !ownNumber && node.zone === 'title') continue
    const after = line.slice(match.index + match[0].length, match.index + match[0].length + 260)
    const kind = KIND_BEFORE.exec(`${before}${/^số/iu.test(match[0]) ? 'số ' : ''}`)
    if (kind) kindBefore = capitalise(kind[1] ?? '')
    const dateParts = DATE_AFTER.exec(after)
    const date = dateParts ? isoDay(dateParts[1] ?? '', dateParts[2] ?? '', dateParts[3] ?? '') : null
    const known = byNumber.get(number.toLowerCase())
    if (known) {
      known.issuer ??= issuerOf(after)
      if (date && known.date && date !== known.date)
        known.dates = [...new Set([...(known.dates ?? [known.date]), date])]
      known.date ??= date
      continue
    }
    const numberAt = match.index + match[0].length - (match[1] ?? '').length
    const start = kind && KIND_BEFORE.test(before) ? match.index - before.length + kind.index : numberAt
    byNumber.set(number.toLowerCase(), {
      ...factAt(
        source,
        node,
        { start: node.start + start, end: node.start + match.index + match[0].length },
        kind ? 'citation.kind-and-number' : 'citation.number',
      ),
      number,
      kind: kind
        ? capitalise(kind[1] ?? '')
        : listed(line, match.index)
          ? kindBefore
          : (kindOfNumber(number) ?? kindBefore),
      date,
      issuer: issuerOf(after),
    })
  }
}

/** 'các Quyết định số 1 …, số 2 …': the kind stands once for all. */
const listed = (line: string, at: number) => /(?:,|;|và)\s*$/u.test(line.slice(Math.max(0, at - 4), at))

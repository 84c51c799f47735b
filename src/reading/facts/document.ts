import { isoDay } from '../grammar/dates.ts'
import { DOCUMENT_NUMBER, tidyNumber } from '../grammar/legal.ts'
import { PERSON } from '../grammar/person.ts'
import { kindOfLine } from '../outline/kind-line.ts'
import type { Node } from '../outline/tree.ts'
import { SIGNATURE } from '../outline/zones.ts'
import type { DocumentReading, Place } from '../reading.types.ts'
import { horizonFromBody, horizonOf } from './horizon.ts'
import { issuerFromBody, scopeOf } from './issuer.ts'
import { normalCase } from './normal-case.ts'

type Found<T> = { value: T; place: Place } | null
const placed = <T>(value: T, node: Node, start = node.start, end = node.end): Found<T> => ({
  value,
  place: { start, end },
})

const STATE = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN VIỆT NAM/iu
const RULE = /^[-–—_=.*\s]{2,}$/
const PLACE_AND_DATE =
  /^(\p{Lu}[\p{L}\s.-]{1,40}?)\s*,?\s*ngày(?:\s+(\d{1,2}|[.…_]+))?\s*tháng(?:\s+(\d{1,2}|[.…_]+))?\s*năm\s*((?:19|20)\d\d)/u
const NUMBER_LINE = new RegExp(`^Số\\s*:?\\s*(${DOCUMENT_NUMBER})\\s*$`, 'iu')

function findIssuedOn(head: Node[]): { place: Found<string>; date: Found<string> } | null {
  for (const node of head) {
    const match = PLACE_AND_DATE.exec(node.line.text)
    if (!match) continue
    const [, place = '', day = '', month = '', year = ''] = match
    const date = isoDay(day, month, year) ?? (/^\d+$/.test(month) ? `${year}-${month.padStart(2, '0')}` : year)
    return {
      place: placed(place.trim(), node, node.start, node.start + place.length),
      date: placed(date, node, node.start + place.length, node.end),
    }
  }
  return null
}

function findNumber(head: Node[]): Found<string> {
  for (const node of head) {
    const match = NUMBER_LINE.exec(node.line.text)
    if (match) return placed(tidyNumber(match[1] ?? ''), node, node.end - (match[1] ?? '').length, node.end)
  }
  return null
}

/** What is stamped on the head of a paper. */
const STAMP = /^\(?(?:DỰ THẢO|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TÀI LIỆU|VĂN BẢN|BẢN SAO|SAO Y)(?!\p{L})/u

/** All capital lines, in normal case: a department's province stands in the line of its parent. */
const parentLines = (head: Node[]) =>
  head
    .filter(({ line }) => line.text === line.text.toUpperCase() && !STATE.test(line.text))
    .map(({ line }) => normalCase(line.text, []))

/** The letterhead's capital lines that are neither state nor number: 'ỦY BAN NHÂN DÂN', 'TỈNH …'. */
function issuerFromLetterhead(head: Node[], all: Node[]): Found<string> {
  const lines = head.filter((node) => {
    const { text } = node.line
    return (
      text === text.toUpperCase() &&
      /\p{Lu}{2}/u.test(text) &&
      !STATE.test(text) &&
      !RULE.test(text) &&
      !/^SỐ\b|[\d/]/u.test(text) &&
      !STAMP.test(text)
    )
  })
  const first = lines[0]
  if (!first) return null
  // A parent agency stands above the issuer: "UBND TỈNH X" over "SỞ GIÁO DỤC VÀ ĐÀO TẠO".
  const opens = lines.findLastIndex(
    (node) =>
      /^(?:ỦY BAN|UỶ BAN|UBND|HỘI|SỞ|BAN|BỘ|PHÒNG|TỈNH|THÀNH|HUYỆN|ĐẢNG|VĂN PHÒNG|LIÊN|TRƯỜNG|TRUNG TÂM|ĐOÀN|MẶT TRẬN|CỤC|CHI)/u.test(
        node.line.text,
      ) && !/^(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|THÀNH PHỐ|THỊ|QUẬN)\s/u.test(node.line.text),
  )
  const own = lines.slice(Math.max(0, opens))
  const party = committeeOf(lines)
  if (party) return party
  const name = normalCase(own.map((node) => node.line.text).join(' '), all)
  return { value: name, place: { start: own[0]?.start ?? first.start, end: own.at(-1)?.end ?? first.end } }
}

const OFFICE = /^(TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)$/u
/** 'ĐẢNG BỘ TỈNH X' over 'TỈNH ỦY': the committee bears the name that stands above it. */
function committeeOf(lines: Node[]): Found<string> {
  const at = lines.findIndex(({ line }) => OFFICE.test(line.text))
  const [line, above] = [lines[at], lines[at - 1]]
  const office = OFFICE.exec(line?.line.text ?? '')
  const body = /^ĐẢNG BỘ (?:(TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ) )?(\p{Lu}.*)$/u.exec(above?.line.text ?? '')
  if (!line || !above || !office || !body) return null
  const word = office[1] ?? ''
  const name = normalCase(`TỈNH ${body[2]}`, []).replace(/^Tỉnh /u, '')
  const territory = word === 'ĐẢNG' && body[1] ? `${body[1].toLowerCase()} ` : ''
  return {
    value: `${word.charAt(0)}${word.slice(1).toLowerCase()} ủy ${territory}${name}`,
    place: { start: above.start, end: line.end },
  }
}

function findSigner(nodes: Node[]): Found<string> {
  let signing = false
  for (const node of nodes) {
    if (node.zone === 'body' || node.zone === 'title') {
      if (signing) break
      continue
    }
    if (node.zone === 'letterhead') continue
    const { text } = node.line
    if (SIGNATURE.test(text) && text === text.toUpperCase()) signing = true
    else if (signing && !node.marker) {
      const match = PERSON.exec(text)
      if (match) return placed(match[1] ?? text, node, node.end - (match[1] ?? '').length, node.end)
    }
  }
  return null
}

export function readDocument(nodes: Node[]): DocumentReading {
  const head = nodes.filter((node) => node.zone === 'letterhead').slice(0, 60)
  const titleZone: Node[] = []
  for (const node of nodes) {
    if (node.zone === 'title') titleZone.push(node)
    else if (titleZone.length > 0) break
  }
  const kindNode = titleZone[0] && kindOfLine(titleZone[0].line) ? titleZone[0] : null
  const kind = kindNode ? kindOfLine(kindNode.line) : null
  const titleNodes = titleZone.filter((node) => !RULE.test(node.line.text) && !/^\(/.test(node.line.text))
  const title = titleText(titleNodes, kind, nodes)
  const issued = findIssuedOn([...head, ...titleZone])
  const number = findNumber([...head, ...titleZone])
  const letterhead = issuerFromLetterhead(head, nodes)
  const scope = scopeOf(letterhead ? [letterhead.value, ...parentLines(head)] : [], title?.value ?? null, nodes)
  const issuer = letterhead ?? issuerFromBody(nodes, scope?.value ?? null)
  const horizon = horizonOf(title) ?? horizonFromBody(nodes)
  const signer = findSigner(nodes)
  const kindFound =
    kindNode && kind
      ? placed(kind, kindNode)
      : isLetter(head, titleZone, nodes) && titleZone[0]
        ? placed('Công văn', titleZone[0])
        : null
  const fields = {
    kind: kindFound,
    number,
    issuer,
    place: issued?.place ?? null,
    issuedOn: issued?.date ?? null,
    title,
    signer,
    scope,
    horizon,
  }
  const places: DocumentReading['places'] = {}
  for (const [field, found] of Object.entries(fields)) if (found) places[field as keyof typeof fields] = found.place
  return {
    kind: fields.kind?.value ?? (isLetter(head, titleZone, nodes) ? 'Công văn' : null),
    number: fields.number?.value ?? null,
    issuer: fields.issuer?.value ?? null,
    place: fields.place?.value ?? null,
    issuedOn: fields.issuedOn?.value ?? null,
    title: fields.title?.value ?? null,
    signer: fields.signer?.value ?? null,
    scope: fields.scope?.value ?? null,
    horizon: fields.horizon?.value ?? null,
    places,
    certainty: 'sure',
    doubts: [],
  }
}

const isLetter = (head: Node[], title: Node[], nodes: Node[]) =>
  title.some((node) => /^(?:V\/v|Về việc)/iu.test(node.line.text)) ||
  [...head, ...title, ...nodes.slice(0, 30)].some((node) => /^Kính gửi/iu.test(node.line.text))

function titleText(nodes: Node[], kind: string | null, all: Node[]): Found<string> {
  const first = nodes[0]
  const last = nodes.at(-1)
  if (!first || !last) return null
  const lines = nodes
    .filter(
      (node) =>
        !/^(?:Số|Kính gửi)\s*:/iu.test(node.line.text) &&
        !PLACE_AND_DATE.test(node.line.text) &&
        !STATE.test(node.line.text),
    )
    .map((node) => node.line.text)
  const joined = lines.join(' ').replace(/^V\/v:?\s*/iu, '')
  const own = kind && joined.toUpperCase().startsWith(kind.toUpperCase()) ? joined.slice(kind.length).trim() : joined
  const title = own === own.toUpperCase() ? normalCase(own, all) : own
  return title === '' ? null : { value: title, place: { start: nodes[1]?.start ?? first.start, end: last.end } }
}

import type { Scope, ScopeLevel } from '../../shared/plan.ts'
import type { Node } from '../outline/tree.ts'
import type { Place } from '../reading.types.ts'

const LEVELS: [RegExp, ScopeLevel][] = [
  [/^(?:xã|phường|thị trấn|đặc khu)$/iu, 'commune'],
  [/^(?:huyện|quận|thị xã)$/iu, 'district'],
  [/^(?:tỉnh)$/iu, 'province'],
]
const PROPER = "\\p{Lu}[\\p{L}’']*(?:[\\s-]+\\p{Lu}[\\p{L}’']*){0,4}"
const TERRITORY = new RegExp(
  `(?<![\\p{L}])([Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hành phố|TP\\.?)\\s+(${PROPER})`,
  'u',
)
/** 'Tỉnh ủy …', 'Huyện ủy …': the Party's committee of a territory. */
const COMMITTEE = new RegExp(`(?<!\\p{L})(Tỉnh|Thành|Huyện|Quận|Thị) (?:[uU]ỷ|[ủỦ]y)\\s+(${PROPER})`, 'u')
const NUMBERED_WARD = /(?<!\p{L})([Pp]hường|[Qq]uận)\s+(\d{1,2})(?!\d)/u

function levelOf(word: string, text: string): ScopeLevel {
  for (const [pattern, level] of LEVELS) if (pattern.test(word)) return level
  // A city is a province unless it stands under one.
  return /tỉnh/iu.test(text) ? 'district' : 'province'
}

function territoryIn(text: string): Scope | null {
  const committee = COMMITTEE.exec(text)
  if (committee)
    return { level: levelOf(committee[1] === 'Thị' ? 'Thị xã' : (committee[1] ?? ''), ''), name: committee[2] ?? '' }
  const match = TERRITORY.exec(text) ?? NUMBERED_WARD.exec(text)
  if (!match) return null
  const name = (match[2] ?? '').replace(/\s+(?:Giai|Năm|Đến|Từ|Về)$/u, '')
  return { level: levelOf(match[1] ?? '', text), name }
}

const OPENING =
  /(?:^|[,.;:]\s*)((?:Ủy|Uỷ) ban nhân dân|UBND|Sở|Bộ|Ban|Hội|Phòng|Huyện ủy|Tỉnh ủy|Đảng ủy|Thành ủy)([^,.;:“”]{0,80}?)\s+(?:ban hành|xây dựng|đề nghị|yêu cầu|triển khai|hướng dẫn|thông báo|đã|xin|giao)(?![\p{L}])/u

/** The issuer that the text names as the one who issues: 'Ủy ban nhân dân tỉnh ban hành Kế hoạch …'. */
export function issuerFromBody(nodes: Node[], scope: Scope | null): { value: string; place: Place } | null {
  for (const node of nodes.filter((each) => each.zone === 'body' || each.zone === 'title').slice(0, 15)) {
    const match = OPENING.exec(node.line.text)
    if (!match) continue
    const name = `${match[1] ?? ''}${match[2] ?? ''}`.trim()
    const start = node.start + match.index + match[0].indexOf(match[1] ?? '')
    const whole =
      scope && /(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận)$/u.test(name) ? `${name} ${scope.name}` : name
    return { value: whole, place: { start, end: start + name.length } }
  }
  return null
}

const OWN_LEVEL =
  /(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Tỉnh ủy|Huyện ủy|Thành ủy|Đảng ủy)\s*(tỉnh|huyện|quận|thành phố|thị xã|xã|phường|thị trấn|đặc khu)?(?!\p{L})/u
/** A province's paper bears its name, and so does its Youth Union. */
const BEARS_NAME = new RegExp(`(?:Báo|Tỉnh [Đđ]oàn)\\s+(${PROPER})`, 'u')

export function scopeOf(
  letterhead: string[],
  title: string | null,
  nodes: Node[],
): { value: Scope; place: Place } | null {
  const first = nodes[0]
  if (!first) return null
  const whole = { start: first.start, end: first.end }
  const own = letterhead[0] ?? ''
  const national =
    /^(?:Bộ\s|Chính phủ|Thủ tướng|Trung ương|Ban Chỉ đạo quốc gia|Ban Bí thư|Bộ Chính trị)/iu.test(own) &&
    !/chỉ huy/iu.test(own)
  if (national) return { value: { level: 'national', name: 'Việt Nam' }, place: whole }
  for (const line of letterhead) {
    const named = territoryIn(line)
    // Only a district's office has divisions (phòng) that issue papers of their own.
    const found =
      named?.level === 'province' && !/^tỉnh/iu.test(line) && /^Phòng\s/iu.test(own) && !/tỉnh\s/iu.test(line)
        ? { ...named, level: 'district' as const }
        : named
    if (found) return { value: found, place: placeOf(nodes, found.name) ?? whole }
  }
  const inTitle = title ? territoryIn(title) : null
  if (inTitle) return { value: inTitle, place: placeOf(nodes, inTitle.name) ?? whole }

  const body = nodes.filter((node) => node.zone === 'body')
  for (const node of body.slice(0, 12)) {
    const stated = /trên địa bàn|của/u.test(node.line.text) ? territoryIn(node.line.text) : null
    if (stated) return { value: stated, place: { start: node.start, end: node.end } }
  }
  const opening = body
    .slice(0, 15)
    .map((node) => OWN_LEVEL.exec(node.line.text)?.[1])
    .find((word) => word !== undefined)
  if (!opening) return null
  const level = levelOf(opening, '')
  for (const node of body) {
    const borne = level === 'province' ? BEARS_NAME.exec(node.line.text) : null
    const own = new RegExp(`(?<!\\p{L})${opening}\\s+(${PROPER})`, 'u').exec(node.line.text)
    const name = own?.[1] ?? borne?.[1]
    if (name) return { value: { level, name }, place: { start: node.start, end: node.end } }
  }
  return null
}

function placeOf(nodes: Node[], name: string): Place | null {
  for (const node of nodes) {
    const at = node.line.text.toLowerCase().indexOf(name.toLowerCase())
    if (at >= 0) return { start: node.start + at, end: node.start + at + name.length }
  }
  return null
}

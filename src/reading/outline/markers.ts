export type MarkerStyle =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'upper'
  | 'roman'
  /** A line in capitals without a number: one that names a part of the plan, any other. */
  | 'title'
  | 'caps'
  /** A line that is nothing but an agency's name. */
  | 'agency'
  | `arabic${number}`
  | `arabic-bracket`
  | 'letter'
  | 'letter-dot'
  | 'star'
  | 'dash'
  | 'plus'
  | 'dot'
  /** A paragraph without marker that introduces a list. */
  | 'plain'

export type Marker = {
  style: MarkerStyle
  /** As written: 'II.', '1.2.', 'a)', '-'. */
  text: string
  /** What the section path shows: 'II', '1.2', 'a'; empty for bullets. */
  label: string
  /** Place in its own row: 2 for 'II', 'b)' and '1.2.'. */
  value: number
  /** Length in the paragraph, with the white space after it. */
  length: number
}

const BULLETS: Record<string, MarkerStyle> = { '-': 'dash', '–': 'dash', '—': 'dash', '−': 'dash', '+': 'plus' }
const LETTERS = 'abcdđeghiklmnopqrstuvxy'
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

export const isBullet = (style: MarkerStyle) => ['star', 'dash', 'plus', 'dot', 'plain'].includes(style)

export function romanValue(text: string): number | null {
  if (!/^(?=[IVX])X{0,3}(IX|IV|V?I{0,3})$/.test(text)) return null
  const worth: Record<string, number> = { I: 1, V: 5, X: 10 }
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const here = worth[text[at] ?? ''] ?? 0
    sum += here < (worth[text[at + 1] ?? ''] ?? 0) ? -here : here
  }
  return sum
}

/** 'IIIa' and '5a' stand between 'III' and 'IV', '5' and '6': papers that amend bring them. */
function letteredValue(label: string): number | null {
  const match = /^(\d{1,3}|[IVX]{1,6})([a-zđ])$/u.exec(label)
  const number = match?.[1] ?? ''
  const value = /^\d/.test(number) ? Number(number) : romanValue(number)
  const letter = LETTERS.indexOf(match?.[2] ?? '') + 1
  return match && value && letter > 0 ? value + letter / 100 : null
}

function letteredMarker(text: string): Marker | null {
  const match = /^(\d{1,2}[a-zđ]|[IVX]{1,6}[a-zđ])[.)]\s+(?=[\p{Lu}“"])/u.exec(text)
  const [whole = '', label = ''] = match ?? []
  const value = letteredValue(label)
  // 'Xa.' and 'Vi.' are words unless a heading in capitals follows.
  if (value === null || (/^[VX]\p{Ll}$/u.test(label) && !/^\p{Lu}{2}/u.test(text.slice(whole.length)))) return null
  const style = /^[IVX]/.test(label) ? 'roman' : whole.includes(')') ? 'arabic-bracket' : 'arabic1'
  return { style, text: whole.trim(), label, value, length: whole.length }
}

const NAMED_PART = /^(Phần|Chương|Mục|Điều)\s+(thứ\s+)?([IVX]+|\d{1,3}[a-zđ]?|\p{L}{2,4})(?=[\s.:]|$)[.:]?\s*/iu
const NAMED_STYLES: Record<string, MarkerStyle> = { phần: 'part', chương: 'chapter', mục: 'section', điều: 'article' }

function namedMarker(text: string): Marker | null {
  const match = NAMED_PART.exec(text)
  if (!match) return null
  const [whole, word = '', , number = ''] = match
  // "Mục tiêu" is a heading's first word, not a numbered Mục; so is "Điều kiện".
  const value =
    romanValue(number.toUpperCase()) ??
    letteredValue(number) ??
    (/^\d+$/.test(number) ? Number(number) : ORDINALS.indexOf(number.toLowerCase()) + 1)
  if (value === 0 || (!/^\p{Lu}/u.test(word) && whole.length < text.length)) return null
  const style = NAMED_STYLES[word.toLowerCase()] ?? 'part'
  if (style === 'article' && !/[.:]/.test(whole) && whole.trim().length < text.length) return null
  return { style, text: whole.trim(), label: number, value, length: whole.length }
}

/** The number, letter or bullet that a paragraph begins with. */
export function markerOf(text: string): Marker | null {
  const bullet = /^([-–—−+])(\s*)(?=\S)/u.exec(text)
  if (bullet) {
    const sign = bullet[1] ?? '-'
    if (/^[-–—−]{2}/.test(text)) return null
    return { style: BULLETS[sign] ?? 'dash', text: sign, label: '', value: 0, length: bullet[0].length }
  }
  const dot = /^([•●○▪■□◦·»›❖➢➤✓✔◊◆→\uf000-\uf0ff*o])\s+(?=\S)/u.exec(text)
  if (dot)
    return { style: dot[1] === '*' ? 'star' : 'dot', text: dot[1] ?? '•', label: '', value: 0, length: dot[0].length }

  const dotted = dottedMarker(text)
  if (dotted) return dotted

  const lettered = letteredMarker(text)
  if (lettered) return lettered
  const roman = /^([IVX]{1,6})\s*[.)/:-]\s*(?=\S|$)/.exec(text)
  const value = roman ? romanValue(roman[1] ?? '') : null
  if (roman && value)
    return { style: 'roman', text: roman[0].trim(), label: roman[1] ?? '', value, length: roman[0].length }

  const upper = /^([A-HĐK-U])\s*[.)/]\s*(?=\p{Lu})/u.exec(text)
  if (upper) {
    const letter = upper[1] ?? 'A'
    return {
      style: 'upper',
      text: upper[0].trim(),
      label: letter,
      value: LETTERS.indexOf(letter.toLowerCase()) + 1,
      length: upper[0].length,
    }
  }
  return arabicMarker(text) ?? letterMarker(text) ?? namedMarker(text)
}

/** 'I.1.', 'II.2.1', 'A.1': the outer number stands again before the own. */
function dottedMarker(text: string): Marker | null {
  const match = /^((?:[IVX]{1,6}|[A-HĐK-U])((?:\.\d{1,2}){1,4}))(?:\s*[.)/:]\s*|\s+)(?=[\p{Lu}“"]|$)/u.exec(text)
  if (!match) return null
  const [whole, label = '', tail = ''] = match
  const levels = tail.split('.')
  return {
    style: `arabic${levels.length}`,
    text: whole.trim(),
    label,
    value: Number(levels.at(-1)),
    length: whole.length,
  }
}

function arabicMarker(text: string): Marker | null {
  const match = /^\(?(\d{1,5}(?:\.\d{1,2}){0,4})(\s*[.)/:]\s*|\s*[-–]\s+(?=\p{Lu})|\s+(?=\S))(?=\S|$)/u.exec(text)
  if (!match) return null
  const [whole, number = '', separator = ''] = match
  const levels = number.split('.')
  const bare = separator.trim() === ''
  const next = text.slice(whole.length)
  // "100 xã", "5/2020": a figure. "2.2 Nâng cao": a number whose dot was forgotten.
  if (bare && ((levels.length === 1 && !isHeadOfList(number, next)) || !/^\p{Lu}/u.test(next))) return null
  if (separator === separator.trim() && !/^[\p{Lu}“"]/u.test(next)) return null
  if (text.startsWith('(') && (separator.trim() !== ')' || number.length > 2)) return null
  const style: MarkerStyle = separator.trim() === ')' ? 'arabic-bracket' : `arabic${levels.length}`
  return { style, text: whole.trim(), label: number, value: Number(levels.at(-1)), length: whole.length }
}

/** '3 Các xã:' – the number's dot was forgotten, the list below it says that it is one; "12 Xã, thị trấn:" may count. */
const isHeadOfList = (number: string, next: string) =>
  number.length === 1 && /:$/.test(next) && next.split(' ').length <= 14

function letterMarker(text: string): Marker | null {
  const match = /^\(?([a-zđ])(\s*\)|\.|,\s+(?=\p{Lu})|\s?[/-]\s*(?=\p{Lu}))\s*(?=\S|$)/u.exec(text)
  if (!match) return null
  const letter = match[1] ?? 'a'
  const style: MarkerStyle = match[2] === '.' ? 'letter-dot' : 'letter'
  const value = LETTERS.indexOf(letter) + 1
  return value === 0 ? null : { style, text: match[0].trim(), label: letter, value, length: match[0].length }
}

import type { Node } from '../outline/tree.ts'

/** Nouns of administration that normal case writes small inside a name: 'Ủy ban nhân dân tỉnh …'. */
const SMALL =
  /(?<=\s)(?:Nhân Dân|Và|Các|Cấp|Tỉnh|Huyện|Xã|Phường|Thành Phố|Thị Xã|Thị Trấn|Quận|Đặc Khu|Của|Về|Trên Địa Bàn|Với|Cho)(?=\s|$)/gu

/** Text in capitals as it would be written in a sentence: as it stands elsewhere in the document, else by the rules of names. */
export function normalCase(shouted: string, nodes: Node[]): string {
  if (shouted !== shouted.toUpperCase()) return shouted
  const lower = shouted.toLowerCase()
  for (const node of nodes) {
    const { text } = node.line
    if (text.length < shouted.length || text === text.toUpperCase()) continue
    const at = text.toLowerCase().indexOf(lower)
    if (at >= 0) {
      const found = text.slice(at, at + shouted.length)
      if (found.toLowerCase() === lower) return found.charAt(0).toUpperCase() + found.slice(1)
    }
  }
  if (/^(?:(?:ỦY|UỶ) BAN NHÂN DÂN|UBND)|^(?:TỈNH|HUYỆN|XÃ|PHƯỜNG|THÀNH PHỐ|THÀNH|THỊ|QUẬN|ĐẢNG)\s/u.test(shouted)) {
    const titled = lower.replace(
      /(^|[\s“(-])(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    const small = titled
      .replace(SMALL, (word) => word.toLowerCase())
      .replace(/^(Ủy|Uỷ) Ban/u, '$1 ban')
      .replace(
        /^(Tỉnh|Thành|Huyện|Thị|Quận|Đảng) (?:Ủy|Uỷ)(?!\p{L})/iu,
        (office) => office.charAt(0).toUpperCase() + office.slice(1).toLowerCase(),
      )
      .replace(/^Ubnd/u, 'UBND')
    return small.charAt(0).toUpperCase() + small.slice(1)
  }
  return sentenceCase(lower).replace(
    BEARS_PLACE,
    (_, before: string, place: string) => before + place.replace(/(^|\s)(\p{Ll})/gu, (all) => all.toUpperCase()),
  )
}

/** The place that a name ends with: 'Hội … tỉnh …'. */
const BEARS_PLACE =
  /((?:^|\s)(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s)(?!hội\s)((?:\p{Ll}+\s?){1,3})$/iu

function sentenceCase(lower: string): string {
  const first = lower.search(/\p{Ll}/u)
  const sentence = lower.slice(0, first) + lower.charAt(first).toUpperCase() + lower.slice(first + 1)
  return sentence.replace(/([“"]\s*)(\p{Ll})/gu, (_, quote: string, letter: string) => quote + letter.toUpperCase())
}

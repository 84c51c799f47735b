/** Kinds of documents: Nghị định 30/2020/NĐ-CP, Phụ lục III; laws and Party documents by their own rules. Longer names first. */
export const LEGAL_KINDS = [
  'Nghị quyết liên tịch',
  'Thông tư liên tịch',
  'Chương trình hành động',
  'Nghị quyết',
  'Quyết định',
  'Kế hoạch',
  'Chương trình',
  'Chỉ thị',
  'Đề án',
  'Hướng dẫn',
  'Kết luận',
  'Thông báo',
  'Thông tri',
  'Báo cáo',
  'Tờ trình',
  'Công điện',
  'Công văn',
  'Nghị định',
  'Thông tư',
  'Quy chế',
  'Quy định',
  'Phương án',
  'Dự án',
  'Pháp lệnh',
  'Hiến pháp',
  'Bộ luật',
  'Luật',
  'Lệnh',
] as const

/** Symbols of kinds, for a number that stands without its kind. */
export const KIND_OF_SYMBOL: Record<string, string> = {
  NQ: 'Nghị quyết',
  NQLT: 'Nghị quyết liên tịch',
  QĐ: 'Quyết định',
  CT: 'Chỉ thị',
  CTr: 'Chương trình',
  CTR: 'Chương trình',
  KH: 'Kế hoạch',
  HD: 'Hướng dẫn',
  KL: 'Kết luận',
  TB: 'Thông báo',
  BC: 'Báo cáo',
  TTr: 'Tờ trình',
  CĐ: 'Công điện',
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  TTLT: 'Thông tư liên tịch',
  ĐA: 'Đề án',
  QH: 'Luật',
  CV: 'Công văn',
}

const SYMBOL = '\\p{Lu}[\\p{L}\\d]{0,11}(?:\\s?[-–]\\s?\\p{Lu}[\\p{L}\\d&]{0,11}){0,4}'
/** '89/QĐ-TTg', '24/2019/TT-BGDĐT', '1956/TTg', '49-KL/TW', '101-CTr/TU'. */
export const DOCUMENT_NUMBER = `\\d{1,5}[a-zA-Z]?\\s?(?:/\\s?(?:(?:19|20)\\d\\d\\s?/\\s?)?${SYMBOL}|[-–]\\s?\\p{Lu}[\\p{L}]{0,7}\\s?/\\s?\\p{Lu}[\\p{L}\\d.-]{0,15})`

export const tidyNumber = (number: string) =>
  number
    .replace(/\s+/g, '')
    .replace(/–/g, '-')
    .replace(/[-.]+$/, '')

/** The symbol after the number is an abbreviation ('KH', 'QĐ', 'TTr', 'TTg') and not a word ('1/Phòng'). */
export const hasSymbol = (number: string): boolean => /[/-](?:\p{Lu}\p{Ll}{0,2}\p{Lu}|Ttg)/u.test(number)

export function kindOfNumber(number: string): string | null {
  const symbols = number.split(/[/-]/).slice(1)
  for (const symbol of symbols) {
    const kind = KIND_OF_SYMBOL[symbol.replace(/\d+$/, '')]
    if (kind) return kind
  }
  return /^\d+\/\p{Lu}/u.test(number) ? 'Công văn' : null
}

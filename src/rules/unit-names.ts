import type { UnitKind } from '../shared/units.ts'
import { foldVietnamese } from './vietnamese-text.ts'

const kindWords: Record<UnitKind, string> = {
  nation: 'nước',
  province: 'tỉnh',
  city: 'thành phố',
  district: 'huyện',
  'provincial-city': 'thành phố',
  town: 'thị xã',
  'urban-district': 'quận',
  commune: 'xã',
  ward: 'phường',
  township: 'thị trấn',
  'special-zone': 'đặc khu',
}

/** The kind as the law writes it: 'tỉnh', 'thị trấn'. */
export function unitKindWord(kind: UnitKind): string {
  return kindWords[kind]
}

/**
 * As it is written inside a sentence: 'xã Hồng Sơn', 'Phường 1', 'Thành phố Hồ Chí Minh'.
 * Nghị định 30/2020/NĐ-CP, Phụ lục II: the kind is a capital before a number, and in Thành phố Hồ Chí Minh.
 */
export function unitFullName(kind: UnitKind, name: string): string {
  if (kind === 'nation') return name
  const word = kindWords[kind]
  const capital = /^\d/.test(name) || (kind === 'city' && name === 'Hồ Chí Minh')
  return `${capital ? word.charAt(0).toUpperCase() + word.slice(1) : word} ${name}`
}

const abbreviatedKinds: Record<string, string> = {
  t: 'tinh',
  tp: 'thanh pho',
  tx: 'thi xa',
  tt: 'thi tran',
  h: 'huyen',
  q: 'quan',
  x: 'xa',
  p: 'phuong',
  f: 'phuong',
  dk: 'dac khu',
}

const abbreviatedNames: Record<string, string> = {
  hcm: 'ho chi minh',
  tphcm: 'thanh pho ho chi minh',
  hn: 'ha noi',
  tphn: 'thanh pho ha noi',
  brvt: 'ba ria vung tau',
  tth: 'thua thien hue',
}

/** Folds a query and writes its abbreviations out: 'TP.HCM' → 'thanh pho ho chi minh', 'p.5' → 'phuong 5'. */
export function expandUnitAbbreviations(query: string): string {
  const words = foldVietnamese(query).split(' ')
  return words
    .flatMap((word, index) => {
      const next = words[index + 1]
      const numbered = /^([pqf])(\d+)$/.exec(word)
      if (numbered?.[1] && numbered[2]) return [abbreviatedKinds[numbered[1]], String(Number(numbered[2]))]
      const kind = Object.hasOwn(abbreviatedKinds, word) ? abbreviatedKinds[word] : undefined
      if (index === 0 && kind && next !== undefined) return [kind]
      const name = Object.hasOwn(abbreviatedNames, word) ? abbreviatedNames[word] : undefined
      return [name ?? word]
    })
    .join(' ')
}

/** What a search runs over. The space in front lets one pattern, '% word%', find every beginning of a word. */
export function unitSearchKey(kind: UnitKind, name: string): string {
  return ` ${foldVietnamese(unitFullName(kind, name))}`
}

export type Word = {
  text: string
  lower: string
  start: number
  end: number
  /** The signs between the word before and this one: '', ',', ';', ':', '.', '-', '(' ... */
  before: string
}

const OF_A_WORD = /[\p{L}\p{M}\d%]/u
const JOINING = new Set(['/', '.', '&'])

const UNKNOWN = 0
const NO = 1
const YES = 2
/** Of each sign of the first plane whether it is of a word: an expression asked for every letter takes most of the time. */
const kinds = new Uint8Array(0x1_0000)

function isOfWord(code: number): boolean {
  if (kinds[code] === UNKNOWN) kinds[code] = OF_A_WORD.test(String.fromCharCode(code)) ? YES : NO
  return kinds[code] === YES
}

/** Where the signs of a word that begin at `at` end; `at` itself where there are none. */
function endOfSigns(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code < 0xd800 || code > 0xdfff) {
      if (!isOfWord(code)) break
      end += 1
    } else {
      const sign = String.fromCodePoint(text.codePointAt(end) ?? code)
      if (!OF_A_WORD.test(sign)) break
      end += sign.length
    }
  }
  return end
}

/**
 * Vietnamese writes a space between syllables; a word here is one syllable with its offsets: letters, their marks, digits
 * and %, also joined by /, . and &.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  for (let start = 0; start < text.length; start += 1) {
    let end = endOfSigns(text, start)
    if (end === start) continue
    while (JOINING.has(text.charAt(end))) {
      const next = endOfSigns(text, end + 1)
      if (next === end + 1) break
      end = next
    }
    const word = text.slice(start, end)
    const between = text.slice(last, start)
    const before = between === ' ' || between === '' ? '' : between.replace(/\s+/g, '')
    words.push({ text: word, lower: lowerOf(word), start, end, before })
    last = end
    start = end - 1
  }
  return words
}

/** Syllables come again and again; emptied when a text that is no prose fills the table. */
const LOWER = new Map<string, string>()
const MOST_SYLLABLES = 10_000
function lowerOf(word: string): string {
  const known = LOWER.get(word)
  if (known !== undefined) return known
  const lower = fold(word.toLowerCase())
  if (LOWER.size >= MOST_SYLLABLES) LOWER.clear()
  if (word.length <= 12) LOWER.set(word, lower)
  return lower
}

const TONES: [RegExp, string][] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
].map(([late, early]) => [new RegExp(`(?<!q)${late}(?!\\p{L})`, 'gu'), early as string])

/** One of the two places of the tone mark: 'uỷ' becomes 'ủy', 'hoà' becomes 'hòa'. */
export function fold(lower: string): string {
  if (!/[ou][àáảãạèéẻẽẹỳýỷỹỵ]/u.test(lower)) return lower
  let folded = lower
  for (const [late, early] of TONES) folded = folded.replace(late, early)
  return folded
}

/** A set of phrases of one or more syllables, matched longest first. */
export class Phrases {
  private readonly byFirst = new Map<string, string[][]>()

  constructor(phrases: Iterable<string>) {
    for (const phrase of phrases) {
      const syllables = fold(phrase.toLowerCase()).split(' ')
      const first = syllables[0] ?? ''
      const same = this.byFirst.get(first)
      if (same) same.push(syllables)
      else this.byFirst.set(first, [syllables])
    }
    for (const same of this.byFirst.values()) same.sort((a, b) => b.length - a.length)
  }

  /** How many words from `at` on form a phrase of the set; 0 for none. Signs may not stand inside. */
  lengthAt(words: Word[], at: number): number {
    const same = this.byFirst.get(words[at]?.lower ?? '')
    if (!same) return 0
    for (const syllables of same) {
      const fits = syllables.every((syllable, offset) => {
        const word = words[at + offset]
        return word?.lower === syllable && (offset === 0 || word.before === '')
      })
      if (fits) return syllables.length
    }
    return 0
  }
}

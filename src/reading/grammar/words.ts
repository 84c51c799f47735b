export type Word = {
  text: string
  lower: string
  start: number
  end: number
  /** The signs between the word before and this one: '', ',', ';', ':', '.', '-', '(' ... */
  before: string
}

const WORD = /[\p{L}\p{M}\d%]+(?:[/.&][\p{L}\p{M}\d%]+)*/gu

/** Vietnamese writes a space between syllables; a word here is one syllable with its offsets. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  for (const match of text.matchAll(WORD)) {
    const [word] = match
    const start = match.index
    const end = start + word.length
    const between = text.slice(last, start)
    const before = between === ' ' || between === '' ? '' : between.replace(/\s+/g, '')
    words.push({ text: word, lower: lowerOf(word), start, end, before })
    last = end
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

import { foldVietnamese, nameKey } from '../vietnamese-text.ts'

/** One word of a party: as written, blind to accents, and with accents but blind to case and the place of the tone. */
export interface PartyWord {
  text: string
  fold: string
  key: string
  /** A comma, a semicolon or a slash stands before it. */
  listed: boolean
  /** Where it begins and ends in the text. */
  start: number
  end: number
}

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu

// Thousands of names are made of some hundred words.
const spelt = new Map<string, Pick<PartyWord, 'fold' | 'key'>>()
const mostSpelt = 20_000
function spellingOf(text: string): Pick<PartyWord, 'fold' | 'key'> {
  const known = spelt.get(text)
  if (known) return known
  const spelling = { fold: foldVietnamese(text), key: nameKey(text) }
  if (spelt.size >= mostSpelt) spelt.clear()
  spelt.set(text, spelling)
  return spelling
}

export function wordsOfParty(text: string): PartyWord[] {
  const clean = text.normalize('NFC').replaceAll('\u00ad', '')
  let end = 0
  return [...clean.matchAll(WORD)].map((match) => {
    const start = match.index
    const between = clean.slice(end, start)
    end = start + match[0].length
    return {
      text: match[0],
      ...spellingOf(match[0]),
      listed: /[,;/]/.test(between),
      start,
      end,
    }
  })
}

/** Two or more capitals and nothing else: 'GDĐT', 'UBND'; a heading in capitals is told by its other words. */
const isInitials = ({ text }: PartyWord) => /^\p{Lu}{2,}$/u.test(text)

const AND = 'va'
const isAnd = (word: PartyWord | undefined) => word?.fold === AND

/**
 * Whether one is the other written out: word by word, where a word in capitals may stand for the first letters of
 * several: 'GD&ĐT' for 'Giáo dục và Đào tạo'. 'và' may be left out.
 */
export function sameName(written: readonly PartyWord[], full: readonly PartyWord[]): boolean {
  const known = new Map<number, boolean>()
  const width = full.length + 1
  const from = (at: number, of: number): boolean => {
    const place = at * width + of
    const before = known.get(place)
    if (before !== undefined) return before
    known.set(place, false)
    const found = matchFrom(at, of)
    known.set(place, found)
    return found
  }
  const matchFrom = (at: number, of: number): boolean => {
    const mine = written[at]
    const theirs = full[of]
    if (!mine && !theirs) return true
    if (isAnd(mine) && from(at + 1, of)) return true
    if (isAnd(theirs) && from(at, of + 1)) return true
    if (!mine || !theirs) return false
    if (mine.fold === theirs.fold && from(at + 1, of + 1)) return true
    if (!isInitials(mine)) return false
    const next = afterInitials(mine.fold, full, of)
    return next.some((end) => from(at + 1, end))
  }
  return from(0, 0)
}

/** Where the words end whose first letters these are, from a word on; 'và' may or may not be counted among them. */
function afterInitials(letters: string, full: readonly PartyWord[], of: number): number[] {
  let ends: [number, number][] = [[0, of]]
  const done: number[] = []
  while (ends.length > 0) {
    const next: [number, number][] = []
    for (const [used, here] of ends) {
      if (used === letters.length) {
        done.push(here)
        continue
      }
      const word = full[here]
      if (!word) continue
      if (word.fold.startsWith(letters[used] ?? '')) next.push([used + 1, here + 1])
      if (isAnd(word)) next.push([used, here + 1])
    }
    ends = next
  }
  return done
}

/** Whether every word of the shorter stands in the longer, in order, beginning with the same: 'Hội Phụ nữ' in 'Hội Liên hiệp Phụ nữ'. */
export function isPartOfName(part: readonly PartyWord[], whole: readonly PartyWord[]): boolean {
  const words = part.filter((word) => !isAnd(word))
  if (words.length < 2 || words[0]?.fold !== whole[0]?.fold) return false
  let at = 0
  for (const word of whole) if (word.fold === words[at]?.fold) at++
  return at === words.length
}

/** Whether these words stand together in the text. */
export function holdsWords(text: readonly PartyWord[], words: readonly PartyWord[]): boolean {
  const wanted = words.filter((word) => !isAnd(word))
  if (wanted.length === 0) return false
  const given = text.filter((word) => !isAnd(word))
  return given.some((_, at) => sameName(given.slice(at, at + wanted.length), wanted) || beginsWith(given, at, wanted))
}

function beginsWith(given: readonly PartyWord[], at: number, wanted: readonly PartyWord[]): boolean {
  const first = given[at]
  return first !== undefined && isInitials(first) && sameName([first], wanted)
}

/** Phrases that are looked for at a place of a party, the longest first. */
export class PartyPhrases<T> {
  readonly #byFirst: ReadonlyMap<string, { words: string[]; value: T }[]>

  constructor(phrases: readonly (readonly [string, T])[]) {
    const longestFirst = phrases
      .map(([phrase, value]) => ({ words: wordsOfParty(phrase).map(({ key }) => key), value }))
      .sort((a, b) => b.words.length - a.words.length)
    this.#byFirst = Map.groupBy(longestFirst, ({ words }) => words[0] ?? '')
  }

  at(words: readonly PartyWord[], place: number): { length: number; value: T } | undefined {
    const found = this.#byFirst
      .get(words[place]?.key ?? '')
      ?.find(({ words: phrase }) => phrase.every((key, index) => words[place + index]?.key === key))
    return found && { length: found.words.length, value: found.value }
  }
}

/** The words as they are written, with the signs between them. */
export const writtenOf = (text: string, words: readonly PartyWord[]) =>
  text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)

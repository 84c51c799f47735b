import { foldVietnamese } from '../vietnamese-text.ts'
import { GENERAL_PAIRS, KIN, STOP_PHRASES, STOP_SYLLABLES } from './words.ts'

/** What a text speaks of: pairs of syllables and matters, each with the words as they stand there. */
export type Terms = Map<string, string>

type Syllable = { text: string; lower: string; folded: string; joined: boolean }
const SYLLABLE = /[\p{L}\d]+/gu

const folds = new Map<string, string>()
/** The language has some seven thousand syllables. */
function foldOf(lower: string): string {
  const known = folds.get(lower)
  if (known !== undefined) return known
  const folded = foldVietnamese(lower)
  if (folds.size < 20_000) folds.set(lower, folded)
  return folded
}

function syllablesOf(text: string): Syllable[] {
  let last = 0
  return [...text.matchAll(SYLLABLE)].map((match) => {
    const between = text.slice(last, match.index)
    last = match.index + match[0].length
    const lower = match[0].toLowerCase()
    return { text: match[0], lower, folded: foldOf(lower), joined: /^\s*$/.test(between) }
  })
}

type Phrase = { key: string | null; syllables: string[] }
const byFirst = new Map<string, Phrase[]>()
function know(key: string | null, words: string): void {
  const syllables = foldVietnamese(words).split(' ')
  const first = syllables[0] ?? ''
  byFirst.set(first, [...(byFirst.get(first) ?? []), { key, syllables }])
}
for (const words of [...STOP_PHRASES, ...GENERAL_PAIRS]) know(null, words)
for (const [index, words] of KIN.entries()) for (const each of words) know(`≈${index}`, each)

const standsAt = (syllables: readonly Syllable[], at: number, phrase: readonly string[]) =>
  phrase.every((syllable, offset) => syllables[at + offset]?.folded === syllable)

const cited = (syllables: readonly Syllable[], at: number, length: number) =>
  syllables
    .slice(at, at + length)
    .map(({ text }) => text)
    .join(' ')

/** The terms of a text without these names of agencies. */
export function termsOf(text: string, without: readonly string[] = []): Terms {
  let rest = text
  for (const name of without) rest = rest.replaceAll(name, ' ; ')
  const syllables = syllablesOf(rest)
  const terms: Terms = new Map()
  /** Belong to a matter, a general pair or nothing, so that no other pair is made of them. */
  const taken = new Set<number>()
  const take = (fits: (phrase: Phrase) => boolean) => {
    for (let at = 0; at < syllables.length; at += 1) {
      for (const phrase of byFirst.get(syllables[at]?.folded ?? '') ?? []) {
        if (!fits(phrase) || !standsAt(syllables, at, phrase.syllables)) continue
        const { length } = phrase.syllables
        if (phrase.key === null && taken.has(at)) continue
        for (let next = 0; next < length; next += 1) taken.add(at + next)
        if (phrase.key !== null && !terms.has(phrase.key)) terms.set(phrase.key, cited(syllables, at, length))
      }
    }
  }
  take(({ key }) => key !== null)
  take(({ key }) => key === null)
  for (let at = 0; at + 1 < syllables.length; at += 1) {
    const [one, two] = [syllables[at], syllables[at + 1]]
    if (!one || !two?.joined || taken.has(at) || taken.has(at + 1)) continue
    if ([one, two].some(({ lower }) => STOP_SYLLABLES.has(lower) || /^\d+$/.test(lower))) continue
    const key = `${one.folded} ${two.folded}`
    if (!terms.has(key)) terms.set(key, cited(syllables, at, 2))
  }
  return terms
}

/** A matter said in words of its own, and no pair of syllables. */
export const isMatter = (term: string) => term.startsWith('≈')

/** How rare each term is among these texts: the rarer, the more it links. */
export function weightsOf(texts: readonly Terms[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const terms of texts) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  const rarity = (term: string) => Math.max(0, Math.log((texts.length + 1) / ((counts.get(term) ?? 0) + 1)))
  // A matter is more than a pair of syllables that happens to stand in both, also where much of a short plan is of it.
  return (term) => (isMatter(term) ? 2 * Math.max(1, rarity(term)) : rarity(term))
}

/** Neighbouring pairs as one: "tập cộng" and "cộng đồng" are "tập cộng đồng". */
export function joinWords(words: readonly string[]): string[] {
  const joined: string[] = []
  for (const word of words) {
    const last = joined.at(-1)
    const first = word.split(' ')[0] ?? ''
    if (last?.includes(word)) continue
    if (last?.endsWith(` ${first}`)) joined[joined.length - 1] = `${last}${word.slice(first.length)}`
    else if (!joined.includes(word)) joined.push(word)
  }
  return joined
}

import { JOINS_NOUN, LEAD, OF_THE_NOUN, PREDICATES, TRAILER } from './words.ts'

/** Who or what is counted, and what is said of it: "người 15–60 tuổi" and "biết chữ". */
export type Phrase = { noun: string; predicate: string }

const AGE =
  /(?:trong |ở )?(?:độ tuổi |nhóm tuổi )?(?:từ )?(?<!\d)(\d{1,2})(?: tuổi)?\s*(?:-|–|đến)\s*(\d{1,2})(?: tuổi)?(?!\d|%|\s*%)/iu
const SAYS_AGE = /tuổi/iu

/** An age group as it is read aloud once: "trong độ tuổi từ 15-60" is "15–60 tuổi". */
function ageIn(text: string): { words: string; start: number; end: number } | undefined {
  const match = AGE.exec(text)
  if (!match || !SAYS_AGE.test(match[0])) return undefined
  return { words: `${match[1]}–${match[2]} tuổi`, start: match.index, end: match.index + match[0].length }
}

const tidy = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:])/g, '$1')
    .replace(/^[\s,.;:+•–-]+|[\s,.;:+•–-]+$/g, '')

export const withoutLead = (text: string) => tidy(text.replace(LEAD, ''))
export const withoutTrailer = (text: string) => tidy(text.replace(TRAILER, ''))

const STARTS = new RegExp(
  `(?<=\\s)(?:${[...PREDICATES].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
  'giu',
)
const BARE_START = new RegExp(`^(?:${PREDICATES.join('|')})(?!\\p{L})`, 'iu')

/** Whether nothing is named of which this is said: "có trình độ bậc 3". */
export const isBarePredicate = (text: string) => BARE_START.test(text) && !OF_THE_NOUN.test(text)

/** Parts "công nhân lao động có tay nghề cao"; undefined where no predicate is found. */
export function phraseOf(given: string): Phrase | undefined {
  const text = tidy(given.replace(/^(?:tổng\s+)?(?:số\s+lượng|số|các)\s+/iu, ''))
  for (const match of text.matchAll(STARTS)) {
    const before = text.slice(0, match.index).trimEnd()
    const last = before.split(' ').at(-1)?.toLowerCase() ?? ''
    if (JOINS_NOUN.has(last) || OF_THE_NOUN.test(text.slice(match.index)) || /[(“"]\s*$/.test(before)) continue
    return withAge({ noun: before, predicate: text.slice(match.index) })
  }
  return undefined
}

/** The age belongs to who is counted, wherever the sentence has it. */
export function withAge({ noun, predicate }: Phrase): Phrase {
  const inNoun = ageIn(noun)
  if (inNoun) {
    const rest = `${noun.slice(0, inNoun.start)}${inNoun.words}${noun.slice(inNoun.end)}`
    return { noun: tidy(rest), predicate: tidy(predicate) }
  }
  const after = ageIn(predicate)
  if (!after) return { noun: tidy(noun), predicate: tidy(predicate) }
  const rest = `${predicate.slice(0, after.start)} ${predicate.slice(after.end)}`
  return { noun: tidy(`${noun} ${after.words}`), predicate: tidy(rest) }
}

/** Ages in words that are no part of a phrase. */
export function plainAges(text: string): string {
  const age = ageIn(text)
  return age ? `${text.slice(0, age.start)}${age.words}${text.slice(age.end)}` : text
}

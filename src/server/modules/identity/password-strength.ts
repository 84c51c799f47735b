import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { JudgedPassword, PasswordFault } from '../../../shared/sessions.ts'

const vietnameseFile = join(import.meta.dirname, '../../../../data/passwords/vietnamese.txt')

/** Beyond these the estimate only takes longer: a password is no weaker than its beginning. */
const estimatedLetters = 40
/** Of zxcvbn: 3 is beyond 10⁸ guesses, which a lost table of our hashes withstands; 4 beyond 10¹⁰. */
const leastScore = 3
const strongScore = 4

let factory: Promise<ZxcvbnFactory> | undefined
const estimator = () => {
  factory ??= load()
  return factory
}

/** Some 0.1 s and 20 MB, so not before somebody sets a password. */
async function load(): Promise<ZxcvbnFactory> {
  const [common, english, vietnamese] = await Promise.all([
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    readFile(vietnameseFile, 'utf8'),
  ])
  const phrases = vietnamese.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const words = [...new Set(phrases.flatMap((phrase) => [phrase.replaceAll(' ', ''), phrase]))]
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, vietnamese: words },
    graphs: common.adjacencyGraphs,
  })
}

/** Each word and their joins, as people write them into passwords: `lan`, `nguyen`, `nguyenlan`, `lannguyen`. */
export function ownWordsOf(...texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => {
    const words = foldVietnamese(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1)
    const pairs = words.flatMap((word, index) => [
      `${words[index - 1] ?? ''}${word}`,
      `${word}${words[index - 1] ?? ''}`,
    ])
    return [...words, ...pairs, words.join(''), text.toLowerCase().replace(/@.*/, '')]
  })
  return [...new Set(found)]
}

/**
 * How hard a password is to guess, with the breach list, the words of two languages and the person's own words held
 * against it; with accents and without them, since both are typed.
 */
export async function judgePassword(password: string, ownWords: readonly string[]): Promise<JudgedPassword> {
  const zxcvbn = await estimator()
  const start = [...password.normalize('NFC')].slice(0, estimatedLetters).join('')
  const [asTyped, bare] = [start, foldVietnamese(start)].map((form) => zxcvbn.check(form, [...ownWords]))
  const worst = asTyped && bare && bare.guesses < asTyped.guesses ? bare : asTyped
  if (!worst) throw new Error('zxcvbn gave no estimate')
  if (worst.score >= leastScore) return { strength: worst.score >= strongScore ? 'strong' : 'good', fault: null }
  return { strength: 'refused', fault: faultOf(worst.sequence) }
}

function faultOf(sequence: readonly MatchExtended[]): PasswordFault {
  const has = (test: (match: MatchExtended) => boolean) => sequence.some(test)
  if (has(({ pattern, dictionaryName }) => pattern === 'dictionary' && dictionaryName === 'userInputs'))
    return 'own-words'
  if (has(({ pattern, dictionaryName }) => pattern === 'dictionary' && /^(passwords|vietnamese)/.test(dictionaryName)))
    return 'common-password'
  if (has(({ pattern }) => ['sequence', 'repeat', 'spatial', 'date', 'regex'].includes(pattern))) return 'pattern'
  return 'guessable'
}

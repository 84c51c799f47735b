import { nameKey } from '../vietnamese-text.ts'
import type { PartyGround } from './ground.ts'
import { placeWordAt } from './places.ts'
import { PartyPhrases, type PartyWord, wordsOfParty, writtenOf } from './words.ts'

/** Whom a duty tells its bodies to watch over: a unit, or one now on its ground, or a group of people. */
export interface Watched {
  unitId: string | null
  /** The unit that the plan named, where another holds its ground now. */
  saidUnitId: string | null
  group: string | null
}

const phrases = (...all: string[]) => new PartyPhrases<true>(all.map((words) => [words, true]))
const WATCHES = phrases('phụ trách')
const MANNER = phrases('theo dõi', 'chỉ đạo', 'đôn đốc', 'kiểm tra', 'giúp đỡ', 'hướng dẫn', 'hỗ trợ', 'địa bàn', 'và')
const GROUP = phrases('nhóm đối tượng', 'nhóm', 'đối tượng')
const GROUP_ENDS = phrases(
  'theo mục tiêu',
  'theo kế hoạch',
  'theo',
  'thực hiện',
  'phối hợp',
  'của kế hoạch',
  'trong kế hoạch',
)
const AND = nameKey('và')
const longestName = 5

/** 'Phụ trách theo dõi, chỉ đạo huyện A, huyện B thực hiện kế hoạch'; 'phụ trách nhóm lao động nông thôn theo …'. */
export function watchedIn(ground: PartyGround, text: string): Watched[] {
  const words = wordsOfParty(text)
  const found: Watched[] = []
  for (let at = 0; at < words.length; at++) {
    const watches = WATCHES.at(words, at)
    if (!watches) continue
    let here = at + watches.length
    for (let manner = MANNER.at(words, here); manner; manner = MANNER.at(words, here)) here += manner.length
    const group = GROUP.at(words, here)
    if (group) {
      const name = groupAt(text, words, here + group.length)
      if (name) found.push({ unitId: null, saidUnitId: null, group: name })
    } else found.push(...unitsAt(ground, words, here))
  }
  return found
}

function groupAt(text: string, words: readonly PartyWord[], from: number): string | null {
  let end = from
  while (end < words.length) {
    const word = words[end]
    const between = text.normalize('NFC').slice(words[end - 1]?.end, word?.start)
    if (GROUP_ENDS.at(words, end) || (end > from && /[.;:(]/.test(between))) break
    end++
  }
  return end > from ? writtenOf(text, words.slice(from, end)) : null
}

/** Units one after another, each with its kind before its name. */
function unitsAt(ground: PartyGround, words: readonly PartyWord[], from: number): Watched[] {
  const found: Watched[] = []
  let at = from
  while (at < words.length) {
    if (words[at]?.key === AND && found.length > 0) at++
    const kind = placeWordAt(words, at)
    if (!kind?.value.kinds) break
    const unit = unitAfter(ground, words, at, kind.length)
    if (!unit) break
    for (const now of ground.nowOn(unit.unit))
      found.push({ unitId: now.id, saidUnitId: now.id === unit.unit.id ? null : unit.unit.id, group: null })
    at = unit.next
  }
  return found
}

function unitAfter(ground: PartyGround, words: readonly PartyWord[], at: number, kindLength: number) {
  for (let length = longestName; length > 0; length--) {
    const next = at + kindLength + length
    if (next > words.length) continue
    const named = ground.namedAtEnd(words.slice(at, next))
    const [unit] = named?.units ?? []
    if (named && unit && named.rest.length === 0 && named.units.length === 1) return { unit, next }
  }
  return undefined
}

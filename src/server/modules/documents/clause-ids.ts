type Pair = [older: number, newer: number]

/**
 * Pairs the places at which two lists hold the same words in the same order, as `diff` does: first what begins and ends
 * alike, then what stands once in both, and so on between. About linear; a list of nothing but repeats costs no more.
 */
export function pairSameWords(older: readonly string[], newer: readonly string[]): Pair[] {
  const pairs: Pair[] = []
  const open: [number, number, number, number][] = [[0, older.length, 0, newer.length]]
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    let [a, aEnd, b, bEnd] = stretch
    while (a < aEnd && b < bEnd && older[a] === newer[b]) pairs.push([a++, b++])
    while (a < aEnd && b < bEnd && older[aEnd - 1] === newer[bEnd - 1]) pairs.push([--aEnd, --bEnd])
    if (a === aEnd || b === bEnd) continue
    const anchors = longestRising(onceInBoth(older, a, aEnd, newer, b, bEnd))
    if (anchors.length === 0) pairs.push(...firstCome(older, a, aEnd, newer, b, bEnd))
    let [fromA, fromB] = [a, b]
    for (const [atA, atB] of anchors) {
      pairs.push([atA, atB])
      open.push([fromA, atA, fromB, atB])
      fromA = atA + 1
      fromB = atB + 1
    }
    if (anchors.length > 0) open.push([fromA, aEnd, fromB, bEnd])
  }
  return pairs.sort((one, other) => one[1] - other[1])
}

type Stretch = [older: readonly string[], a: number, aEnd: number, newer: readonly string[], b: number, bEnd: number]

/** In the order of the older list. */
function onceInBoth(...[older, a, aEnd, newer, b, bEnd]: Stretch): Pair[] {
  const seen = new Map<string, { inOlder: number; inNewer: number; atA: number; atB: number }>()
  const entryOf = (words: string) => {
    const entry = seen.get(words) ?? { inOlder: 0, inNewer: 0, atA: -1, atB: -1 }
    seen.set(words, entry)
    return entry
  }
  for (let at = a; at < aEnd; at++) {
    const entry = entryOf(older[at] ?? '')
    entry.inOlder += 1
    entry.atA = at
  }
  for (let at = b; at < bEnd; at++) {
    const entry = entryOf(newer[at] ?? '')
    entry.inNewer += 1
    entry.atB = at
  }
  return [...seen.values()]
    .filter(({ inOlder, inNewer }) => inOlder === 1 && inNewer === 1)
    .map(({ atA, atB }): Pair => [atA, atB])
}

/** The longest choice of pairs that rises in both lists (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const tops: number[] = []
  const before: number[] = []
  pairs.forEach(([, b], index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      const top = pairs[tops[middle] ?? 0]
      if (top && top[1] < b) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : (tops[low - 1] ?? -1)
    tops[low] = index
  })
  const chosen: Pair[] = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chosen.push(pairs[index] as Pair)
  return chosen.reverse()
}

/** Where nothing stands once, each takes the first free one of its like after the last. */
function firstCome(...[older, a, aEnd, newer, b, bEnd]: Stretch): Pair[] {
  const places = new Map<string, number[]>()
  for (let at = aEnd - 1; at >= a; at--) {
    const words = older[at] ?? ''
    const list = places.get(words)
    if (list) list.push(at)
    else places.set(words, [at])
  }
  const pairs: Pair[] = []
  let last = a - 1
  for (let at = b; at < bEnd; at++) {
    const list = places.get(newer[at] ?? '')
    while (list?.length && (list.at(-1) ?? 0) <= last) list.pop()
    const found = list?.pop()
    if (found === undefined) continue
    pairs.push([found, at])
    last = found
  }
  return pairs
}

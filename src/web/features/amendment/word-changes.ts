/** Its words as they stand on either side, and its place among the parts. */
export type WordPart = { sort: 'same' | 'removed' | 'added'; before: string; after: string; at: number }
type Part = Omit<WordPart, 'at'>
const gone = (before: string): Part => ({ sort: 'removed', before, after: '' })
const come = (after: string): Part => ({ sort: 'added', before: '', after })

/** Beyond it, to tell word by word would help nobody. */
const MOST_WORDS = 600

const wordsOf = (text: string) => text.split(/(?<=\s)/u)
/** Words that differ in nothing but the space or the sign behind them are one. */
const keyOf = (word: string) =>
  word
    .trim()
    .replace(/(?<=.)[,;.:]+$/u, '')
    .normalize('NFC')

/** What went and what came between two wordings, word by word, in the order in which it is read. */
export function wordChanges(before: string, after: string): WordPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return joined([gone(before), come(after)])
  const common = longestCommon(a.map(keyOf), b.map(keyOf))
  const parts: Part[] = []
  let [at, to] = [0, 0]
  for (const [x, y] of [...common, [a.length, b.length] as const]) {
    parts.push(...a.slice(at, x).map(gone))
    parts.push(...b.slice(to, y).map(come))
    if (x < a.length) parts.push({ sort: 'same', before: a[x] ?? '', after: b[y] ?? '' })
    at = x + 1
    to = y + 1
  }
  return joined(parts)
}

/** The longest run of words that both hold in this order, as places in each. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const length = (x: number, y: number) => lengths[x * width + y] ?? 0
  for (let x = a.length - 1; x >= 0; x -= 1)
    for (let y = b.length - 1; y >= 0; y -= 1)
      lengths[x * width + y] = a[x] === b[y] ? length(x + 1, y + 1) + 1 : Math.max(length(x + 1, y), length(x, y + 1))
  const pairs: [number, number][] = []
  let [x, y] = [0, 0]
  while (x < a.length && y < b.length) {
    if (a[x] === b[y]) pairs.push([x++, y++])
    else if (length(x + 1, y) >= length(x, y + 1)) x += 1
    else y += 1
  }
  return pairs
}

function joined(parts: readonly Part[]): WordPart[] {
  const out: WordPart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last?.sort === part.sort) {
      last.before += part.before
      last.after += part.after
    } else if (part.before + part.after !== '') out.push({ ...part, at: out.length })
  }
  return out
}

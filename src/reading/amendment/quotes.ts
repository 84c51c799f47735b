/** A stretch between quotation marks; offsets of the marks themselves, `end` after the closing one. */
export type Quoted = { start: number; end: number; closed: boolean }

const OPENING = /[“«„"]/u
const CLOSERS: Record<string, string> = { '“': '”', '«': '»', '„': '”', '"': '"' }
/** After its closing mark nothing of the new text stands any more. */
const ENDS_LINE = /^[\s.;,:]*(?:$|\n)/u

/**
 * The quoted stretches of a text, the outermost only. Quotes within quotes count; of straight marks, which look alike on
 * both sides, one that ends a line closes when their number is even. What is never closed reaches to `end`.
 */
export function quotedIn(text: string, end = text.length): Quoted[] {
  const found: Quoted[] = []
  let at = 0
  while (at < end) {
    const sign = text[at] ?? ''
    if (!OPENING.test(sign)) {
      at += 1
      continue
    }
    const close = closeOf(text, at, end)
    found.push({ start: at, end: close ?? end, closed: close !== null })
    at = close ?? end
  }
  return found
}

/** Behind the mark that closes the one at `from`; null where none does. */
export const closeOf = (text: string, from: number, end: number): number | null =>
  text[from] === '"' ? closeOfStraight(text, from, end) : closeOfPair(text, from, end, text[from] ?? '')

function closeOfPair(text: string, from: number, end: number, open: string): number | null {
  const close = CLOSERS[open]
  let depth = 0
  let last: number | null = null
  for (let at = from; at < end; at += 1) {
    const sign = text[at]
    if (sign === open || (open === '„' && sign === '“')) depth += 1
    // A paper that opens with “ and closes with a straight mark meant the same.
    else if (sign === close || (sign === '"' && depth === 1 && ENDS_LINE.test(text.slice(at + 1, at + 40)))) {
      depth -= 1
      last = at + 1
      if (depth <= 0) return at + 1
    }
  }
  // A mark inside was left open: the last that closes and ends a line was meant for the whole.
  return last !== null && ENDS_LINE.test(text.slice(last, last + 40)) ? last : null
}

function closeOfStraight(text: string, from: number, end: number): number | null {
  let count = 1
  let first: number | null = null
  for (let at = from + 1; at < end; at += 1) {
    if (text[at] === '\n' && first !== null && count === 2) return first
    if (text[at] !== '"' && text[at] !== '”') continue
    count += 1
    first ??= at + 1
    if (count % 2 !== 0) continue
    if (ENDS_LINE.test(text.slice(at + 1, at + 40))) return at + 1
    // A short stretch inside a line.
    if (count === 2 && !text.slice(from, at).includes('\n') && !opensNested(text, at, end)) return at + 1
  }
  return first
}

/** Whether the second mark of a line opens a quote within the first: a letter follows it and none stands before. */
const opensNested = (text: string, at: number, end: number) =>
  at + 1 < end && /[\p{L}\d]/u.test(text[at + 1] ?? '') && /[\s(]/u.test(text[at - 1] ?? '')

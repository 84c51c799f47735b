/** The places before each word but the first: where a fact may be cut. */
export function wordStarts(text: string, start: number, end: number): number[] {
  const starts: number[] = []
  for (const match of text.slice(start, end).matchAll(/[\s(“"]\S/gu)) starts.push(start + match.index + 1)
  return starts.filter((at) => at > start)
}

/** After a full stop or semicolon, else a comma; the one nearest the middle. */
export function likelyCut(text: string, start: number, end: number): number | undefined {
  const starts = wordStarts(text, start, end)
  const middle = (start + end) / 2
  const nearest = (places: number[]) =>
    places.reduce<number | undefined>(
      (best, at) => (best === undefined || Math.abs(at - middle) < Math.abs(best - middle) ? at : best),
      undefined,
    )
  const after = (marks: RegExp) => starts.filter((at) => marks.test(text.slice(Math.max(start, at - 2), at).trimEnd()))
  return nearest(after(/[.;]$/)) ?? nearest(after(/,$/)) ?? nearest(starts)
}

export const nearestCut = (starts: readonly number[], at: number): number | undefined =>
  starts.reduce<number | undefined>(
    (best, each) => (best === undefined || Math.abs(each - at) < Math.abs(best - at) ? each : best),
    undefined,
  )

/** The two parts around a cut, without the marks and spaces between them. */
export function partsAround(text: string, start: number, end: number, cut: number) {
  const left = text.slice(start, cut).replace(/[\s,;.:]+$/u, '')
  return [
    { start, end: start + left.length },
    { start: cut, end },
  ] as const
}

/** A selected piece without the spaces and bullets at its ends. */
export function trimmed(text: string, start: number, end: number) {
  const words = text.slice(start, end)
  const from = words.length - words.replace(/^[\s,;.:•+*–-]+/u, '').length
  const to = words.replace(/[\s,;.]+$/u, '').length
  return { start: start + from, end: start + Math.max(from, to) }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u

/** A selection that begins or ends inside a word takes in the whole of it. */
export function wholeWords(text: string, start: number, end: number) {
  let from = start
  let to = end
  while (from > 0 && LETTER.test(text[from] ?? '') && LETTER.test(text[from - 1] ?? '')) from--
  while (to < text.length && LETTER.test(text[to - 1] ?? '') && LETTER.test(text[to] ?? '')) to++
  return trimmed(text, from, to)
}

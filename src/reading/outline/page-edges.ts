const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:Trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–—])?$/iu

export const isPageNumber = (text: string) => PAGE_NUMBER.test(text)

type Printed = { text: string; marker: unknown; source: { mayBeBroken: boolean } }

/** The lines that pages repeat above or below their number: running titles, which are no part of the text. */
export function pageEdges(lines: Printed[]): Set<number> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    if (!line.source.mayBeBroken || !isPageNumber(line.text)) continue
    for (const near of [index - 1, index + 1]) {
      const text = lines[near]?.text
      if (text === undefined || lines[near]?.marker || isPageNumber(text) || !/\p{L}/u.test(text)) continue
      const same = places.get(text)
      if (same) same.push(near)
      else places.set(text, [near])
    }
  }
  const edges = new Set<number>()
  for (const near of places.values()) if (near.length > 1) for (const index of near) edges.add(index)
  return edges
}

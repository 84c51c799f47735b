/** What stands before and after a target's figure; `share` is the whole of "16/18". */
export type Around = { before: string; after: string; whole: number | null }

const NUMBER = String.raw`\d+(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`
const FIGURE = new RegExp(
  `(?<![\\p{L}\\d/.,])(${NUMBER})(?:\\s*(?:-|–|đến)\\s*(${NUMBER}))?(?:\\s*/\\s*(${NUMBER}))?(\\s*%)?(?![\\d/]|[.,]\\d)`,
  'giu',
)

/** "1.234,5" as a plan writes it. */
export const numberOf = (words: string) => Number(words.replaceAll('.', '').replace(',', '.'))

/** Around the figure that the target aims at; undefined where it does not stand in the words. */
export function aroundFigure(
  text: string,
  { value, upper, unit }: { value: number; upper: number | null; unit: string | null },
): Around | undefined {
  const aims = upper ?? value
  for (const match of text.matchAll(FIGURE)) {
    const [all, from = '', to, whole, percent] = match
    if ((unit === '%') !== (percent !== undefined)) continue
    if (numberOf(to ?? from) !== aims && numberOf(from) !== value) continue
    return {
      before: text.slice(0, match.index),
      after: text.slice(match.index + all.length),
      whole: whole === undefined ? null : numberOf(whole),
    }
  }
  return undefined
}

/** The row of a table, "Hộ gia đình học tập % 52 56 75": its name alone. */
export function rowName(text: string, unit: string | null): string | undefined {
  if (unit === null) return undefined
  const at = text.toLowerCase().lastIndexOf(` ${unit.toLowerCase()} `)
  if (at < 1 || !/^[\s\d.,]+$/.test(text.slice(at + unit.length + 2))) return undefined
  const name = text.slice(0, at).replace(/^\s*\d+\s+(?=\p{L})/u, '')
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

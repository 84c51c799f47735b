/** The beginning of a text on one line: whole words, and … for the rest. */
export function shortened(text: string, most: number): string {
  const words = text.trim().replace(/\s+/g, ' ')
  if (words.length <= most) return words
  const cut = words.slice(0, most + 1)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > 0 ? end : most).replace(/[\s,;:.]+$/, '')}…`
}

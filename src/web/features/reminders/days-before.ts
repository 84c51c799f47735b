/** "7, 3, 1" as days, the farthest first; undefined where it is no list that can be set. */
export function parseDaysBefore(text: string): number[] | undefined {
  const words = text.trim() === '' ? [] : text.trim().split(/\s*(?:[,;]|\s)\s*/)
  const days = words.map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : 0))
  const fits = days.length <= 5 && new Set(days).size === days.length && days.every((day) => day >= 1 && day <= 60)
  return fits ? days.sort((a, b) => b - a) : undefined
}

/**
 * Tells, for places that are asked in their order, the last match that began before them. The text is gone through once, however
 * many places are asked, and not at all where none is. The pattern must be global.
 */
export function lastBefore(text: string, pattern: RegExp): (place: number) => RegExpExecArray | undefined {
  let found: Iterator<RegExpExecArray> | undefined
  let next: RegExpExecArray | undefined
  let last: RegExpExecArray | undefined
  return (place) => {
    if (found === undefined) {
      found = text.matchAll(pattern)
      next = found.next().value
    }
    for (; next !== undefined && next.index < place; next = found.next().value) last = next
    return last
  }
}

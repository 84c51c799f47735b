/**
 * Tells, for places that are asked in their order, the last match that began before them. The text is gone through once, however
 * many places are asked. The pattern must be global.
 */
export function lastBefore(text: string, pattern: RegExp): (place: number) => RegExpExecArray | undefined {
  const found = text.matchAll(pattern)
  let last: RegExpExecArray | undefined
  let next = found.next()
  return (place) => {
    for (; !next.done && next.value.index < place; next = found.next()) last = next.value
    return last
  }
}

/** A stretch in which two sequences differ: from where to where in each, half-open. */
export type Hunk = { from: number; to: number; otherFrom: number; otherTo: number }

const MOST_EDITS = 3000

/**
 * Where two sequences of tokens differ, by the fewest tokens taken out and put in (Myers 1986). Beyond 3,000 of them what is left is one
 * stretch.
 */
export function diffTokens(one: readonly string[], other: readonly string[]): Hunk[] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let ends = 0
  while (
    ends < one.length - start &&
    ends < other.length - start &&
    one[one.length - 1 - ends] === other[other.length - 1 - ends]
  )
    ends += 1
  const a = one.slice(start, one.length - ends)
  const b = other.slice(start, other.length - ends)
  const shifted = (hunk: Hunk): Hunk => ({
    from: hunk.from + start,
    to: hunk.to + start,
    otherFrom: hunk.otherFrom + start,
    otherTo: hunk.otherTo + start,
  })
  if (a.length === 0 && b.length === 0) return []
  const whole = [{ from: 0, to: a.length, otherFrom: 0, otherTo: b.length }]
  if (a.length === 0 || b.length === 0) return whole.map(shifted)
  const trace = shortestEdit(a, b)
  return (trace === null ? whole : hunksOf(trace, a.length, b.length)).map(shifted)
}

/** For each number of edits how far each diagonal got before; null where there are too many. */
function shortestEdit(a: readonly string[], b: readonly string[]): Int32Array[] | null {
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const reach = new Int32Array(2 * most + 3)
  const middle = most + 1
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(reach.slice(middle - edits - 1, middle + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = reach[middle + diagonal + 1] ?? 0
      const left = reach[middle + diagonal - 1] ?? 0
      let x = diagonal === -edits || (diagonal !== edits && left < below) ? below : left + 1
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1
      reach[middle + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return trace
    }
  }
  return null
}

function hunksOf(trace: readonly Int32Array[], length: number, otherLength: number): Hunk[] {
  let x = length
  let y = otherLength
  const hunks: Hunk[] = []
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const before = trace[edits] ?? new Int32Array()
    const at = (diagonal: number) => before[diagonal + edits + 1] ?? 0
    const diagonal = x - y
    const goesDown = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1))
    const from = goesDown ? diagonal + 1 : diagonal - 1
    const beforeX = at(from)
    const beforeY = beforeX - from
    const step = goesDown
      ? { from: beforeX, to: beforeX, otherFrom: beforeY, otherTo: beforeY + 1 }
      : { from: beforeX, to: beforeX + 1, otherFrom: beforeY, otherTo: beforeY }
    const last = hunks.at(-1)
    if (last && last.from === step.to && last.otherFrom === step.otherTo) {
      last.from = step.from
      last.otherFrom = step.otherFrom
    } else hunks.push(step)
    x = beforeX
    y = beforeY
  }
  return hunks.reverse()
}

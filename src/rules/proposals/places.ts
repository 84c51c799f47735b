/** Whether the path lies at or below the other. */
const isAtOrBelow = (path: string, above: string) => path === above || path.startsWith(`${above}.`)

/** A path and those above it, the longest first. */
function withThoseAbove(path: string): string[] {
  const steps = path.split('.')
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('.'))
}

type Places = {
  /** Of the organisation: the path of its unit, 0 and its id. */
  place: string
  unitPath: string
  /** The highest units to which it went, with the one that was asked first; none while it is a draft. */
  reached: readonly string[]
}

/**
 * The scopes at which something raised shows: a draft at the place of its organisation alone; what was sent at its unit as well, and
 * from there up to where it was sent, and no higher. An organisation of elsewhere shows it there and to whom it went, and to nobody
 * between.
 */
export function scopesShown({ place, unitPath, reached }: Places): string[] {
  if (reached.length === 0) return [place]
  const between = reached.flatMap((top) => [
    top,
    ...[unitPath, ...reached].flatMap((path) => withThoseAbove(path).filter((each) => isAtOrBelow(each, top))),
  ])
  return [...new Set([place, unitPath, ...between])].sort()
}

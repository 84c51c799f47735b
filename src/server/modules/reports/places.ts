/** A path and those above it, the longest first: the scopes at which something shows that lies there. */
export function withThoseAbove(path: string): string[] {
  const steps = path.split('.')
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('.'))
}

/** The scopes at which something shows that lies at any of these places, each once. */
export const openAt = (paths: readonly string[]): string[] => [...new Set(paths.flatMap(withThoseAbove))].sort()

/** The path of the unit of an organisation, and the id of that unit, by its place: the path of the unit, 0 and its own id. */
export function unitOfPlace(place: string): { path: string; id: string } {
  const steps = place.split('.').slice(0, -2)
  return { path: steps.join('.'), id: steps.at(-1) ?? '' }
}

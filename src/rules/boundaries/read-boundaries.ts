import { type BoundaryFault, GRID } from '../../shared/boundaries.ts'

// A file of boundaries (GeoJSON, RFC 7946) as rings on a grid, by the official code that each feature has as `code`.

export type CodedShape = { code: string; rings: number[][] }
export type ReadBoundaries = { shapes: CodedShape[] } | { fault: BoundaryFault; feature: number | null }

/** Corners nearer to the line between their neighbours than this, in steps of the grid, are not seen. */
const TOLERANCE = 0.75
/** Vietnam with its seas, in degrees. */
const VIETNAM = { west: 101, east: 118, south: 6, north: 24 }

type Position = readonly [number, number]
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** `feature` counts from 1; null: it is of the file as a whole. */
export function readBoundaries(text: string): ReadBoundaries {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { fault: 'not-json', feature: null }
  }
  if (
    !isObject(file) ||
    file.type !== 'FeatureCollection' ||
    !Array.isArray(file.features) ||
    file.features.length === 0
  )
    return { fault: 'not-geojson', feature: null }
  const shapes = new Map<string, CodedShape>()
  for (const [index, feature] of file.features.entries()) {
    const found = readFeature(feature)
    if (typeof found === 'string') return { fault: found, feature: index + 1 }
    if (shapes.has(found.code)) return { fault: 'code-twice', feature: index + 1 }
    shapes.set(found.code, found)
  }
  return { shapes: [...shapes.values()] }
}

function readFeature(feature: unknown): CodedShape | BoundaryFault {
  if (!isObject(feature) || feature.type !== 'Feature') return 'not-geojson'
  const { properties, geometry } = feature
  const code = isObject(properties) ? properties.code : undefined
  if ((typeof code !== 'string' && typeof code !== 'number') || !/^\d{1,5}$/.test(String(code))) return 'no-code'
  const polygons = polygonsOf(geometry)
  if (polygons === null) return 'not-a-polygon'
  const rings = polygons.flat()
  if (!rings.every((ring) => ring.every(isInVietnam))) return 'outside'
  return { code: String(code), rings: rings.map(toRing).filter((ring) => ring.length >= 6) }
}

function polygonsOf(geometry: unknown): Position[][][] | null {
  if (!isObject(geometry) || !Array.isArray(geometry.coordinates)) return null
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : null
  if (polygons === null || polygons.length === 0 || !polygons.every(isPolygon)) return null
  return polygons
}

const isPolygon = (value: unknown): value is Position[][] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((ring) => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition))
const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])

const isInVietnam = ([longitude, latitude]: Position) =>
  longitude >= VIETNAM.west && longitude <= VIETNAM.east && latitude >= VIETNAM.south && latitude <= VIETNAM.north

/** On the grid, without corners that are not seen, and told as steps. */
function toRing(ring: readonly Position[]): number[] {
  const placed = ring.map(
    ([longitude, latitude]): Position => [Math.round(longitude / GRID), Math.round(latitude / GRID)],
  )
  const apart = placed.filter(([x, y], at) => at === 0 || x !== placed[at - 1]?.[0] || y !== placed[at - 1]?.[1])
  const kept = withoutStraights(apart)
  return kept.flatMap(([x, y], at) => {
    const before = kept[at - 1]
    return before ? [x - before[0], y - before[1]] : [x, y]
  })
}

/** Douglas and Peucker: of what lies between two corners the furthest is kept, where it is seen. */
function withoutStraights(points: readonly Position[]): Position[] {
  const isKept = points.map((_, at) => at === 0 || at === points.length - 1)
  // A ring ends where it begins: its furthest corner halves it.
  const [first] = points
  const far = first
    ? furthest(points, 0, points.length - 1, ([x, y]) => Math.hypot(x - first[0], y - first[1]))
    : { at: 0 }
  isKept[far.at] = true
  const spans: [number, number][] = [
    [0, far.at],
    [far.at, points.length - 1],
  ]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const [start, end] = [points[from], points[to]]
    if (!start || !end || to - from < 2) continue
    const { at, away } = furthest(points, from, to, (point) => distance(point, start, end))
    if (away <= TOLERANCE) continue
    isKept[at] = true
    spans.push([from, at], [at, to])
  }
  return points.filter((_, at) => isKept[at])
}

function furthest(points: readonly Position[], from: number, to: number, awayOf: (point: Position) => number) {
  let found = { at: from, away: -1 }
  for (let at = from + 1; at < to; at += 1) {
    const away = awayOf(points[at] as Position)
    if (away > found.away) found = { at, away }
  }
  return found
}

/** From a point to the line from one corner to another. */
function distance([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2
  const part = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared))
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
}

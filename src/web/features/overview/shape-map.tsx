import { geoIdentity, geoPath } from 'd3-geo'
import { useMemo } from 'react'
import { GRID, type UnitShape } from '../../../shared/boundaries.ts'
import { INK } from '../../figures/picture-colours.ts'
import { fillOf, Hatch, NO_STATE, STATE_INKS, signOf } from '../../figures/state-marks.tsx'
import type { Place } from './place.ts'
import { PlaceLink } from './place-link.tsx'

const SIZE = { width: 960, height: 760, edge: 8 }
/** A letter of a name, and how wide and tall a unit must be to take the sign. */
const LETTER = 6.2
const SIGN = 16
const HATCH = 'map-hatch'

type ShapeMapProps = {
  label: string
  places: readonly Place[]
  shapes: readonly UnitShape[]
  onOpen: (unitId: string) => void
}

type Ground = { type: 'MultiPolygon'; coordinates: [number, number][][][] }

/** Corners in degrees, with longitudes as narrow as they are at this latitude. */
function polygonsOf(rings: UnitShape['rings'], narrowing: number): Ground {
  const corners = (steps: readonly number[]) => {
    const found: [number, number][] = []
    let [x, y] = [0, 0]
    for (let at = 0; at + 1 < steps.length; at += 2) {
      x += steps[at] ?? 0
      y += steps[at + 1] ?? 0
      found.push([x * GRID * narrowing, y * GRID])
    }
    return found
  }
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [corners(ring)]) }
}

/** Units within their boundaries. */
export function ShapeMap({ label, places, shapes, onOpen }: ShapeMapProps) {
  const drawn = useMemo(() => {
    const latitude = (shapes[0]?.rings[0]?.[1] ?? 0) * GRID
    const narrowing = Math.cos((latitude * Math.PI) / 180)
    const grounds = shapes.map(({ unitId, rings }) => ({ unitId, ground: polygonsOf(rings, narrowing) }))
    const all = {
      type: 'GeometryCollection' as const,
      geometries: grounds.map(({ ground }) => ground),
    }
    const { width, height, edge } = SIZE
    const corners: [[number, number], [number, number]] = [
      [edge, edge],
      [width - edge, height - edge],
    ]
    const path = geoPath(geoIdentity().reflectY(true).fitExtent(corners, all)).digits(1)
    return new Map(
      grounds.map(({ unitId, ground }) => {
        const [[left, top], [right, bottom]] = path.bounds(ground)
        const [x, y] = path.centroid(ground)
        return [unitId as string, { line: path(ground) ?? '', x, y, wide: right - left, tall: bottom - top }]
      }),
    )
  }, [shapes])
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      width={SIZE.width}
      height={SIZE.height}
      fontFamily="system-ui, sans-serif"
      fontSize="9.5"
    >
      <title>{label}</title>
      <Hatch id={HATCH} />
      {places.map((place) => {
        const shape = drawn.get(place.id)
        if (!shape) return null
        const { line, x, y, wide, tall } = shape
        const { ink } = place.state === null ? NO_STATE : STATE_INKS[place.state]
        const isNamed = wide > place.name.length * LETTER && tall > 2 * SIGN
        const isDark = place.state === 'met' || place.state === 'off-track'
        return (
          <PlaceLink key={place.id} place={place} onOpen={onOpen}>
            <path d={line} fill={fillOf(place.state, HATCH)} fillRule="evenodd" stroke={INK} strokeWidth="0.7" />
            {place.state !== null && wide > SIGN && tall > SIGN ? (
              <path
                d={signOf(place.state)}
                transform={`translate(${x - 4.5} ${y - (isNamed ? 12 : 4.5)}) scale(.75)`}
                fill={ink}
              />
            ) : null}
            {isNamed ? (
              <text
                x={x}
                y={y + 8}
                textAnchor="middle"
                fill={ink}
                stroke={isDark ? STATE_INKS[place.state ?? 'met'].fill : 'none'}
                strokeWidth={isDark ? 2.5 : 0}
                paintOrder="stroke"
              >
                {place.name}
              </text>
            ) : null}
          </PlaceLink>
        )
      })}
    </svg>
  )
}

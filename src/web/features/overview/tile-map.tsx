import { INK } from '../../figures/picture-colours.ts'
import { fillOf, Hatch, NO_STATE, STATE_INKS, signOf } from '../../figures/state-marks.tsx'
import type { Place } from './place.ts'
import { PlaceLink } from './place-link.tsx'
import { useIsNarrow } from './use-is-narrow.ts'

const TILE = { width: 92, height: 44, gap: 3 }
const COLUMNS = 12
const COLUMNS_ON_A_PHONE = 3
const LETTERS = 14
const HATCH = 'tile-hatch'

type TileMapProps = { label: string; places: readonly Place[]; onOpen: (unitId: string) => void }

/** Where no boundaries were loaded: a tile for each unit, by name. */
export function TileMap({ label, places, onOpen }: TileMapProps) {
  const columns = Math.min(useIsNarrow() ? COLUMNS_ON_A_PHONE : COLUMNS, places.length)
  const width = columns * (TILE.width + TILE.gap)
  const height = Math.ceil(places.length / columns) * (TILE.height + TILE.gap)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily="system-ui, sans-serif"
      fontSize="11"
    >
      <title>{label}</title>
      <Hatch id={HATCH} />
      {places.map((place, index) => {
        const x = (index % columns) * (TILE.width + TILE.gap)
        const y = Math.floor(index / columns) * (TILE.height + TILE.gap)
        const { ink } = place.state === null ? NO_STATE : STATE_INKS[place.state]
        const isHatched = place.state === 'off-track'
        return (
          <PlaceLink key={place.id} place={place} onOpen={onOpen}>
            <rect
              x={x + 0.5}
              y={y + 0.5}
              width={TILE.width - 1}
              height={TILE.height - 1}
              fill={fillOf(place.state, HATCH)}
              stroke={INK}
              strokeWidth="0.7"
            />
            {isHatched ? (
              <rect
                x={x + 3}
                y={y + 4}
                width={TILE.width - 6}
                height={TILE.height - 8}
                fill={STATE_INKS['off-track'].fill}
              />
            ) : null}
            <text x={x + 6} y={y + 17} fill={ink}>
              {place.name.length > LETTERS ? `${place.name.slice(0, LETTERS - 1)}…` : place.name}
            </text>
            {place.state === null ? null : (
              <path d={signOf(place.state)} transform={`translate(${x + 6} ${y + 26}) scale(.9)`} fill={ink} />
            )}
            <text x={x + TILE.width - 6} y={y + 36} fill={ink} textAnchor="end" fontWeight="600">
              {place.figure.length > LETTERS - 3 ? '–' : place.figure}
            </text>
          </PlaceLink>
        )
      })}
    </svg>
  )
}

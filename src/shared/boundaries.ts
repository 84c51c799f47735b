import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict } from './schema.ts'
import { UnitId } from './units.ts'

// Where the units of a province lie, as its administrators loaded it.

export const MAX_BOUNDARY_BYTES = 20 * 1024 * 1024
/** A step of the grid on which rings are told, in degrees: some 55 m. */
export const GRID = 0.0005

/** A ring: its first corner in steps of the grid, longitude and latitude, then each next one from the one before. */
export const Ring = Type.Array(Type.Integer())
export const UnitShape = Type.Object({ unitId: UnitId, rings: Type.Array(Ring) }, strict)
export type UnitShape = Static<typeof UnitShape>

export const ShapesQuery = Type.Object({ unitId: UnitId })
export type ShapesQuery = Static<typeof ShapesQuery>
export const UnitShapes = Type.Object(
  { shapes: Type.Array(UnitShape) },
  { ...strict, description: 'Of the units right below; none where no boundaries were loaded' },
)
export type UnitShapes = Static<typeof UnitShapes>

export const HomeBoundaries = Type.Object(
  {
    homeId: Type.Integer(),
    homeName: Type.String(),
    file: Nullable(
      Type.Object(
        {
          name: Type.String(),
          bytes: Type.Integer(),
          loadedAt: Instant,
          matched: Type.Integer({ description: 'How many units have their boundaries' }),
          units: Type.Integer({ description: 'Of how many' }),
          missing: Type.Array(Type.String({ description: 'Units without boundaries, by name' })),
          unmatched: Type.Array(Type.String({ description: 'Codes of the file that no unit there has' })),
        },
        { ...strict, description: 'Null: none was loaded' },
      ),
    ),
  },
  strict,
)
export type HomeBoundaries = Static<typeof HomeBoundaries>

/** Of the homes that the caller administers. */
export const BoundariesList = Type.Object({ homes: Type.Array(HomeBoundaries) }, strict)
export type BoundariesList = Static<typeof BoundariesList>

/** What keeps a file from being taken. */
export const BOUNDARY_FAULTS = [
  'not-json',
  'not-geojson',
  'no-code',
  'not-a-polygon',
  'outside',
  'code-twice',
  'no-unit',
] as const
export type BoundaryFault = (typeof BOUNDARY_FAULTS)[number]

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRID } from '../../shared/boundaries.ts'
import { readBoundaries } from './read-boundaries.ts'

const square = [
  [106, 20],
  [106.1, 20],
  [106.1, 20.1],
  [106, 20.1],
  [106, 20],
]
const feature = (code: unknown, geometry: unknown = { type: 'Polygon', coordinates: [square] }) => ({
  type: 'Feature',
  properties: { code },
  geometry,
})
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

test('a square is read as steps on the grid', () => {
  const found = readBoundaries(file(feature('12345')))
  expect(found).toEqual({
    shapes: [{ code: '12345', rings: [[106 / GRID, 20 / GRID, 200, 0, 0, 200, -200, 0, 0, -200]] }],
  })
})

test.each<[string, string, string, number | null]>([
  ['no JSON', '{', 'not-json', null],
  ['another kind of file', '[]', 'not-geojson', null],
  ['nothing in it', file(), 'not-geojson', null],
  ['no feature', file(feature('1'), { type: 'Point' }), 'not-geojson', 2],
  ['without a code', file(feature(undefined)), 'no-code', 1],
  ['a code that is none', file(feature('33-1')), 'no-code', 1],
  ['a point', file(feature('1', { type: 'Point', coordinates: [106, 20] })), 'not-a-polygon', 1],
  ['a ring of two', file(feature('1', { type: 'Polygon', coordinates: [square.slice(0, 2)] })), 'not-a-polygon', 1],
  [
    'text for a number',
    file(feature('1', { type: 'Polygon', coordinates: [square.map(() => ['a', 'b'])] })),
    'not-a-polygon',
    1,
  ],
  [
    'in metres',
    file(feature('1', { type: 'Polygon', coordinates: [square.map(([x = 0, y = 0]) => [x * 1000, y * 1000])] })),
    'outside',
    1,
  ],
  ['one code twice', file(feature('1'), feature(1)), 'code-twice', 2],
])('refused: %s', (_, text, fault, at) => {
  expect(readBoundaries(text)).toEqual({ fault, feature: at })
})

test('whatever the ring, it stays closed, and no corner that was left out is further from it than is seen', () => {
  const corner = fc.tuple(fc.double({ min: 105, max: 107, noNaN: true }), fc.double({ min: 20, max: 21, noNaN: true }))
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 40 }), (corners) => {
      const ring = [...corners, corners[0]]
      const found = readBoundaries(file(feature('1', { type: 'Polygon', coordinates: [ring] })))
      if (!('shapes' in found)) throw new Error(found.fault)
      for (const steps of found.shapes[0]?.rings ?? []) {
        const kept: [number, number][] = []
        for (let at = 0; at < steps.length; at += 2) {
          const [x, y] = kept.at(-1) ?? [0, 0]
          kept.push([x + (steps[at] ?? 0), y + (steps[at + 1] ?? 0)])
        }
        expect(kept.at(-1)).toEqual(kept[0])
        for (const [longitude, latitude] of ring as [number, number][]) {
          const point: [number, number] = [Math.round(longitude / GRID), Math.round(latitude / GRID)]
          const away = Math.min(...kept.slice(1).map((end, at) => toSegment(point, kept[at] as [number, number], end)))
          expect(away).toBeLessThanOrEqual(1)
        }
      }
    }),
  )
})

function toSegment([x, y]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2
  const part = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared))
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
}

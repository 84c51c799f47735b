import type { SeriesPoint } from '../../../shared/rollup.ts'
import type { PathPoint } from '../../../shared/target-progress.ts'
import style from './rollup.module.css'

const WIDTH = 640
const HEIGHT = 220
const EDGE = 40

type PathChartProps = {
  label: string
  path: readonly PathPoint[]
  points: readonly SeriesPoint[]
  breakYears: readonly number[]
}

/** The path as a line with its milestones, the figures as dots (of a range a bar), the breaks dashed. Its table stands beside it. */
export function PathChart({ label, path, points, breakYears }: PathChartProps) {
  const values = points.map(({ year, value, least, most }) => ({
    year,
    low: Number(value ?? least ?? 0),
    high: Number(value ?? most ?? 0),
  }))
  const goals = path.map(({ year, value }) => ({ year, value: Number(value) }))
  const years = [...values, ...goals].map(({ year }) => year)
  if (years.length === 0) return null
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const top = Math.max(...values.map(({ high }) => high), ...goals.map(({ value }) => value), 0) || 1
  const bottom = Math.min(0, ...values.map(({ low }) => low), ...goals.map(({ value }) => value))
  const x = (year: number) => EDGE + ((year - first) / Math.max(1, last - first)) * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE + ((bottom - value) / (top - bottom)) * (HEIGHT - 2 * EDGE)
  return (
    <svg className={`${style.chart}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={y(bottom)} y2={y(bottom)} stroke="currentColor" strokeWidth="1" />
      {breakYears
        .filter((year) => year >= first && year <= last)
        .map((year) => (
          <line
            key={year}
            x1={x(year)}
            x2={x(year)}
            y1={EDGE / 2}
            y2={y(bottom)}
            stroke="currentColor"
            strokeDasharray="3 4"
          />
        ))}
      <polyline
        points={goals.map(({ year, value }) => `${x(year)},${y(value)}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        opacity="0.6"
      />
      {goals.map(({ year, value }) => (
        <g key={year}>
          <rect x={x(year) - 4} y={y(value) - 4} width="8" height="8" fill="none" stroke="currentColor" />
          <text x={x(year)} y={HEIGHT - EDGE / 2} textAnchor="middle" fontSize="13" fill="currentColor">
            {year}
          </text>
        </g>
      ))}
      {values.map(({ year, low, high }) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1={y(low)} y2={y(high)} stroke="currentColor" strokeWidth="4" />
          <circle cx={x(year)} cy={y(low)} r="5" fill="currentColor" />
        </g>
      ))}
    </svg>
  )
}

import type { SeriesPoint } from '../../shared/rollup.ts'
import type { PathPoint } from '../../shared/target-progress.ts'
import { INK, LINE, SOFT } from '../ui/picture-colours.ts'
import { formatShort } from './decimal.ts'

export const CHART = { width: 640, height: 260 }
const EDGE = { top: 28, right: 56, bottom: 44, left: 52 }

type PathChartProps = {
  label: string
  /** What stands beside the line, the dots and the dashes. */
  words: { path: string; value: string; broken: string }
  path: readonly PathPoint[]
  points: readonly SeriesPoint[]
  breakYears: readonly number[]
}

/**
 * The path as a line with its milestones, the figures as dots (of a range a bar), the breaks dashed, all told beside what they are of.
 * Its table stands beside it.
 */
export function PathChart({ label, words, path, points, breakYears }: PathChartProps) {
  const values = points.map(({ year, value, least, most }) => ({
    year,
    low: Number(value ?? least ?? 0),
    high: Number(value ?? most ?? 0),
    text: value ?? least ?? '0',
  }))
  const goals = path.map(({ year, value }) => ({ year, value: Number(value), text: value }))
  const years = [...values, ...goals].map(({ year }) => year)
  if (years.length === 0) return null
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const top = niceTop(Math.max(...values.map(({ high }) => high), ...goals.map(({ value }) => value), 0))
  const bottom = Math.min(0, ...values.map(({ low }) => low), ...goals.map(({ value }) => value))
  const { width, height } = CHART
  const x = (year: number) =>
    EDGE.left + ((year - first) / Math.max(1, last - first)) * (width - EDGE.left - EDGE.right)
  const y = (value: number) =>
    height - EDGE.bottom + ((bottom - value) / (top - bottom)) * (height - EDGE.top - EDGE.bottom)
  const breaks = breakYears.filter((year) => year >= first && year <= last)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => bottom + (top - bottom) * part)
  const named = yearsNamed(first, last)
  const lastGoal = goals.at(-1)
  const lastValue = values.at(-1)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      fontFamily="system-ui, sans-serif"
      fontSize="12"
      fill={INK}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={EDGE.left}
            x2={width - EDGE.right}
            y1={y(tick)}
            y2={y(tick)}
            stroke={tick === bottom ? INK : LINE}
          />
          <text x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end" fill={SOFT}>
            {formatShort(String(tick))}
          </text>
        </g>
      ))}
      {named.map((year) => (
        <text key={year} x={x(year)} y={height - EDGE.bottom + 18} textAnchor="middle">
          {year}
        </text>
      ))}
      {breaks.map((year, index) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1={EDGE.top - 8} y2={y(bottom)} stroke={INK} strokeDasharray="3 4" />
          {index === 0 ? (
            <text x={x(year) + 4} y={EDGE.top - 12} textAnchor={x(year) > width / 2 ? 'end' : 'start'}>
              {words.broken}
            </text>
          ) : null}
        </g>
      ))}
      <polyline
        points={goals.map(({ year, value }) => `${x(year)},${y(value)}`).join(' ')}
        fill="none"
        stroke={SOFT}
        strokeWidth="1.5"
        strokeDasharray="6 3"
      />
      {goals.slice(1).map(({ year, value, text }) => (
        <g key={year}>
          <rect x={x(year) - 4.5} y={y(value) - 4.5} width="9" height="9" fill="#fff" stroke={INK} strokeWidth="1.5" />
          <text x={x(year)} y={y(value) - 9} textAnchor="middle" fill={SOFT}>
            {formatShort(text)}
          </text>
        </g>
      ))}
      <polyline
        points={values.map(({ year, low }) => `${x(year)},${y(low)}`).join(' ')}
        fill="none"
        stroke={INK}
        strokeWidth="2"
      />
      {values.map(({ year, low, high, text }) => (
        <g key={year}>
          <line x1={x(year)} x2={x(year)} y1={y(low)} y2={y(high)} stroke={INK} strokeWidth="4" />
          <circle cx={x(year)} cy={y(low)} r="4.5" fill={INK} />
          <text x={x(year)} y={y(low) + 18} textAnchor="middle" fontWeight="600">
            {formatShort(text)}
          </text>
        </g>
      ))}
      {lastValue ? (
        <text x={x(lastValue.year) + 8} y={y(lastValue.low) + 4} fontWeight="600" textAnchor="start">
          {lastValue.year === last ? '' : words.value}
        </text>
      ) : null}
      {lastGoal && goals.length > 1 ? (
        <text x={width - 4} y={height - 6} textAnchor="end" fill={SOFT}>
          {`□ ${words.path}   ● ${words.value}`}
        </text>
      ) : null}
    </svg>
  )
}

/** The next of 1, 2, 2.5, 5 and their tens. */
function niceTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= most) ?? 10) * power
}

/** Not so many that they run into each other. */
function yearsNamed(first: number, last: number): number[] {
  const step = Math.ceil((last - first + 1) / 11)
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step)
}

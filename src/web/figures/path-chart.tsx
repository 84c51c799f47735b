import { useTranslation } from 'react-i18next'
import type { SeriesBreak, SeriesPoint } from '../../shared/rollup.ts'
import type { PathPoint } from '../../shared/target-progress.ts'
import { formatWhen } from '../ui/format.ts'
import { formatShort } from './decimal.ts'
import { INK, LINE, SOFT } from './picture-colours.ts'

const CHART = { width: 640, height: 260 }
const EDGE = { top: 28, right: 56, bottom: 44, left: 52 }

type PathChartProps = {
  label: string
  path: readonly PathPoint[]
  points: readonly SeriesPoint[]
  breaks: readonly SeriesBreak[]
}

/** Years count at their end, as their figures do. */
const placeOf = (day: string) => Number(day.slice(0, 4)) - 1 + (Number(day.slice(5, 7)) - 1) / 12

/**
 * The path as a line with its milestones as squares, the figures as dots joined by a line (of a range a bar), the days on which ground
 * changed hands dashed. Its table stands beside it.
 */
export function PathChart({ label, path, points, breaks }: PathChartProps) {
  const { t } = useTranslation()
  const values = points.flatMap(({ year, value, least, most }) => {
    const [low, high] = [value ?? least, value ?? most]
    return low === undefined || high === undefined ? [] : [{ year, low, high }]
  })
  const years = [...values, ...path].map(({ year }) => year)
  if (years.length === 0) return null
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const numbers = [...values.flatMap(({ low, high }) => [low, high]), ...path.map(({ value }) => value)].map(Number)
  const [bottom, top] = [Math.min(0, ...numbers), niceTop(Math.max(0, ...numbers))]
  const { width, height } = CHART
  const x = (year: number) =>
    EDGE.left + ((year - first) / Math.max(1, last - first)) * (width - EDGE.left - EDGE.right)
  const y = (value: number) =>
    height - EDGE.bottom + ((bottom - value) / (top - bottom)) * (height - EDGE.top - EDGE.bottom)
  const changes = breaks.map(({ on }) => ({ on, at: placeOf(on) })).filter(({ at }) => at >= first && at <= last)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => bottom + (top - bottom) * part)
  const named = yearsNamed(first, last)
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
          <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} stroke={tick === 0 ? INK : LINE} />
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
      {changes.map(({ on, at }) => (
        <g key={on}>
          <line x1={x(at)} x2={x(at)} y1={EDGE.top - 8} y2={y(bottom)} stroke={INK} strokeDasharray="3 4" />
          <text
            x={x(at) + (x(at) > width / 2 ? -4 : 4)}
            y={EDGE.top - 12}
            textAnchor={x(at) > width / 2 ? 'end' : 'start'}
          >
            {t('figures.series.breakMark', { day: formatWhen(on) })}
          </text>
        </g>
      ))}
      <polyline
        points={path.map(({ year, value }) => `${x(year)},${y(Number(value))}`).join(' ')}
        fill="none"
        stroke={SOFT}
        strokeWidth="1.5"
        strokeDasharray="6 3"
      />
      {path.map(({ year, value }) => (
        <g key={year}>
          <rect
            x={x(year) - 4.5}
            y={y(Number(value)) - 4.5}
            width="9"
            height="9"
            fill="#fff"
            stroke={SOFT}
            strokeWidth="1.5"
          />
          <text x={x(year)} y={y(Number(value)) - 9} textAnchor="middle" fill={SOFT}>
            {formatShort(value)}
          </text>
        </g>
      ))}
      <polyline
        points={values
          .filter(({ low, high }) => low === high)
          .map(({ year, low }) => `${x(year)},${y(Number(low))}`)
          .join(' ')}
        fill="none"
        stroke={INK}
        strokeWidth="2"
      />
      {values.map(({ year, low, high }) => (
        <g key={year}>
          {low === high ? (
            <circle cx={x(year)} cy={y(Number(low))} r="4.5" fill={INK} />
          ) : (
            <line x1={x(year)} x2={x(year)} y1={y(Number(low))} y2={y(Number(high))} stroke={INK} strokeWidth="6" />
          )}
          <text x={x(year)} y={y(Number(low)) + 18} textAnchor="middle" fontWeight="600">
            {low === high
              ? formatShort(low)
              : t('figures.rollup.range', { least: formatShort(low), most: formatShort(high) })}
          </text>
        </g>
      ))}
      <text x={width - EDGE.right} y={height - 6} textAnchor="end" fill={SOFT}>
        {`${path.length > 0 ? `□ ${t('figures.progress.pathColumn')}   ` : ''}● ${t('figures.progress.valueColumn')}`}
      </text>
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

import { useTranslation } from 'react-i18next'
import type { SeriesBreak, SeriesPoint } from '../../../shared/rollup.ts'
import type { PathPoint } from '../../../shared/target-progress.ts'
import { formatWhen } from '../../ui/format.ts'
import { formatShort } from './decimal.ts'
import style from './rollup.module.css'

const WIDTH = 640
const HEIGHT = 240
const EDGE = 48
const MOST_YEARS_NAMED = 12

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
  const [bottom, top] = [Math.min(0, ...numbers), Math.max(0, ...numbers) || 1]
  const x = (year: number) => EDGE + ((year - first) / Math.max(1, last - first)) * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE + ((bottom - value) / (top - bottom)) * (HEIGHT - 2 * EDGE)
  const step = Math.ceil((last - first + 1) / MOST_YEARS_NAMED)
  const named = Array.from({ length: last - first + 1 }, (_, index) => last - index).filter((_, at) => at % step === 0)
  const lastValue = values.at(-1)
  return (
    <svg className={style.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line className={style.axis} x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} />
      <text className={style.mark} x={EDGE - 8} y={y(0) + 4} textAnchor="end">
        0
      </text>
      {named.map((year) => (
        <text key={year} className={style.mark} x={x(year)} y={HEIGHT - EDGE / 2} textAnchor="middle">
          {year}
        </text>
      ))}
      {breaks
        .map(({ on }) => ({ on, at: placeOf(on) }))
        .filter(({ at }) => at >= first && at <= last)
        .map(({ on, at }) => (
          <g key={on}>
            <line className={style.break} x1={x(at)} x2={x(at)} y1={EDGE / 2} y2={y(bottom)} />
            <text
              className={style.mark}
              x={x(at) + (at > (first + last) / 2 ? -6 : 6)}
              y={EDGE / 2 + 4}
              textAnchor={at > (first + last) / 2 ? 'end' : 'start'}
            >
              {t('figures.series.breakMark', { day: formatWhen(on) })}
            </text>
          </g>
        ))}
      <polyline
        className={style.path}
        points={path.map(({ year, value }) => `${x(year)},${y(Number(value))}`).join(' ')}
      />
      {path.map(({ year, value }) => (
        <g key={year}>
          <rect className={style.path} x={x(year) - 4} y={y(Number(value)) - 4} width="8" height="8" />
          <text className={style.mark} x={x(year)} y={y(Number(value)) - 9} textAnchor="middle">
            {formatShort(value)}
          </text>
        </g>
      ))}
      <polyline
        className={style.values}
        points={values
          .filter(({ low, high }) => low === high)
          .map(({ year, low }) => `${x(year)},${y(Number(low))}`)
          .join(' ')}
      />
      {values.map(({ year, low, high }) =>
        low === high ? (
          <circle key={year} className={style.dot} cx={x(year)} cy={y(Number(low))} r="4" />
        ) : (
          <line key={year} className={style.bar} x1={x(year)} x2={x(year)} y1={y(Number(low))} y2={y(Number(high))} />
        ),
      )}
      {lastValue ? (
        <text className={style.lastMark} x={x(lastValue.year)} y={y(Number(lastValue.high)) + 18} textAnchor="middle">
          {lastValue.low === lastValue.high
            ? formatShort(lastValue.low)
            : t('figures.rollup.range', { least: formatShort(lastValue.low), most: formatShort(lastValue.high) })}
        </text>
      ) : null}
    </svg>
  )
}

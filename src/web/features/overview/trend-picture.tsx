import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pathAt } from '../../../rules/figures/progress.ts'
import type { MeasuredTarget, UnitTable } from '../../../shared/overview.ts'
import { drawnIn } from '../../figures/copy-picture.ts'
import { formatShort } from '../../figures/decimal.ts'
import { PathChart } from '../../figures/path-chart.tsx'
import { Picture } from '../../figures/picture.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { cellWords } from './cell-words.ts'

type TrendPictureProps = {
  programmeName: string
  target: MeasuredTarget
  breaks: UnitTable['breaks']
  isTableOpen: boolean
}

/** The years of one target on its way to the milestones, with the days on which ground changed hands. */
export function TrendPicture({ programmeName, target, breaks, isTableOpen }: TrendPictureProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const { points } = target
  const years = [...new Set([...target.path, ...points].map(({ year }) => year))].sort((a, b) => a - b)
  const name = target.indicator?.name ?? ''
  const measure = target.indicator?.measure ?? ''
  const last = points.at(-1)
  const changed = breaks[0]
  const title = t('overview.trend.title', { target: name, measure })
  return (
    <Picture
      title={title}
      source={[
        t('overview.trend.source', {
          programme: programmeName,
          year: last?.year ?? target.milestone ?? '–',
          reported: formatNumber(last?.reported ?? 0),
          expected: formatNumber(last?.expected ?? 0),
        }),
        ...(changed
          ? [t('figures.progress.breaks', { day: formatWhen(changed.on), changes: formatNumber(changed.changes) })]
          : []),
      ].join(' ')}
      fileName={`${t('overview.trend.file')} ${name}`}
      isTableOpen={isTableOpen}
      drawn={() => drawnIn(box.current?.querySelector('svg') ?? null)}
      table={{
        head: [
          t('figures.progress.yearColumn'),
          t('figures.progress.pathColumn'),
          t('figures.progress.valueColumn'),
          t('overview.trend.coverage'),
        ],
        rows: years.map((year) => {
          const point = points.find((each) => each.year === year)
          const asked = pathAt(target.path, year)
          return [
            year,
            asked ? formatShort(asked.round(2).toFixed()) : '',
            point ? cellWords(t, point) : '',
            point ? `${point.reported}/${point.expected}` : '',
          ]
        }),
      }}
    >
      <div ref={box}>
        <PathChart label={title} path={target.path} points={points} breaks={breaks} />
      </div>
    </Picture>
  )
}

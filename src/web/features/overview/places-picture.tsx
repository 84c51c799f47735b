import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitTable } from '../../../shared/overview.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import { drawnIn } from '../../figures/copy-picture.ts'
import { Picture } from '../../figures/picture.tsx'
import { STATE_WORDS } from '../../figures/progress-words.ts'
import { formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { cellWords } from './cell-words.ts'
import style from './overview.module.css'
import { shapesQuery } from './overview.ts'
import type { Place } from './place.ts'
import { sourceOf } from './source.ts'
import { StateLegend } from './state-legend.tsx'
import { TileMap } from './tile-map.tsx'
import type { Ways } from './ways.ts'

const ShapeMap = lazy(() => import('./shape-map.tsx').then(({ ShapeMap }) => ({ default: ShapeMap })))

type PlacesPictureProps = {
  programmeName: string
  table: UnitTable
  stand: TargetStand
  isTableOpen: boolean
  ways: Pick<Ways, 'targetAddress' | 'openTarget'>
}

/** How the units stand in one target, each in its place. */
export function PlacesPicture({ programmeName, table, stand, isTableOpen, ways }: PlacesPictureProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const at = table.targets.findIndex(({ factId }) => factId === stand.factId)
  const measure = stand.indicator?.measure ?? ''
  const places = table.rows.flatMap(({ unit, cells }): Place[] => {
    const cell = cells[at]
    if (!cell) return []
    const figure = cellWords(t, cell)
    const state = cell.state === null ? '' : t(STATE_WORDS[cell.state])
    return [
      {
        ...{ id: unit.id, name: unit.name, state: cell.state, figure },
        words: `${unit.name}: ${figure}${cell.value === undefined ? '' : ` ${measure}`}. ${state}`,
        address: ways.targetAddress(table.programmeId, stand.factId, unit.id),
      },
    ]
  })
  const behind = places.filter(({ state }) => state === 'off-track' || state === 'at-risk').length
  const [asMap, setAsMap] = useState(true)
  const { data: shapes, error } = useQuery({ ...shapesQuery(table.unit.id), enabled: table.hasShapes && asMap })
  const isMap = asMap && shapes !== undefined && shapes.shapes.length > 0
  const drawn = new Set<string>(shapes?.shapes.map(({ unitId }) => unitId))
  const undrawn = places.filter(({ id }) => !drawn.has(id))
  const open = (unitId: string) => ways.openTarget(table.programmeId, stand.factId, unitId)
  const title = t('overview.places.title', {
    ...{ target: stand.indicator?.name ?? '', unit: table.unit.fullName },
    ...{ behind: formatNumber(behind), all: formatNumber(places.length), year: stand.year ?? table.year },
  })
  return (
    <Picture
      title={title}
      source={sourceOf(t, programmeName, table, [stand])}
      fileName={`${t('overview.places.file')} ${table.unit.name}`}
      isTableOpen={isTableOpen}
      drawn={() => drawnIn(box.current?.querySelector('svg') ?? null)}
      table={{
        head: [t('overview.unit'), `${stand.indicator?.name ?? ''} (${measure})`, t('figures.progress.state')],
        rows: places.map(({ name, figure, state }) => [name, figure, state === null ? '' : t(STATE_WORDS[state])]),
      }}
    >
      <div className={style.line}>
        <StateLegend />
        {table.hasShapes ? (
          <button type="button" className="plain screen-only" onClick={() => setAsMap(!asMap)}>
            {t(asMap ? 'overview.places.tiles' : 'overview.places.map')}
          </button>
        ) : null}
      </div>
      <ProblemMessage error={error} />
      {isMap && undrawn.length > 0 ? (
        <p>{t('overview.places.undrawn', { units: undrawn.map(({ name }) => name).join(', ') })}</p>
      ) : null}
      <div ref={box}>
        {isMap && shapes ? (
          <Suspense fallback={<Progress words={t('overview.loading')} />}>
            <ShapeMap label={title} places={places} shapes={shapes.shapes} onOpen={open} />
          </Suspense>
        ) : (
          <TileMap label={title} places={places} onOpen={open} />
        )}
      </div>
    </Picture>
  )
}

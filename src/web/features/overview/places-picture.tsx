import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitTable } from '../../../shared/overview.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import { STATE_WORDS } from '../../figures/progress-words.ts'
import { drawnIn } from '../../ui/copy-picture.ts'
import { formatNumber } from '../../ui/format.ts'
import { Picture } from '../../ui/picture.tsx'
import { cellWords } from './cell-words.ts'
import { sourceOf } from './source.ts'
import { StateLegend } from './state-legend.tsx'
import { TileMap } from './tile-map.tsx'
import type { Ways } from './ways.ts'

type PlacesPictureProps = {
  programmeName: string
  table: UnitTable
  stand: TargetStand
  isTableOpen: boolean
  ways: Pick<Ways, 'targetAddress' | 'openTarget'>
}

/** A unit as it is drawn, wherever it lies. */
export type Place = {
  id: string
  name: string
  state: UnitTable['rows'][number]['cells'][number]['state']
  /** Its figure and how it stands, in words. */
  words: string
  figure: string
  address: string
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
      <StateLegend />
      <div ref={box}>
        <TileMap
          label={title}
          places={places}
          onOpen={(unitId) => ways.openTarget(table.programmeId, stand.factId, unitId)}
        />
      </div>
    </Picture>
  )
}

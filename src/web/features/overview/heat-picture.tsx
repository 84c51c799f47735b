import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitTable } from '../../../shared/overview.ts'
import { Picture } from '../../figures/picture.tsx'
import { STATE_WORDS } from '../../figures/progress-words.ts'
import { groundOf, NO_STATE, STATE_INKS, signOf } from '../../figures/state-marks.tsx'
import { formatNumber } from '../../ui/format.ts'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { cellWords, shortened } from './cell-words.ts'
import { drawHeat } from './draw-heat.ts'
import style from './overview.module.css'
import { sourceOf } from './source.ts'
import { StateLegend } from './state-legend.tsx'
import type { Ways } from './ways.ts'

const SHOWN = 10
const MOST_WORDS = 60

type HeatPictureProps = {
  programmeName: string
  table: UnitTable
  ways: Pick<Ways, 'targetAddress' | 'openTarget'>
}

/** Units down, targets across: how each unit stands, with its figure; a cell leads to all figures under it. */
export function HeatPicture({ programmeName, table, ways }: HeatPictureProps) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(0)
  const { targets, rows, unit, year } = table
  const shown = targets.slice(from, from + SHOWN)
  const title = t('overview.heat.title', { unit: unit.fullName, year })
  const heads = targets.map(({ indicator, milestone }) =>
    headOf(indicator?.name ?? '', indicator?.measure ?? '', milestone),
  )
  const stateWords = (row: UnitTable['rows'][number], at: number) => {
    const state = row.cells[at]?.state
    return state ? t(STATE_WORDS[state]) : ''
  }
  const file = {
    head: [t('overview.unit'), ...heads.flatMap((head) => [head, `${head}: ${t('figures.progress.state')}`])],
    rows: rows.map((row) => [
      row.unit.name,
      ...row.cells.flatMap((cell, at) => [cellWords(t, cell), stateWords(row, at)]),
    ]),
  }
  return (
    <Picture
      title={title}
      source={sourceOf(t, programmeName, table, shown.length === targets.length ? undefined : shown)}
      fileName={`${t('overview.heat.file')} ${unit.name} ${year}`}
      table={file}
      isTable
      drawn={() =>
        drawHeat({
          heads: heads.slice(from, from + SHOWN),
          rows: rows.map((row) => ({
            name: row.unit.name,
            cells: row.cells
              .slice(from, from + SHOWN)
              .map((cell) => ({ words: cellWords(t, cell), state: cell.state })),
          })),
        })
      }
    >
      <StateLegend />
      {targets.length > SHOWN ? (
        <div className={`${style.line} screen-only`}>
          <span>
            {t('overview.heat.columns', {
              from: formatNumber(from + 1),
              to: formatNumber(Math.min(from + SHOWN, targets.length)),
              all: formatNumber(targets.length),
            })}
          </span>
          {from > 0 ? (
            <button type="button" className="plain" onClick={() => setFrom(from - SHOWN)}>
              {t('overview.heat.before')}
            </button>
          ) : null}
          {from + SHOWN < targets.length ? (
            <button type="button" className="plain" onClick={() => setFrom(from + SHOWN)}>
              {t('overview.heat.after')}
            </button>
          ) : null}
        </div>
      ) : null}
      <HeatTable table={table} from={from} title={title} ways={ways} />
    </Picture>
  )
}

const headOf = (name: string, measure: string, milestone: number | null) =>
  `${name} (${measure}${milestone === null ? '' : `, ${milestone}`})`

type HeatTableProps = Pick<HeatPictureProps, 'table' | 'ways'> & {
  from: number
  title: string
}

const HeatTable = memo(function HeatTable({ table, from, title, ways }: HeatTableProps) {
  const { t } = useTranslation()
  const shown = table.targets.slice(from, from + SHOWN)
  return (
    <ScrollBox className={style.scroll} label={title}>
      <table className={style.heat}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.unit')}</th>
            {shown.map(({ factId, quote, indicator, milestone }) => (
              <th scope="col" key={factId} title={quote}>
                {headOf(shortened(indicator?.name ?? '', MOST_WORDS), indicator?.measure ?? '', milestone)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ unit, cells }) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name}</th>
              {shown.map(({ factId }, at) => {
                const cell = cells[from + at]
                if (!cell) return <td key={factId} />
                const { ink } = cell.state === null ? NO_STATE : STATE_INKS[cell.state]
                const address = ways.targetAddress(table.programmeId, factId, unit.id)
                return (
                  <td key={factId} style={{ background: groundOf(cell.state), color: ink }}>
                    <a
                      href={address}
                      onClick={(event) => {
                        if (event.ctrlKey || event.metaKey) return
                        event.preventDefault()
                        ways.openTarget(table.programmeId, factId, unit.id)
                      }}
                    >
                      {cell.state === null ? null : (
                        <svg
                          className={style.sign}
                          viewBox="0 0 12 12"
                          role="img"
                          aria-label={t(STATE_WORDS[cell.state])}
                        >
                          <path d={signOf(cell.state)} fill="currentColor" />
                        </svg>
                      )}
                      <span>{cellWords(t, cell)}</span>
                    </a>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
})

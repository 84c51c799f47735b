import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rollup, RollupRow, SumCell } from '../../../shared/rollup.ts'
import { UNIT_LEVELS } from '../../../shared/units.ts'
import { capitalised } from '../../ui/format.ts'
import { useGrowing } from '../../ui/growing.ts'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import style from './rollup.module.css'
import { SumValue } from './sum-value.tsx'

/** So many columns stand beside each other; the others are a step away. */
export const COLUMNS_SHOWN = 10

type RollupTableProps = {
  rollup: Rollup
  /** The first column shown, counted from 0. */
  from: number
  unitLink: (row: RollupRow) => ReactNode
  seriesLink: (of: SeriesOf, words: ReactNode) => ReactNode
  onMissing: (unitId: string, elementId: string) => void
}
type SeriesOf = { element: string } | { indicator: string }

type Shown = {
  key: string
  name: string
  measure: string
  elementId: string | null
  /** Whose years can be looked at; null for a category. */
  series: SeriesOf | null
  /** Whether it is told of a row's unit at all. */
  isTold: (row: RollupRow) => boolean
  cellOf: (row: RollupRow) => SumCell
}

/** The elements, each followed by its categories where one is asked for, then the indicators. */
function columnsOf({ elements, indicators, categories }: Rollup): Shown[] {
  const empty: SumCell = { reported: 0, expected: 0, final: 0 }
  const sums = elements.flatMap(({ id, name, measure }, at): Shown[] => [
    {
      ...{ key: id, name, measure, elementId: id, series: { element: id }, isTold: always },
      cellOf: (row) => row.sums[at] ?? empty,
    },
    ...categories.map(
      (category): Shown => ({
        key: `${id} ${category.code}`,
        name: `${name}: ${category.name}`,
        measure,
        ...{ elementId: null, series: null, isTold: always },
        cellOf: (row) => {
          const by = row.sums[at]?.by?.[category.code]
          return by ? { ...by, expected: by.reported, final: 0 } : empty
        },
      }),
    ),
  ])
  const measured = indicators.map(
    ({ id, name, measure, finest }, at): Shown => ({
      ...{ key: `i${id}`, name, measure, elementId: null, series: { indicator: id } },
      isTold: ({ unit }) => finest === null || UNIT_LEVELS.indexOf(unit.level) <= UNIT_LEVELS.indexOf(finest),
      cellOf: (row) => row.indicators[at] ?? empty,
    }),
  )
  return [...sums, ...measured]
}

const always = () => true

export const countColumns = (rollup: Rollup): number => columnsOf(rollup).length

/** Units down, what is counted across; the total first. */
export function RollupTable({ rollup, from, unitLink, seriesLink, onMissing }: RollupTableProps) {
  const { t } = useTranslation()
  const columns = columnsOf(rollup).slice(from, from + COLUMNS_SHOWN)
  const { total, rows } = rollup
  const lines = rows.filter(({ unit }) => unit.id !== total.unit.id)
  const [drawn, end] = useGrowing(lines.length)
  const cells = (row: RollupRow) =>
    columns.map(({ key, name, elementId, isTold, cellOf }) => (
      <td key={key}>
        {isTold(row) ? (
          <SumValue
            cell={cellOf(row)}
            {...(elementId && {
              onMissing: () => onMissing(row.unit.id, elementId),
              missingLabel: t('figures.rollup.missing', { element: name, unit: row.unit.fullName }),
            })}
          />
        ) : (
          <span className="soft">{t('figures.rollup.notTold')}</span>
        )}
      </td>
    ))
  return (
    <ScrollBox className={style.tall} label={t('figures.rollup.title')}>
      <table className={style.table}>
        <caption className="hidden">{t('figures.rollup.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.rollup.unit')}</th>
            {columns.map(({ key, name, measure, series }) => (
              <th scope="col" key={key}>
                {series ? seriesLink(series, name) : name} <span className="soft">({measure})</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={style.total}>
            <th scope="row">
              {t('figures.rollup.total')}: {capitalised(total.unit.fullName)}
            </th>
            {cells(total)}
          </tr>
          {lines.slice(0, drawn).map((row) => (
            <tr key={row.unit.id}>
              <th scope="row">{unitLink(row)}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </ScrollBox>
  )
}

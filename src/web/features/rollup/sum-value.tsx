import { useTranslation } from 'react-i18next'
import type { IndicatorCell, SumCell } from '../../../shared/rollup.ts'
import { formatShort } from '../../figures/decimal.ts'
import { formatNumber } from '../../ui/format.ts'
import style from './rollup.module.css'

type SumValueProps = {
  cell: Pick<SumCell & IndicatorCell, 'value' | 'least' | 'most' | 'reported' | 'expected' | 'final' | 'beside'>
  /** Stands behind the number, where no head says it. */
  measure?: string | undefined
  /** Asks who has not reported; left out where nobody is asked one by one. */
  onMissing?: () => void
  missingLabel?: string
}

/** A sum with how many of those asked are in it; without one, why there is none. */
export function SumValue({ cell, measure, onMissing, missingLabel }: SumValueProps) {
  const { t } = useTranslation()
  const { value, least, most, reported, expected, final } = cell
  const lacks = reported < expected
  const numbers = { reported: formatNumber(reported), expected: formatNumber(expected) }
  const words = t('figures.rollup.coverageShort', numbers)
  const behind = measure ? `\u00a0${measure}` : ''
  return (
    <span className={style.cell}>
      {value !== undefined ? (
        <span>
          {formatShort(value)}
          {behind}
        </span>
      ) : least !== undefined && most !== undefined ? (
        <span>
          {t('figures.rollup.range', { least: formatShort(least), most: formatShort(most) })}
          {behind}
        </span>
      ) : (
        <span className="soft">{expected === 0 ? t('figures.rollup.notAsked') : t('figures.rollup.notReported')}</span>
      )}
      {expected > 0 ? (
        <small className="soft">
          {lacks && onMissing ? (
            <>
              <button type="button" className="plain" aria-label={missingLabel} onClick={onMissing}>
                {words}
              </button>
              <span className="print-only">{words}</span>
            </>
          ) : (
            words
          )}{' '}
          {reported > 0 ? (final >= reported ? t('figures.rollup.final') : t('figures.rollup.provisional')) : null}
        </small>
      ) : null}
      {cell.beside?.map((each) => (
        <small className="soft" key={each.level}>
          {t('figures.rollup.beside', { value: formatShort(each.value ?? each.least ?? '0') })}
        </small>
      ))}
    </span>
  )
}

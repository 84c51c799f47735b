import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../ui/format.ts'
import style from './duty-views.module.css'

type Search = Record<string, unknown>
type PartLinksProps = {
  /** Of what there are so many. */
  label: string
  from: number
  most: number
  count: number
  to: (from: number) => (before: Search) => Search
}

/** Which part of many is shown, and the ones before and after; nothing where all are. */
export function PartLinks({ label, from, most, count, to }: PartLinksProps) {
  const { t } = useTranslation()
  if (count <= most && from === 0) return null
  const step = (next: number, words: string) => (
    <Link to="." search={to(next)} resetScroll={false}>
      {words}
      <span className="hidden"> {label}</span>
    </Link>
  )
  return (
    <p className={style.steps}>
      <span>
        {label}{' '}
        {t('dutyViews.part.shown', {
          from: formatNumber(Math.min(from + 1, count)),
          to: formatNumber(Math.min(from + most, count)),
          count: formatNumber(count),
        })}
      </span>
      {from > 0 ? step(Math.max(0, from - most), t('dutyViews.part.previous')) : null}
      {from + most < count ? step(from + most, t('dutyViews.part.next')) : null}
    </p>
  )
}

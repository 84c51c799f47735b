import type { TFunction } from 'i18next'
import { formatWhen } from '../ui/format.ts'

type T = TFunction<'text'>

const QUARTERS: Record<string, string> = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' }

/** 2026, 2026-H1, 2026-Q3, 2026-11 as people say them, 2026#1 as the first time in 2026; nothing for nothing. */
export function periodWords(t: T, name: string): string {
  const [period = '', time] = name.split('#')
  if (time !== undefined) return t('facts.periodName.time', { period: periodWords(t, period), time })
  const [year = '', part] = period.split('-')
  if (part === undefined) return year === '' ? '' : t('facts.periodName.year', { year })
  if (part === 'H1') return t('facts.periodName.firstHalf', { year })
  if (part === 'H2') return t('facts.periodName.secondHalf', { year })
  const quarter = QUARTERS[part]
  return quarter
    ? t('facts.periodName.quarter', { quarter, year })
    : t('facts.periodName.month', { month: formatWhen(period) })
}

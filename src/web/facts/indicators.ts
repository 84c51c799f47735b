import { queryOptions } from '@tanstack/react-query'
import type { Indicator, IndicatorKind, IndicatorList } from '../../shared/indicators.ts'
import { api } from '../api.ts'
import type { TextKey } from '../ui/text-key.ts'

export const INDICATOR_KIND_WORDS: Record<IndicatorKind, TextKey> = {
  ratio: 'facts.indicator.ratio',
  count: 'facts.indicator.count',
  'share-of-units': 'facts.indicator.shareOfUnits',
  'share-of-criteria': 'facts.indicator.shareOfCriteria',
  standing: 'facts.indicator.standing',
  rise: 'facts.indicator.rise',
  parity: 'facts.indicator.parity',
}

/** Numerator over denominator, with the code of the catalogue where it has one. */
export const indicatorWords = ({ entry, numerator, denominator }: Indicator): string =>
  `${entry === null ? '' : `${entry}: `}${denominator === null ? numerator : `${numerator} / ${denominator}`}`

/** What a target may be measured by; asked for when somebody chooses. */
export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: async ({ signal }) => (await api.get<IndicatorList>('/indicators', signal)).entries,
  staleTime: Number.POSITIVE_INFINITY,
})

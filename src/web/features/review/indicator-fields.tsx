import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator, IndicatorKind } from '../../../shared/indicators.ts'
import { INDICATOR_KIND_WORDS, indicatorsQuery } from '../../facts/indicators.ts'
import { AreaField, SelectField } from '../../ui/fields.tsx'
import { OWN_INDICATOR } from './indicator-from-form.ts'

type IndicatorFieldsProps = { indicator: Indicator | null | undefined; milestone: number | null }

const KINDS = Object.keys(INDICATOR_KIND_WORDS) as IndicatorKind[]

/** What a target is measured by: none, one of the catalogue, or words of one's own. */
export function IndicatorFields({ indicator, milestone }: IndicatorFieldsProps) {
  const { t } = useTranslation()
  const { data: entries = [] } = useQuery(indicatorsQuery)
  const [choice, setChoice] = useState(indicator ? (indicator.entry ?? OWN_INDICATOR) : '')
  const [words, setWords] = useState({
    kind: indicator?.kind ?? 'ratio',
    numerator: indicator?.numerator ?? '',
    denominator: indicator?.denominator ?? '',
  })
  const fitting = entries.filter(
    ({ code, from, until }) => code === choice || milestone === null || (from <= milestone && milestone <= until),
  )
  const choose = (code: string) => {
    setChoice(code)
    const entry = entries.find((each) => each.code === code)
    if (entry) setWords({ kind: entry.kind, numerator: entry.numerator, denominator: entry.denominator ?? '' })
  }
  return (
    <>
      <input type="hidden" name="indicatorWas" value={indicator === undefined ? '' : JSON.stringify(indicator)} />
      <SelectField
        pointer="#/indicatorEntry"
        label={t('facts.field.indicator')}
        value={choice}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('review.form.indicator.none')}</option>
        <option value={OWN_INDICATOR}>{t('review.form.indicator.own')}</option>
        {indicator?.entry && !fitting.some(({ code }) => code === indicator.entry) ? (
          <option value={indicator.entry}>{`${indicator.entry}: ${indicator.numerator}`}</option>
        ) : null}
        {fitting.map(({ code, numerator }) => (
          <option key={code} value={code}>
            {`${code}: ${numerator}`}
          </option>
        ))}
      </SelectField>
      {choice === '' ? null : (
        <>
          <SelectField
            pointer="#/indicatorKind"
            label={t('review.form.indicator.kind')}
            value={words.kind}
            onChange={(event) => setWords({ ...words, kind: event.target.value as IndicatorKind })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(INDICATOR_KIND_WORDS[kind])}
              </option>
            ))}
          </SelectField>
          <AreaField
            pointer="#/numerator"
            label={t('review.form.indicator.numerator')}
            hint={t('review.form.indicator.numeratorHint')}
            value={words.numerator}
            maxLength={1000}
            onChange={(event) => setWords({ ...words, numerator: event.target.value })}
          />
          <AreaField
            pointer="#/denominator"
            label={t('review.form.indicator.denominator')}
            hint={t('review.form.indicator.denominatorHint')}
            value={words.denominator}
            maxLength={1000}
            onChange={(event) => setWords({ ...words, denominator: event.target.value })}
          />
        </>
      )}
    </>
  )
}

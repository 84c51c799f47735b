import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorPage } from '../../../shared/elements.ts'
import { INDICATOR_KINDS } from '../../../shared/indicators.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import { SelectField } from '../../ui/fields.tsx'
import { EntryForm } from './entry-form.tsx'
import { missing } from './from-field.tsx'
import type { Homes } from './home-field.tsx'
import { MeasureFields, NameFields, namedBody } from './named-fields.tsx'
import { TermsField, termFaults, termsBefore, termsOf } from './terms-field.tsx'

type IndicatorFormProps = { homes: Homes; before: IndicatorPage | undefined; onClose: () => void }

/** A new indicator, or what one is from a day on. */
export function IndicatorForm({ homes, before, onClose }: IndicatorFormProps) {
  const { t } = useTranslation()
  const latest = before?.versions[0]
  const [numerator, setNumerator] = useState(() => termsBefore(latest?.numerator, before?.elements ?? []))
  const [denominator, setDenominator] = useState(() => termsBefore(latest?.denominator, before?.elements ?? []))
  return (
    <EntryForm
      part="indicators"
      of={latest?.id ?? null}
      homes={homes}
      onClose={onClose}
      check={(values) => [
        ...missing(values, ['code', 'name', 'measure']),
        ...termFaults('#/numerator', numerator),
        ...(denominator.length === 0 ? [] : termFaults('#/denominator', denominator)),
      ]}
      bodyOf={(values) => ({
        ...namedBody(values),
        kind: values.kind,
        numerator: termsOf(numerator),
        denominator: denominator.length === 0 ? null : termsOf(denominator),
      })}
    >
      <NameFields before={latest} />
      <SelectField pointer="#/kind" label={t('catalogue.kind')} defaultValue={latest?.kind}>
        {INDICATOR_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(INDICATOR_KIND_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <TermsField
        pointer="#/numerator"
        label={t('catalogue.numerator')}
        chosen={numerator}
        onChange={(terms) => setNumerator([...terms])}
      />
      <TermsField
        pointer="#/denominator"
        label={t('catalogue.denominator')}
        hint={t('catalogue.add.denominatorHint')}
        chosen={denominator}
        onChange={(terms) => setDenominator([...terms])}
      />
      <MeasureFields before={latest} usual="%" />
    </EntryForm>
  )
}

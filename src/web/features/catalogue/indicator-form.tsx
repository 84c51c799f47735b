import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorPage } from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import { INDICATOR_KINDS } from '../../../shared/indicators.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import { AreaField, SelectField, TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import { parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import { useCatalogueChange } from './catalogue.ts'
import { catalogueFieldWords, catalogueProblems } from './catalogue-words.ts'
import { dayFaults, FromField, missing } from './from-field.tsx'
import { HomeField, type Homes } from './home-field.tsx'
import { TermsField, termsOf } from './terms-field.tsx'

type IndicatorFormProps = { homes: Homes; before: IndicatorPage | undefined; onClose: () => void }

/** A new indicator, or what one is from a day on. */
export function IndicatorForm({ homes, before, onClose }: IndicatorFormProps) {
  const { t } = useTranslation()
  const { mutate, error, isPending } = useCatalogueChange()
  const latest = before?.versions[0]
  const named = (terms: Terms | null | undefined): Found[] =>
    (terms ?? []).map(({ elementId }) => ({
      value: elementId,
      label: before?.elements.find(({ id }) => id === elementId)?.name ?? elementId,
    }))
  const [numerator, setNumerator] = useState<readonly Found[]>(() => named(latest?.numerator))
  const [denominator, setDenominator] = useState<readonly Found[]>(() => named(latest?.denominator))
  const bodyOf = (values: FormValues) => ({
    code: (values.code ?? '').trim(),
    name: (values.name ?? '').trim(),
    kind: values.kind,
    numerator: termsOf(numerator),
    denominator: denominator.length === 0 ? null : termsOf(denominator),
    measure: (values.measure ?? '').trim(),
    source: (values.source ?? '').trim() || null,
    validFrom: parseDay(values.validFrom ?? ''),
  })
  return (
    <PanelForm
      send={t('catalogue.add.save')}
      onClose={onClose}
      busy={isPending}
      problem={error}
      problemWords={catalogueProblems}
      fieldWords={catalogueFieldWords}
      check={(values) => [
        ...missing(values, ['code', 'name', 'measure']),
        ...(numerator.length === 0 ? [{ pointer: '#/numerator', code: 'required' }] : []),
        ...dayFaults('#/validFrom', values.validFrom),
      ]}
      onSubmit={(values) =>
        mutate(
          latest
            ? { path: `indicators/${latest.id}/versions`, body: bodyOf(values) }
            : { path: 'indicators', body: { ...bodyOf(values), homeId: Number(values.homeId) } },
          { onSuccess: onClose },
        )
      }
    >
      {before ? null : <HomeField homes={homes} />}
      <AreaField pointer="#/name" label={t('catalogue.name')} maxLength={1000} defaultValue={latest?.name} />
      <TextField
        pointer="#/code"
        label={t('catalogue.code')}
        hint={t('catalogue.add.codeHint')}
        maxLength={60}
        autoComplete="off"
        defaultValue={latest?.code}
      />
      <SelectField pointer="#/kind" label={t('catalogue.kind')} defaultValue={latest?.kind}>
        {INDICATOR_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(INDICATOR_KIND_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <TermsField pointer="#/numerator" label={t('catalogue.numerator')} chosen={numerator} onChange={setNumerator} />
      <TermsField
        pointer="#/denominator"
        label={t('catalogue.denominator')}
        hint={t('catalogue.add.denominatorHint')}
        chosen={denominator}
        onChange={setDenominator}
      />
      <TextField
        pointer="#/measure"
        label={t('catalogue.measure')}
        maxLength={60}
        autoComplete="off"
        defaultValue={latest?.measure ?? '%'}
      />
      <TextField
        pointer="#/source"
        label={t('catalogue.source')}
        maxLength={300}
        autoComplete="off"
        defaultValue={latest?.source ?? ''}
      />
      <FromField />
    </PanelForm>
  )
}

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TargetBody } from '../../../shared/facts.ts'
import { COMPARATORS, type Comparator } from '../../../shared/plan.ts'
import { COMPARATOR_WORDS } from '../../facts/kinds.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { formatNumber } from '../../ui/format.ts'
import { IndicatorFields } from './indicator-fields.tsx'
import style from './review.module.css'

export type TargetChoice = { id: string; words: string }

const decimal = (value: number | null) =>
  value === null ? '' : formatNumber(value, { useGrouping: false, maximumFractionDigits: 10 })

type TargetFieldsProps = { body: TargetBody; units: readonly string[]; targets: readonly TargetChoice[] }

export function TargetFields({ body, units, targets }: TargetFieldsProps) {
  const { t } = useTranslation()
  const [comparator, setComparator] = useState<Comparator>(body.comparator)
  const unitsId = useId()
  return (
    <>
      <div className={style.fields}>
        <SelectField
          pointer="#/comparator"
          label={t('facts.field.comparator')}
          value={comparator}
          onChange={(event) => setComparator(event.target.value as Comparator)}
        >
          {COMPARATORS.map((each) => (
            <option key={each} value={each}>
              {t(COMPARATOR_WORDS[each])}
            </option>
          ))}
        </SelectField>
        <TextField
          pointer="#/value"
          label={t('facts.field.value')}
          inputMode="decimal"
          defaultValue={decimal(body.value)}
        />
        {comparator === 'between' ? (
          <TextField
            pointer="#/upper"
            label={t('facts.field.upper')}
            inputMode="decimal"
            defaultValue={decimal(body.upper)}
          />
        ) : null}
        <TextField pointer="#/unit" label={t('facts.field.unit')} list={unitsId} defaultValue={body.unit ?? ''} />
        <TextField
          pointer="#/milestone"
          label={t('facts.field.milestone')}
          inputMode="numeric"
          defaultValue={body.milestone ?? ''}
        />
      </div>
      <datalist id={unitsId}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <TextField pointer="#/people" label={t('facts.field.people')} defaultValue={body.people ?? ''} />
      <SelectField pointer="#/partOf" label={t('facts.field.partOf')} defaultValue={body.partOf ?? ''}>
        <option value="">{t('review.form.ofNone')}</option>
        {targets.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </SelectField>
      <IndicatorFields indicator={body.indicator} milestone={body.milestone} />
    </>
  )
}

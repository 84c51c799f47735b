import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogueElement, ELEMENT_KINDS, type ElementKind } from '../../../shared/elements.ts'
import { REPORTING_LEVELS } from '../../../shared/figures.ts'
import { PERIODS } from '../../../shared/plan.ts'
import { AreaField, CheckField, SelectField } from '../../ui/fields.tsx'
import { ELEMENT_KIND_WORDS, FREQUENCY_WORDS, LEVEL_WORDS } from './catalogue-words.ts'
import { EntryForm } from './entry-form.tsx'
import { missing } from './from-field.tsx'
import type { Homes } from './home-field.tsx'
import { MeasureFields, NameFields, namedBody } from './named-fields.tsx'
import { SplitsField } from './splits-field.tsx'

type ElementFormProps = { homes: Homes; before: CatalogueElement | undefined; onClose: () => void }

/** A new element, or what one says from a day on. */
export function ElementForm({ homes, before, onClose }: ElementFormProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<ElementKind>(before?.kind ?? 'whole')
  const [splits, setSplits] = useState<readonly string[]>(before?.dimensions ?? [])
  return (
    <EntryForm
      part="elements"
      of={before?.id ?? null}
      homes={homes}
      onClose={onClose}
      check={(values) => missing(values, ['code', 'name', 'measure'])}
      bodyOf={(values) => ({
        ...namedBody(values),
        definition: (values.definition ?? '').trim(),
        kind,
        level: Number(values.level),
        frequency: values.frequency,
        dimensions: kind === 'yes-no' ? [] : splits,
        wantsSurvey: values.wantsSurvey === 'yes',
      })}
    >
      <NameFields before={before} />
      <AreaField
        pointer="#/definition"
        label={t('catalogue.definition')}
        maxLength={2000}
        defaultValue={before?.definition}
      />
      <SelectField
        pointer="#/kind"
        label={t('catalogue.kind')}
        value={kind}
        onChange={({ target }) => setKind(target.value as ElementKind)}
      >
        {ELEMENT_KINDS.map((each) => (
          <option key={each} value={each}>
            {t(ELEMENT_KIND_WORDS[each])}
          </option>
        ))}
      </SelectField>
      <SelectField pointer="#/level" label={t('catalogue.level')} defaultValue={before?.level ?? 3}>
        {REPORTING_LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(LEVEL_WORDS[level])}
          </option>
        ))}
      </SelectField>
      <SelectField pointer="#/frequency" label={t('catalogue.frequency')} defaultValue={before?.frequency}>
        {PERIODS.map((period) => (
          <option key={period} value={period}>
            {t(FREQUENCY_WORDS[period])}
          </option>
        ))}
      </SelectField>
      {/* A yes or no has no parts. */}
      {kind === 'yes-no' ? null : <SplitsField chosen={splits} onChange={setSplits} />}
      <MeasureFields before={before} />
      <CheckField
        pointer="#/wantsSurvey"
        label={t('catalogue.add.survey')}
        defaultChecked={before?.wantsSurvey ?? false}
      />
    </EntryForm>
  )
}

import { useTranslation } from 'react-i18next'
import { type CatalogueElement, ELEMENT_KINDS } from '../../../shared/elements.ts'
import { REPORTING_LEVELS } from '../../../shared/figures.ts'
import { PERIODS } from '../../../shared/plan.ts'
import { AreaField, CheckField, SelectField, TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import { parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import { useCatalogueChange } from './catalogue.ts'
import {
  catalogueFieldWords,
  catalogueProblems,
  ELEMENT_KIND_WORDS,
  FREQUENCY_WORDS,
  LEVEL_WORDS,
} from './catalogue-words.ts'
import { dayFaults, FromField, missing } from './from-field.tsx'
import { HomeField, type Homes } from './home-field.tsx'

type ElementFormProps = { homes: Homes; before: CatalogueElement | undefined; onClose: () => void }

/** A new element, or what one says from a day on. */
export function ElementForm({ homes, before, onClose }: ElementFormProps) {
  const { t } = useTranslation()
  const { mutate, error, isPending } = useCatalogueChange()
  const bodyOf = (values: FormValues) => ({
    code: (values.code ?? '').trim(),
    name: (values.name ?? '').trim(),
    definition: (values.definition ?? '').trim(),
    kind: values.kind,
    measure: (values.measure ?? '').trim(),
    source: (values.source ?? '').trim() || null,
    level: Number(values.level),
    frequency: values.frequency,
    dimensions: before?.dimensions ?? [],
    wantsSurvey: values.wantsSurvey === 'yes',
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
        ...dayFaults('#/validFrom', values.validFrom),
      ]}
      onSubmit={(values) =>
        mutate(
          before
            ? { path: `elements/${before.id}/versions`, body: bodyOf(values) }
            : { path: 'elements', body: { ...bodyOf(values), homeId: Number(values.homeId) } },
          { onSuccess: onClose },
        )
      }
    >
      {before ? null : <HomeField homes={homes} />}
      <AreaField pointer="#/name" label={t('catalogue.name')} maxLength={1000} defaultValue={before?.name} />
      <TextField
        pointer="#/code"
        label={t('catalogue.code')}
        hint={t('catalogue.add.codeHint')}
        maxLength={60}
        autoComplete="off"
        defaultValue={before?.code}
      />
      <AreaField
        pointer="#/definition"
        label={t('catalogue.definition')}
        maxLength={2000}
        defaultValue={before?.definition}
      />
      <SelectField pointer="#/kind" label={t('catalogue.kind')} defaultValue={before?.kind}>
        {ELEMENT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(ELEMENT_KIND_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <TextField
        pointer="#/measure"
        label={t('catalogue.measure')}
        maxLength={60}
        autoComplete="off"
        defaultValue={before?.measure}
      />
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
      <TextField
        pointer="#/source"
        label={t('catalogue.source')}
        maxLength={300}
        autoComplete="off"
        defaultValue={before?.source ?? ''}
      />
      <CheckField
        pointer="#/wantsSurvey"
        label={t('catalogue.add.survey')}
        defaultChecked={before?.wantsSurvey ?? false}
      />
      <FromField />
    </PanelForm>
  )
}

import { useTranslation } from 'react-i18next'
import type { BoundTarget } from '../../../shared/data-sets.ts'
import { TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import { catalogueFieldWords } from './catalogue-words.ts'

type Baseline = BoundTarget['baseline']
type BaselineFormProps = { before: Baseline; busy: boolean; onSay: (baseline: Baseline) => void; onClose: () => void }

/** "1.234,5" and "1234.5" as the wire has them; undefined where it is no number. */
export function decimalIn(written: string): string | undefined {
  const text = written.trim()
  const plain = text.includes(',') ? text.replaceAll('.', '').replace(',', '.') : text
  return /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$/.test(plain) ? plain : undefined
}

/** From where a target begins: a value of a year, and who says so. */
export function BaselineForm({ before, busy, onSay, onClose }: BaselineFormProps) {
  const { t } = useTranslation()
  const faults = ({ value = '', year = '' }: FormValues) => [
    ...(decimalIn(value) === undefined ? [{ pointer: '#/value', code: 'number' }] : []),
    ...(/^(199\d|20\d\d|2100)$/.test(year.trim()) ? [] : [{ pointer: '#/year', code: 'number' }]),
  ]
  return (
    <PanelForm
      send={t('catalogue.add.save')}
      onClose={onClose}
      busy={busy}
      fieldWords={catalogueFieldWords}
      check={faults}
      problem={null}
      onSubmit={({ value = '', year = '', source = '' }) =>
        onSay({
          value: decimalIn(value) ?? '',
          year: Number(year),
          source: source.trim() === '' ? null : source.trim(),
        })
      }
    >
      <TextField
        pointer="#/value"
        label={t('catalogue.plan.value')}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={before?.value.replace('.', ',')}
      />
      <TextField
        pointer="#/year"
        label={t('catalogue.plan.year')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={before?.year}
      />
      <TextField
        pointer="#/source"
        label={t('catalogue.plan.source')}
        maxLength={500}
        autoComplete="off"
        defaultValue={before?.source ?? ''}
      />
      {before ? (
        <button type="button" className="plain" onClick={() => onSay(null)}>
          {t('catalogue.plan.clear')}
        </button>
      ) : null}
    </PanelForm>
  )
}

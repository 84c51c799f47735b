import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import { parseDay } from '../../ui/format.ts'

/** From which day on it holds. */
export function FromField() {
  const { t } = useTranslation()
  return (
    <TextField
      pointer="#/validFrom"
      label={t('catalogue.add.from')}
      hint={t('catalogue.add.fromHint')}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}

export const dayFaults = (pointer: string, written = '') =>
  parseDay(written) === undefined ? [{ pointer, code: written.trim() === '' ? 'required' : 'not-a-day' }] : []

export const missing = (values: FormValues, names: readonly string[]) =>
  names.flatMap((name) => ((values[name] ?? '').trim() === '' ? [{ pointer: `#/${name}`, code: 'required' }] : []))

import { useTranslation } from 'react-i18next'
import { AreaField, TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'

type Named = { name: string; code: string; measure: string; source: string | null }

/** What an element and an indicator are called. */
export function NameFields({ before }: { before: Named | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <AreaField pointer="#/name" label={t('catalogue.name')} maxLength={1000} defaultValue={before?.name} />
      <TextField
        pointer="#/code"
        label={t('catalogue.code')}
        hint={t('catalogue.add.codeHint')}
        maxLength={60}
        autoComplete="off"
        defaultValue={before?.code}
      />
    </>
  )
}

/** In what it is counted, and which document asks for it. */
export function MeasureFields({ before, usual = '' }: { before: Named | undefined; usual?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        pointer="#/measure"
        label={t('catalogue.measure')}
        maxLength={60}
        autoComplete="off"
        defaultValue={before?.measure ?? usual}
      />
      <TextField
        pointer="#/source"
        label={t('catalogue.source')}
        maxLength={300}
        autoComplete="off"
        defaultValue={before?.source ?? ''}
      />
    </>
  )
}

export const namedBody = ({ name = '', code = '', measure = '', source = '' }: FormValues) => ({
  name: name.trim(),
  code: code.trim(),
  measure: measure.trim(),
  source: source.trim() || null,
})

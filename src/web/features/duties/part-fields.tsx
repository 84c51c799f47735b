import { useTranslation } from 'react-i18next'
import { AreaField, TextField } from '../../ui/fields.tsx'
import { formatWhen } from '../../ui/format.ts'

type PartFieldsProps = {
  words?: string
  dueOn?: string
  /** The last day that a part may have. */
  until: string | null
}

/** What a part is to do, and by when. */
export function PartFields({ words = '', dueOn = '', until }: PartFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <AreaField pointer="#/words" label={t('dutyPages.parts.words')} rows={2} maxLength={2000} defaultValue={words} />
      <TextField
        pointer="#/dueOn"
        label={t('dutyPages.parts.due')}
        hint={until ? t('dutyPages.parts.dueUntil', { day: formatWhen(until) }) : t('dutyPages.parts.dueHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={dueOn}
      />
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { AreaField } from '../../ui/fields.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import { reportFieldWords, reportProblems } from './reports.ts'

type ReasonFormProps = {
  /** What the button says. */
  send: string
  busy: boolean
  problem: Error | null
  onSend: (words: string) => void
  onClose: () => void
}

/** Why something is returned. */
export function ReasonForm({ onSend, ...form }: ReasonFormProps) {
  const { t } = useTranslation()
  return (
    <PanelForm
      {...form}
      problemWords={reportProblems}
      fieldWords={reportFieldWords}
      check={({ words = '' }) => (words.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : [])}
      onSubmit={({ words = '' }) => onSend(words.trim())}
    >
      <AreaField pointer="#/words" label={t('reports.form.reason')} rows={3} maxLength={10_000} />
    </PanelForm>
  )
}

import { useTranslation } from 'react-i18next'
import { AreaField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import style from './reports.module.css'
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
export function ReasonForm({ send, busy, problem, onSend, onClose }: ReasonFormProps) {
  const { t } = useTranslation()
  return (
    <div className={style.panel}>
      <Form
        busy={busy}
        problem={problem}
        problemWords={reportProblems}
        fieldWords={reportFieldWords}
        check={({ words = '' }) => (words.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : [])}
        onSubmit={({ words = '' }) => onSend(words.trim())}
      >
        <AreaField pointer="#/words" label={t('reports.form.reason')} rows={3} maxLength={10_000} autoFocus />
        <div className="row">
          <button type="submit" className="main">
            {send}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Ask } from '../../ui/ask.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Opened } from './opened.tsx'
import { dayFaults, dayOf } from './organisation-words.ts'
import style from './organisations.module.css'
import { organisationFieldWords, organisationProblems } from './organisations.ts'

type EndControlsProps = {
  /** It has not ended yet. */
  endable: boolean
  removeAsk: string
  busy: boolean
  problem: unknown
  onEnd: (until: string) => Promise<unknown>
  onRemove: () => void
}

/** What held for a time is ended on a day; what never held is taken away. */
export function EndControls({ endable, removeAsk, busy, problem, onEnd, onRemove }: EndControlsProps) {
  const { t } = useTranslation()
  return (
    <div className={`${style.ends} screen-only`}>
      {endable ? (
        <Opened look="plain" words={t('organisations.end.short')}>
          {(close) => (
            <Form
              busy={busy}
              problem={problem}
              problemWords={organisationProblems}
              fieldWords={organisationFieldWords}
              check={(values) => dayFaults(values, { until: 'required' })}
              onSubmit={(values) => {
                const until = dayOf(values, 'until')
                if (until !== null) onEnd(until).then(close, () => {})
              }}
            >
              <TextField
                pointer="#/until"
                label={t('organisations.end.until')}
                hint={t('organisations.correct.endedHint')}
                inputMode="numeric"
                autoComplete="off"
              />
              <div>
                <button type="submit" className="main">
                  {t('organisations.end.short')}
                </button>
              </div>
            </Form>
          )}
        </Opened>
      ) : null}
      <Ask
        quiet
        words={t('organisations.names.remove')}
        question={removeAsk}
        yes={t('organisations.names.remove')}
        busy={busy}
        onYes={onRemove}
      />
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { STEPS } from '../../../rules/duties/states.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { AreaField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { formatWhen, parseDay } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { actFieldWords, dutyProblems } from './duties.ts'
import { ACT_WORDS } from './duty-words.ts'

/** What is to be written where; each says it in its own words. */
const WORDS_FOR: Partial<Record<AnswerAct, TextKey>> = {
  note: 'duties.act.wordsNote',
  submit: 'duties.act.wordsSubmit',
  accept: 'duties.act.wordsAccept',
  'grant-extension': 'duties.act.wordsAccept',
}

type ActFormProps = {
  act: AnswerAct
  /** Somebody else may have done something meanwhile; what was typed stays all the same. */
  possible: boolean
  /** Until when more time is asked for, which stands in the field of the day. */
  askedUntil: Day | null
  words: string
  onWords: (words: string) => void
  busy: boolean
  problem: unknown
  onAct: (until: Day | undefined) => void
  onClose: () => void
}

export function ActForm({ act, possible, askedUntil, words, onWords, busy, problem, onAct, onClose }: ActFormProps) {
  const { t } = useTranslation()
  const { needsReason, needsDay } = STEPS[act]
  const faults = ({ until = '' }: FormValues) => [
    ...(needsDay && until.trim() === '' ? [{ pointer: '#/until', code: 'required' }] : []),
    ...(needsDay && until.trim() !== '' && !parseDay(until) ? [{ pointer: '#/until', code: 'not-a-day' }] : []),
    ...(needsReason && words.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : []),
  ]
  return (
    <Panel onClose={onClose}>
      <Form
        busy={busy}
        problem={problem}
        problemWords={dutyProblems}
        fieldWords={actFieldWords}
        check={faults}
        onSubmit={({ until = '' }) => onAct(needsDay ? parseDay(until) : undefined)}
      >
        {needsDay ? (
          <TextField
            pointer="#/until"
            label={t('duties.act.until')}
            hint={t('duties.act.untilHint')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={askedUntil ? formatWhen(askedUntil) : ''}
          />
        ) : null}
        <AreaField
          pointer="#/words"
          label={t(WORDS_FOR[act] ?? 'duties.act.wordsWhy')}
          rows={4}
          maxLength={10_000}
          value={words}
          onChange={(event) => onWords(event.target.value)}
        />
        <div className="row">
          {possible ? (
            <button type="submit" className={act === 'cancel' ? 'risky' : 'main'}>
              {t(ACT_WORDS[act])}
            </button>
          ) : (
            <span className="soft">{t('duties.act.notAnyMore', { act: t(ACT_WORDS[act]) })}</span>
          )}
          <button type="button" className="plain" onClick={onClose}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </Panel>
  )
}

import { useTranslation } from 'react-i18next'
import type { AnswerAct } from '../../../shared/duties.ts'
import { AreaField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { dutyFieldWords, dutyProblems } from './duties.ts'
import { ACT_WORDS } from './duty-words.ts'
import { Panel } from './panel.tsx'

/** What is to be written where; each says it in its own words. */
const WORDS_FOR: Partial<Record<AnswerAct, TextKey>> = {
  note: 'duties.act.wordsNote',
  submit: 'duties.act.wordsSubmit',
  accept: 'duties.act.wordsAccept',
}

type ActFormProps = {
  act: AnswerAct
  /** Somebody else may have done something meanwhile; what was typed stays all the same. */
  possible: boolean
  needsWords: boolean
  words: string
  onWords: (words: string) => void
  busy: boolean
  problem: unknown
  onAct: () => void
  onClose: () => void
}

export function ActForm({ act, possible, needsWords, words, onWords, busy, problem, onAct, onClose }: ActFormProps) {
  const { t } = useTranslation()
  return (
    <Panel onClose={onClose}>
      <Form
        busy={busy}
        problem={problem}
        problemWords={dutyProblems}
        fieldWords={dutyFieldWords}
        check={() => (needsWords && words.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : [])}
        onSubmit={onAct}
      >
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

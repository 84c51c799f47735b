import { useTranslation } from 'react-i18next'
import type { AnswerAct } from '../../../shared/duties.ts'
import { once } from '../../ui/once.ts'
import style from './duties.module.css'
import { ACT_WORDS } from './duty-words.ts'

/** Done at once: nothing needs saying, and it can be taken back. */
export const isPlain = (act: AnswerAct) => act === 'start' || act === 'withdraw' || act === 'withdraw-extension'

type AnswerActsProps = {
  acts: readonly AnswerAct[]
  /** Of the answer, for those who hear it. */
  name: string
  /** None of them is what one is here for: another body's acts. */
  quiet?: boolean
  opened: AnswerAct | undefined
  busy: boolean
  onAct: (act: AnswerAct) => void
}

/** What may be done with an answer, each as a button. */
export function AnswerActs({ acts, name, quiet = false, opened, busy, onAct }: AnswerActsProps) {
  const { t } = useTranslation()
  if (acts.length === 0) return null
  return (
    <div className={`${style.acts} screen-only`}>
      {acts.map((each) => (
        <button
          key={each}
          type="button"
          className={!quiet && (each === 'submit' || each === 'accept') ? 'main' : undefined}
          aria-disabled={busy}
          aria-expanded={isPlain(each) ? undefined : opened === each}
          onClick={once(() => onAct(each))}
        >
          {t(ACT_WORDS[each])}
          <span className="hidden"> {name}</span>
        </button>
      ))}
    </div>
  )
}

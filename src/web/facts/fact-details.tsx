import { useTranslation } from 'react-i18next'
import type { Fact, Lack } from '../../shared/facts.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { factDetails } from './fact-words.ts'
import style from './facts.module.css'
import { LACK_WORDS } from './kinds.ts'

/** What a fact says: each part with its name, on as few lines as it takes. */
export function FactDetails({ fact }: { fact: Fact }) {
  const { t } = useTranslation()
  const details = factDetails(t, fact)
  if (details.length === 0) return null
  return (
    <dl className={style.details}>
      {details.map(({ label, words }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

export function FactLacks({ lacks }: { lacks: readonly Lack[] }) {
  const { t } = useTranslation()
  if (lacks.length === 0) return null
  return (
    <StateMark tone="soon">{t('facts.lacks', { what: lacks.map((lack) => t(LACK_WORDS[lack])).join(', ') })}</StateMark>
  )
}

import { useTranslation } from 'react-i18next'
import type { AmendmentInstruction } from '../../../shared/amendment.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './amendment.module.css'
import { REASON_WORDS } from './amendment-words.ts'

type InstructionListProps = {
  title: string
  what: string
  instructions: readonly AmendmentInstruction[]
  clauseLink: LinkTo
}

/** Orders of the amending paper that a person has to look at, with why. */
export function InstructionList({ title, what, instructions, clauseLink }: InstructionListProps) {
  const { t } = useTranslation()
  if (instructions.length === 0) return null
  return (
    <section className={style.instructions}>
      <h2>{title}</h2>
      <p className="soft">{what}</p>
      <ul>
        {instructions.map(({ clauseId, section, words, state, reason }) => {
          const place = section === '' ? t('amendment.clause') : section
          return (
            <li key={`${section} ${words}`}>
              <span className={style.section}>{clauseId === null ? place : clauseLink(clauseId, place)}</span>
              <span>{words}</span>
              {reason === null ? null : (
                <strong className={style.reason}>
                  {state === 'partly' ? `${t('amendment.partly')} ` : ''}
                  {t(REASON_WORDS[reason])}
                </strong>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

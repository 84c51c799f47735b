import { useTranslation } from 'react-i18next'
import type { AmendmentInstruction } from '../../../shared/amendment.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './amendment.module.css'
import { REASON_WORDS, STATE_WORDS } from './amendment-words.ts'

type ItemsProps = { instructions: readonly AmendmentInstruction[]; withState?: boolean; clauseLink: LinkTo }

function Items({ instructions, withState = false, clauseLink }: ItemsProps) {
  const { t } = useTranslation()
  return (
    <ul>
      {instructions.map(({ clauseId, section, words, state, reason }) => {
        const place = section === '' ? t('amendment.clause') : section
        const why = reason === null ? '' : t(REASON_WORDS[reason])
        const told = [withState ? t(STATE_WORDS[state]) : '', why].filter(Boolean).join('. ')
        return (
          <li key={`${section} ${words}`}>
            <span className={style.section}>{clauseId === null ? place : clauseLink(clauseId, place)}</span>
            <span>{words}</span>
            {told === '' ? null : <span className={state === 'applied' ? 'soft' : style.reason}>{told}</span>}
          </li>
        )
      })}
    </ul>
  )
}

type InstructionListProps = Omit<ItemsProps, 'withState'> & { title: string; what: string }

/** Orders of the amending paper that a person has to look at, with why. */
export function InstructionList({ title, what, ...items }: InstructionListProps) {
  if (items.instructions.length === 0) return null
  return (
    <section className={style.instructions}>
      <h2>{title}</h2>
      <p className="soft">{what}</p>
      <Items {...items} />
    </section>
  )
}

/** Every order of the paper and what became of it, folded. */
export function AllInstructions(items: Omit<ItemsProps, 'withState'>) {
  const { t } = useTranslation()
  if (items.instructions.length === 0) return null
  return (
    <details className={style.instructions}>
      <summary>{t('amendment.all', { count: items.instructions.length })}</summary>
      <Items {...items} withState />
    </details>
  )
}

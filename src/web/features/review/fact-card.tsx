import { type KeyboardEvent, memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/facts.ts'
import { FactDetails, FactLacks } from '../../facts/fact-details.tsx'
import { FactTag } from '../../facts/fact-tag.tsx'
import { factTitle } from '../../facts/fact-words.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { ReviewActions } from './actions.ts'
import { CertaintyMark, CertaintyReasons } from './certainty-mark.tsx'
import style from './review.module.css'
import { ruleWords } from './rule-words.ts'

type FactCardProps = {
  fact: Fact
  chosen: boolean
  mayEdit: boolean
  actions: ReviewActions
  /** What stands open in the card: a form, a cut. */
  children?: ReactNode
}

export const cardId = (id: string) => `fact-${id}`

export const FactCard = memo(function FactCard({ fact, chosen, mayEdit, actions, children }: FactCardProps) {
  const { t } = useTranslation()
  const title = factTitle(fact)
  const found = fact.rule === null ? undefined : ruleWords(fact.rule)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || !mayEdit) return
    event.preventDefault()
    actions.confirm([fact])
  }
  return (
    <article
      id={cardId(fact.id)}
      className={`${style.card} ${chosen ? style.chosenCard : ''}`}
      tabIndex={chosen ? 0 : -1}
      aria-current={chosen || undefined}
      onKeyDown={onKeyDown}
      onClick={() => actions.choose(fact.id)}
    >
      <div className={style.cardHead}>
        <FactTag kind={fact.kind} />
        {fact.confirmedAt === null ? (
          <StateMark tone="idle">{t('review.card.unconfirmed')}</StateMark>
        ) : (
          <StateMark tone="good">
            {t('review.card.confirmed', { name: fact.confirmedBy ?? t('ui.erasedPerson') })}
          </StateMark>
        )}
        {fact.certainty ? <CertaintyMark certainty={fact.certainty} /> : null}
        {fact.changed ? <span className="soft">{t('review.card.changed')}</span> : null}
        <FactLacks lacks={fact.lacks} />
      </div>
      <p className={chosen ? style.words : style.clamped}>{title}</p>
      {children ?? (
        <>
          <FactDetails fact={fact} />
          {chosen && mayEdit ? <CardActions fact={fact} actions={actions} /> : null}
          {chosen ? <CertaintyReasons fact={fact} /> : null}
          {chosen && found ? (
            <p className={style.rule} title={fact.rule ?? undefined}>
              {t('review.card.rule', { why: t(found) })}
            </p>
          ) : null}
        </>
      )}
    </article>
  )
})

function CardActions({ fact, actions }: { fact: Fact; actions: ReviewActions }) {
  const { t } = useTranslation()
  return (
    <div className={style.cardActions}>
      {fact.confirmedAt === null ? (
        <button type="button" className="main" onClick={() => actions.confirm([fact])}>
          {t('review.do.confirm')}
        </button>
      ) : (
        <button type="button" onClick={() => actions.unconfirm(fact)}>
          {t('review.do.unconfirm')}
        </button>
      )}
      <button type="button" onClick={() => actions.edit(fact)}>
        {t('review.do.edit')}
      </button>
      <button type="button" onClick={() => actions.startSplit(fact)}>
        {t('review.do.split')}
      </button>
      <button type="button" onClick={() => actions.merge(fact)}>
        {t('review.do.merge')}
      </button>
      <button type="button" className="risky" onClick={() => actions.remove(fact)}>
        {t('review.do.delete')}
      </button>
    </div>
  )
}

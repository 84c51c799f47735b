import { useTranslation } from 'react-i18next'
import type { ClausePage } from '../../../shared/programmes.ts'
import { FactDetails } from '../../facts/fact-details.tsx'
import { FactTag } from '../../facts/fact-tag.tsx'
import { factTitle } from '../../facts/fact-words.ts'
import { MarkedText } from '../../facts/marked-text.tsx'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './programmes.module.css'

type ClauseViewProps = {
  clause: ClausePage
  clauseLink: LinkTo
  /** To the page of a target, where it is known of which programme. */
  targetLink?: LinkTo | null
}

/** The words of a clause with the heads above it, its neighbours, and what stands on it. */
export function ClauseView({ clause, clauseLink, targetLink = null }: ClauseViewProps) {
  const { t } = useTranslation()
  const { start, text, before, after, facts } = clause
  const inside = facts.map((fact) => ({ ...fact, start: fact.start - start, end: fact.end - start }))
  return (
    <>
      {clause.heads.length > 0 ? (
        <ol className={style.heads} aria-label={t('programme.clause.heads')}>
          {clause.heads.map((head) => (
            <li key={head.id}>{clauseLink(head.id, head.text)}</li>
          ))}
        </ol>
      ) : null}
      <div className={style.source}>
        {before && before.id !== clause.heads.at(-1)?.id ? (
          <p className={style.neighbour}>{clauseLink(before.id, before.text)}</p>
        ) : null}
        <p className={style.clause}>
          <MarkedText text={text} place={{ start: 0, end: text.length }} facts={inside} />
        </p>
        {after ? <p className={style.neighbour}>{clauseLink(after.id, after.text)}</p> : null}
      </div>
      <h3>{t('programme.clause.facts', { count: facts.length })}</h3>
      {facts.length === 0 ? <p className="soft">{t('programme.clause.noFacts')}</p> : null}
      <ul className={style.standing}>
        {facts.map((fact) => (
          <li key={fact.id}>
            <p>
              <FactTag kind={fact.kind} /> {factTitle(fact)}
            </p>
            <FactDetails fact={fact} />
            {fact.kind === 'target' && targetLink ? <p>{targetLink(fact.id, t('programme.clause.serving'))}</p> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

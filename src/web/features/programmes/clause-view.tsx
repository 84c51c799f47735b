import { useTranslation } from 'react-i18next'
import type { ClausePage } from '../../../shared/programmes.ts'
import { FactDetails } from '../../facts/fact-details.tsx'
import { FactTag } from '../../facts/fact-tag.tsx'
import { factTitle } from '../../facts/fact-words.ts'
import { MarkedText } from '../../facts/marked-text.tsx'
import type { LinkTo } from './link-to.ts'
import style from './programmes.module.css'

/** Where the clause begins in its document, told by a fact that stands on it: places count from there. */
function originOf({ text, facts }: ClausePage): number | null {
  for (const { start, quote } of facts) {
    const at = text.indexOf(quote)
    if (at >= 0) return start - at
  }
  return null
}

/** The words of a clause with the heads above it, its neighbours, and what stands on it. */
export function ClauseView({ clause, clauseLink }: { clause: ClausePage; clauseLink: LinkTo }) {
  const { t } = useTranslation()
  const origin = originOf(clause)
  const padded = origin === null ? clause.text : ' '.repeat(origin) + clause.text
  return (
    <>
      {clause.heads.length > 0 ? (
        <ol className={style.heads} aria-label={t('programmes.clause.heads')}>
          {clause.heads.map((head) => (
            <li key={head.id}>{clauseLink(head.id, head.text)}</li>
          ))}
        </ol>
      ) : null}
      <div className={style.source}>
        {clause.before && clause.before !== clause.heads.at(-1)?.text ? <p className="soft">{clause.before}</p> : null}
        <p className={style.clause}>
          {origin === null ? (
            clause.text
          ) : (
            <MarkedText
              text={padded}
              place={{ start: origin, end: origin + clause.text.length }}
              facts={clause.facts}
            />
          )}
        </p>
        {clause.after ? <p className="soft">{clause.after}</p> : null}
      </div>
      <h3>{t('programmes.clause.facts', { count: clause.facts.length })}</h3>
      {clause.facts.length === 0 ? <p className="soft">{t('programmes.clause.noFacts')}</p> : null}
      <ul className={style.standing}>
        {clause.facts.map((fact) => (
          <li key={fact.id}>
            <p>
              <FactTag kind={fact.kind} /> {factTitle(fact)}
            </p>
            <FactDetails fact={fact} />
          </li>
        ))}
      </ul>
    </>
  )
}

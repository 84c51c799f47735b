import { useTranslation } from 'react-i18next'
import type { Guidance } from '../../../shared/proposals.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import style from './proposals.module.css'

/** A question and its answer, as everybody who sees the programme reads it. */
export function GuidanceItem({ guidance }: { guidance: Guidance }) {
  const { t } = useTranslation()
  const { title, question, answer, quote, askedBy, answeredBy, publishedAt } = guidance
  return (
    <article className={style.guidance}>
      <h3>{title}</h3>
      {quote ? <p className={`soft ${style.quote}`}>{quote}</p> : null}
      <p className={style.written}>{question}</p>
      <p className={`${style.source} ${style.written}`}>{answer}</p>
      <p className="soft">
        {[
          t('proposals.page.answeredBy', { unit: capitalised(answeredBy) }),
          formatWhen(publishedAt, 'day'),
          askedBy ? t('proposals.guidance.askedBy', { name: askedBy }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </article>
  )
}

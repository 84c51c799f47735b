import { useTranslation } from 'react-i18next'
import { MOST_NEWS, type OverviewNews } from '../../../shared/overview.ts'
import { STATE_WORDS } from '../../figures/progress-words.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { shortened } from './cell-words.ts'
import style from './overview.module.css'

const SHOWN = 2
const MOST_WORDS = 60

/** What is new since I last looked on an earlier day. */
export function NewsList({ news }: { news: OverviewNews | null }) {
  const { t } = useTranslation()
  if (!news)
    return (
      <section className={style.section}>
        <h2>{t('overview.news')}</h2>
        <p className="soft">{t('overview.newsFirst')}</p>
      </section>
    )
  const number = (count: number) => (count >= MOST_NEWS ? t('overview.newsMost') : formatNumber(count))
  const { targets, answers, reports, forms, since } = news
  return (
    <section className={style.section}>
      <h2>{t('overview.newsSince', { day: formatWhen(since, 'day') })}</h2>
      <ul className={style.news}>
        <li>
          {t('overview.newsTargets', { number: formatNumber(targets.length) })}
          {targets.slice(0, SHOWN).map(({ factId, name, quote, from, to }) => (
            <span key={factId} className="soft">
              {' '}
              {t('overview.newsTarget', {
                target: shortened(name ?? quote, MOST_WORDS),
                from: t(STATE_WORDS[from]),
                to: t(STATE_WORDS[to]),
              })}
            </span>
          ))}
        </li>
        <li>{t('overview.newsAnswers', { number: number(answers) })}</li>
        <li>{t('overview.newsReports', { number: number(reports) })}</li>
        <li>{t('overview.newsForms', { number: number(forms) })}</li>
      </ul>
    </section>
  )
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { LookList } from './look-list.tsx'
import { looksAtMe } from './personal-data.ts'

/** For the page "Tôi": who saw or changed what is kept about me. */
export function MyLooks() {
  const { t } = useTranslation()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(looksAtMe)
  return (
    <section className="stack" aria-labelledby="looks-title">
      <h2 id="looks-title">{t('audit.personal.looks')}</h2>
      <ProblemMessage error={error} />
      {data ? <LookList looks={data.pages.flatMap(({ looks }) => looks)} /> : null}
      <p className="row screen-only">
        {hasNextPage ? (
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('audit.personal.moreLooks')}
          </button>
        ) : null}
        <Link to="/me/personal-data">{t('audit.personal.see')}</Link>
      </p>
    </section>
  )
}

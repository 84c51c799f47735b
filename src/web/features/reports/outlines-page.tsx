import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outline } from '../../../shared/outlines.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { outlineList } from './outlines.ts'
import { KIND_WORDS } from './report-words.ts'
import style from './reports.module.css'

type OutlinesPageProps = { homeId: number | undefined; listLink: (words: string) => ReactNode; outlineLink: LinkTo }

/** What reports of a province are made of. */
export function OutlinesPage({ homeId, listLink, outlineLink }: OutlinesPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery({ ...outlineList(homeId ?? 0), enabled: homeId !== undefined })
  return (
    <Page title={t('reports.outlines.title')} up={listLink(t('reports.title'))} about={t('reports.outlines.about')}>
      <ProblemMessage error={error} />
      {homeId === undefined ? (
        <EmptyState title={t('reports.outlines.noHome')} />
      ) : data ? (
        <ul className={style.events}>
          {data.outlines.map((outline) => (
            <OutlineItem key={outline.code} outline={outline} outlineLink={outlineLink} />
          ))}
        </ul>
      ) : error ? null : (
        <Progress words={t('reports.loading')} />
      )}
    </Page>
  )
}

function OutlineItem({ outline, outlineLink }: { outline: Outline; outlineLink: LinkTo }) {
  const { t } = useTranslation()
  const { homeId, code, name, kind, sections, version, validFrom } = outline
  return (
    <li>
      <p>{outlineLink(code, name)}</p>
      <p className="soft">
        {[
          t(KIND_WORDS[kind]),
          t('reports.outlines.sections', { count: sections.length }),
          homeId === 0
            ? t('reports.outlines.shipped')
            : t('reports.outlines.own', { version, day: formatWhen(validFrom) }),
        ].join(' · ')}
      </p>
    </li>
  )
}

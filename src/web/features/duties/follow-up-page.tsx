import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProgrammeDuties } from '../../../shared/duties.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { AnswerList } from './answer-list.tsx'
import { CountsTable } from './counts-table.tsx'
import { programmeDuties } from './duties.ts'
import { LateSection } from './late-section.tsx'
import { OtherView } from './other-view.tsx'
import { type FactLink, ReportOrderSection } from './report-order-section.tsx'
import { concernsOf } from './standing-counts.ts'
import { UnclearSection } from './unclear-section.tsx'
import { UnownedSection } from './unowned-section.tsx'
import { useDutyView } from './use-duty-view.ts'
import { useFollowUpView } from './use-follow-up-view.ts'
import { ViewLinks } from './view-links.tsx'
import { WaitingSection } from './waiting-section.tsx'

type FollowUpPageProps = {
  programmeId: string
  programmeLink: LinkTo
  /** To where it is said whom its words mean. */
  partiesLink: LinkTo
  /** To the head and foot of the letters of its office. */
  letterheadLink: LinkTo
  factLink: FactLink
}

/** How the duties of a programme stand: by organisation, one by one, and those that ask nobody for anything yet. */
export function FollowUpPage({ programmeId, programmeLink, partiesLink, letterheadLink, factLink }: FollowUpPageProps) {
  const { t } = useTranslation()
  const filter = useFollowUpView()
  const view = useDutyView()
  const { data, error } = useQuery(programmeDuties(programmeId))
  if (!data) {
    return (
      <Page title={t('dutyPages.followUp.title')} up={programmeLink(programmeId, t('duties.column.programme'))}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('duties.loading')} />}
      </Page>
    )
  }
  const { programmeName, organisations, receivers, periods, unowned, unclear, waiting, mayPlan } = data
  const nothing = organisations.length === 0 && unowned.length === 0 && waiting.length === 0
  return (
    <Page
      title={t('dutyPages.followUp.title')}
      windowTitle={`${t('dutyPages.followUp.title')} – ${programmeName}`}
      up={programmeLink(programmeId, programmeName)}
      about={<Summary duties={data} />}
    >
      <ProblemMessage error={error} />
      {nothing ? (
        <EmptyState title={t('dutyPages.followUp.none')}>{t('dutyPages.followUp.noneWhy')}</EmptyState>
      ) : (
        <ViewLinks programmeId={programmeId} view={view} filter={filter} />
      )}
      {nothing ? null : view !== 'table' ? (
        <OtherView view={view} duties={data} filter={filter} />
      ) : (
        <>
          <LateSection
            programmeId={programmeId}
            sentTo={filter.sentTo}
            mayPlan={mayPlan}
            letterheadLink={letterheadLink}
          />
          {organisations.length > 0 ? <CountsTable organisations={organisations} filter={filter} /> : null}
          <AnswerList
            programmeId={programmeId}
            organisations={organisations}
            receivers={receivers}
            periods={periods}
            filter={filter}
            mayPlan={mayPlan}
          />
          <UnownedSection duties={unowned} mayPlan={mayPlan} />
          <UnclearSection duties={unclear} partiesLink={mayPlan ? (words) => partiesLink(programmeId, words) : null} />
          <WaitingSection duties={waiting} />
          {mayPlan ? <ReportOrderSection programmeId={programmeId} factLink={factLink} /> : null}
        </>
      )}
    </Page>
  )
}

function Summary({ duties }: { duties: ProgrammeDuties }) {
  const { t } = useTranslation()
  const { late, soon, submitted, unowned } = concernsOf(duties)
  return t('dutyPages.followUp.summary', {
    today: formatWhen(duties.today),
    late: formatNumber(late),
    soon: formatNumber(soon),
    submitted: formatNumber(submitted),
    unowned: formatNumber(unowned),
  })
}

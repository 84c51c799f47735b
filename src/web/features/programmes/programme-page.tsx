import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../../shared/programmes.ts'
import { yearsWords } from '../../facts/fact-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { AimsTab } from './aims-tab.tsx'
import { CalendarTab } from './calendar-tab.tsx'
import { ClausePanel, type RaiseLink } from './clause-panel.tsx'
import { CorrectionsTab } from './corrections-tab.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { DutiesTab } from './duties-tab.tsx'
import { EXACT } from './here-link.tsx'
import { CitationsTab, ReviewsTab } from './plain-tabs.tsx'
import style from './programmes.module.css'
import { programmeQuery } from './programmes.ts'
import { TargetsTab } from './targets-tab.tsx'
import { onTab, type ProgrammeView, TABS, type Tab, useProgrammeView } from './use-programme-view.ts'

type ProgrammePageProps = {
  programmeId: string
  upLink: (words: string) => ReactNode
  documentLink: LinkTo
  versionLink: LinkTo
  clauseLink: LinkTo
  partiesLink: LinkTo
  /** To how its duties stand, for those who may see it. */
  followUpLink: LinkTo | null
  /** To the forms for its figures, for those who may see them. */
  figuresPlanLink: LinkTo | null
  /** To the page of a target of a programme, for those who may see how duties stand. */
  targetLink: ((programmeId: string) => LinkTo) | null
  /** To the answers that everybody here may read. */
  guidanceLink: LinkTo
  /** To raise a difficulty or a proposal on a target, for those who may. */
  raiseLink: RaiseLink | null
  /** By the version that it is of. */
  matrixLink: LinkTo
  amendmentLink: LinkTo
  addLinks: ((programmeId: string) => ReactNode) | null
  onAmended: (versionId: string) => void
}

const TAB_WORDS: Record<Tab, TextKey> = {
  targets: 'facts.kind.target',
  duties: 'facts.kind.duty',
  calendar: 'programme.tab.calendar',
  reviews: 'facts.kind.review',
  aims: 'programme.aims.tab',
  documents: 'programme.tab.documents',
  citations: 'facts.kind.citation',
  corrections: 'programme.tab.corrections',
}

const countOf = ({ counts, documents, calendar }: Programme): Partial<Record<Tab, number>> => ({
  targets: counts.target,
  duties: counts.duty,
  calendar: calendar.length,
  reviews: counts.review,
  aims: counts.objective + counts.funding,
  documents: documents.length,
  citations: counts.citation,
})

export function ProgrammePage(props: ProgrammePageProps) {
  const { programmeId, upLink, versionLink, clauseLink, documentLink, partiesLink, followUpLink, matrixLink } = props
  const { guidanceLink, raiseLink } = props
  const { t } = useTranslation()
  const view = useProgrammeView()
  const { data: programme, error } = useQuery(programmeQuery(programmeId, view.on))
  if (!programme) {
    return (
      <Page title={t('programme.page.title')} up={upLink(t('programmes.list.title'))}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('programme.page.loading')} />}
      </Page>
    )
  }
  const { horizonFrom, horizonTo, draftVersionId, state } = programme
  const years = yearsWords({ from: horizonFrom, to: horizonTo })
  const about = [
    programme.sample
      ? t('programmes.list.sample', { unit: capitalised(programme.unitName) })
      : capitalised(programme.unitName),
    years ? t('programme.page.horizon', { years }) : '',
    view.on ? t('programme.page.on', { day: formatWhen(view.on) }) : '',
  ]
  return (
    <Page
      title={programme.name}
      windowTitle={state === 'draft' ? programme.name : `${t(TAB_WORDS[view.tab])} – ${programme.name}`}
      up={upLink(t('programmes.list.title'))}
      about={about.filter(Boolean).join('. ')}
      action={
        state === 'published' && draftVersionId && programme.mayReview
          ? versionLink(draftVersionId, t('programmes.state.reviewAmendment'))
          : null
      }
    >
      <ProblemMessage error={error} />
      {state === 'draft' ? (
        <EmptyState
          title={t('programme.page.notPublished')}
          action={
            draftVersionId && programme.mayReview ? versionLink(draftVersionId, t('programmes.state.review')) : null
          }
        >
          {t('programme.page.howToPublish')}
        </EmptyState>
      ) : (
        <>
          <Tabs
            programme={programme}
            current={view.tab}
            partiesLink={partiesLink}
            followUpLink={followUpLink}
            figuresPlanLink={props.figuresPlanLink}
            guidanceLink={guidanceLink}
            matrixLink={matrixLink}
          />
          <div className={view.clause ? style.beside : undefined}>
            <div className={style.main}>
              <h2 className="print-only">{t(TAB_WORDS[view.tab])}</h2>
              <TabContent {...props} programme={programme} view={view} />
            </div>
            {view.clause ? (
              <ClausePanel
                clauseId={view.clause}
                clauseLink={clauseLink}
                documentLink={documentLink}
                targetLink={props.targetLink?.(programmeId) ?? null}
                raiseLink={raiseLink}
              />
            ) : null}
          </div>
        </>
      )}
    </Page>
  )
}

type TabsProps = { programme: Programme; current: Tab } & Pick<
  ProgrammePageProps,
  'partiesLink' | 'followUpLink' | 'figuresPlanLink' | 'guidanceLink' | 'matrixLink'
>

/** What is published of the document that starts the programme, or of the first that is. */
function mainVersion({ documents }: Programme): string | undefined {
  const published = documents.flatMap(({ relation, versions }) =>
    versions.filter(({ state }) => state === 'published').map(({ id }) => ({ id, relation })),
  )
  return (published.find(({ relation }) => relation === 'starts') ?? published[0])?.id
}

function Tabs(props: TabsProps) {
  const { programme, current, partiesLink, followUpLink, figuresPlanLink, guidanceLink, matrixLink } = props
  const { t } = useTranslation()
  const version = mainVersion(programme)
  const counts = countOf(programme)
  return (
    <nav className={`${style.tabs} screen-only`} aria-label={t('programme.tab.label')}>
      {TABS.map((tab) => (
        <Link
          key={tab}
          to="."
          search={onTab(tab)}
          resetScroll={false}
          activeOptions={EXACT}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t(TAB_WORDS[tab])}
          {counts[tab] === undefined ? '' : ` ${formatNumber(counts[tab])}`}
        </Link>
      ))}
      {partiesLink(programme.id, t('programme.tab.parties'))}
      {followUpLink?.(programme.id, t('programme.tab.followUp'))}
      {figuresPlanLink?.(programme.id, t('programme.tab.figures'))}
      {guidanceLink(programme.id, t('programme.tab.guidance'))}
      {version === undefined ? null : matrixLink(version, t('programme.tab.matrix'))}
    </nav>
  )
}

type TabContentProps = ProgrammePageProps & { programme: Programme; view: ProgrammeView }

function TabContent({
  programme,
  view,
  documentLink,
  versionLink,
  amendmentLink,
  addLinks,
  onAmended,
}: TabContentProps) {
  switch (view.tab) {
    case 'targets':
      return <TargetsTab programme={programme} view={view} />
    case 'duties':
      return <DutiesTab programme={programme} view={view} />
    case 'calendar':
      return <CalendarTab programme={programme} view={view} />
    case 'reviews':
      return <ReviewsTab programme={programme} />
    case 'aims':
      return <AimsTab programme={programme} view={view} />
    case 'citations':
      return <CitationsTab programme={programme} />
    case 'corrections':
      return <CorrectionsTab programme={programme} />
    case 'documents':
      return (
        <DocumentsTab
          programme={programme}
          view={view}
          documentLink={documentLink}
          versionLink={versionLink}
          amendmentLink={amendmentLink}
          addLinks={addLinks}
          onAmended={onAmended}
        />
      )
  }
}

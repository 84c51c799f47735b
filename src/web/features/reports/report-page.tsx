import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportPage as Report, ReportSection } from '../../../shared/reports.ts'
import { periodWords } from '../../facts/period-words.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { ReportEvents } from './events.tsx'
import { ReportActs } from './report-acts.tsx'
import { KIND_WORDS, REPORT_STATE_WORDS, SECTION_STATE_WORDS } from './report-words.ts'
import style from './reports.module.css'
import { reportQuery } from './reports.ts'
import { SectionView } from './section-view.tsx'

type ReportPageProps = {
  reportId: string
  /** Which section is seen; undefined: the first that is mine to write. */
  section: string | undefined
  listLink: (words: string) => ReactNode
  programmeLink: LinkTo
  dutyLink: LinkTo
  previewLink: (words: string) => ReactNode
  onDropped: () => void
  /** What belongs to the signed copy. */
  signed?: (report: Report) => ReactNode
}

/** A report while it is written: its outline, one section of it, and what may be done with all of it. */
export function ReportPage(props: ReportPageProps) {
  const { reportId, section, listLink, programmeLink, dutyLink, previewLink, onDropped, signed } = props
  const { t } = useTranslation()
  const { data, error } = useQuery(reportQuery(reportId))
  const up = listLink(t('reports.title'))
  if (!data)
    return (
      <Page title={t('reports.one')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('reports.loading')} />}
      </Page>
    )
  const shown = shownSection(data, section)
  return (
    <Page
      title={data.subject}
      up={up}
      about={<About report={data} programmeLink={programmeLink} dutyLink={dutyLink} />}
    >
      <ProblemMessage error={error} />
      <ReportActs report={data} previewLink={previewLink} onDropped={onDropped} />
      {signed?.(data)}
      <div className={style.report}>
        <nav className="screen-only" aria-label={t('reports.sectionList')}>
          <ul className={style.outline}>
            {data.sections.map((each) => (
              <OutlineLine key={each.key} section={each} isShown={each.key === shown?.key} />
            ))}
          </ul>
        </nav>
        {shown ? <SectionView key={shown.key} report={data} sectionKey={shown.key} /> : null}
      </div>
      <section className={style.section}>
        <h2>{t('reports.history.title')}</h2>
        <ReportEvents events={data.events} />
      </section>
    </Page>
  )
}

const shownSection = ({ sections }: Report, key: string | undefined): ReportSection | undefined =>
  sections.find((each) => each.key === key) ??
  sections.find(({ mine, writerId }) => mine && writerId !== null) ??
  sections.find(({ mine, open }) => mine && open) ??
  sections[0]

function About({
  report,
  programmeLink,
  dutyLink,
}: { report: Report } & Pick<ReportPageProps, 'programmeLink' | 'dutyLink'>) {
  const { t } = useTranslation()
  const { kind, period, organisationName, programmeId, programmeName, state, sentTo, dueOn, sentOn, blanks } = report
  return (
    <span className={style.lines}>
      <span>
        {`${t(KIND_WORDS[kind])}, ${periodWords(t, period)} · ${organisationName} · `}
        {programmeLink(programmeId, programmeName)}
      </span>
      <span className={style.acts}>
        <StateMark tone={REPORT_STATE_WORDS[state].tone}>{t(REPORT_STATE_WORDS[state].words)}</StateMark>
        <span>{t('reports.to', { to: sentTo })}</span>
        {dueOn ? <span>{t('reports.dueOn', { day: formatWhen(dueOn) })}</span> : null}
        {sentOn ? <span>{t('reports.sentOn', { day: formatWhen(sentOn) })}</span> : null}
        {blanks > 0 ? <span>{t('reports.blanks', { count: blanks })}</span> : null}
        {report.assignmentId ? dutyLink(report.assignmentId, t('reports.duty')) : null}
      </span>
      <span>{t('reports.draftedAt', { when: formatWhen(report.draftedAt) })}</span>
    </span>
  )
}

function OutlineLine({ section, isShown }: { section: ReportSection; isShown: boolean }) {
  const { t } = useTranslation()
  const { key, title, level, state, open, appendix } = section
  return (
    <li>
      <Link
        to="."
        search={(before: Record<string, unknown>) => ({ ...before, section: key })}
        resetScroll={false}
        data-level={level}
        aria-current={isShown ? 'true' : undefined}
      >
        <span>{appendix ? t('reports.appendix', { title }) : title}</span>
        {state === 'own' ? (
          open ? (
            <span className="soft">{t('reports.part.open')}</span>
          ) : null
        ) : (
          <StateMark tone={SECTION_STATE_WORDS[state].tone}>{t(SECTION_STATE_WORDS[state].words)}</StateMark>
        )}
      </Link>
    </li>
  )
}

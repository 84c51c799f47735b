import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReportPage, ReportSectionPage } from '../../../shared/reports.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Blocks } from './blocks.tsx'
import { ReportEvents } from './events.tsx'
import { PartActs } from './part-acts.tsx'
import { SECTION_STATE_WORDS } from './report-words.ts'
import style from './reports.module.css'
import { sectionQuery } from './reports.ts'
import { SectionWriting } from './section-writing.tsx'

/** One section: what the system wrote, what people write, who has it, and what was. */
export function SectionView({ report, sectionKey }: { report: ReportPage; sectionKey: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(sectionQuery(report.id, sectionKey))
  if (!data) return error ? <ProblemMessage error={error} /> : <Progress words={t('reports.loading')} />
  return (
    <section className={style.section} aria-labelledby="section-title">
      <Head section={data} report={report} />
      <PartActs key={`${data.key} ${data.state}`} report={report} section={data} />
      {data.drafted.length > 0 ? (
        <div className={style.section}>
          <h3>{t(data.showsDraft ? 'reports.section.drafted' : 'reports.section.draftLeftOut')}</h3>
          <div className={style.drafted}>
            <Blocks blocks={data.drafted} programmeId={report.programmeId} />
          </div>
        </div>
      ) : null}
      <SectionWriting key={data.key} report={report} section={data} />
      <details className="screen-only">
        <summary>{t('reports.history.title')}</summary>
        <ReportEvents events={data.events} />
      </details>
    </section>
  )
}

function Head({ section, report }: { section: ReportSectionPage; report: ReportPage }) {
  const { t } = useTranslation()
  const { title, writerName, state } = section
  return (
    <div className="stack">
      <h2 id="section-title">{title}</h2>
      <p className={style.acts}>
        <span className="soft">{t('reports.section.writer', { name: writerName ?? report.organisationName })}</span>
        {state === 'own' ? null : (
          <StateMark tone={SECTION_STATE_WORDS[state].tone}>{t(SECTION_STATE_WORDS[state].words)}</StateMark>
        )}
      </p>
    </div>
  )
}

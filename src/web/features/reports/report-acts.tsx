import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REPORT_STEPS } from '../../../rules/reports/states.ts'
import type { ReportAct, ReportPage } from '../../../shared/reports.ts'
import { Ask } from '../../ui/ask.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { ChangesView } from './changes-view.tsx'
import { NameForm } from './name-form.tsx'
import { ReasonForm } from './reason-form.tsx'
import { REPORT_ACT_WORDS } from './report-words.ts'
import style from './reports.module.css'
import { reportProblems, useDropReport, useReportAct, useSectionActs } from './reports.ts'

type ReportActsProps = { report: ReportPage; previewLink: (words: string) => ReactNode; onDropped: () => void }

/** What may be done with the whole report now. */
export function ReportActs({ report, previewLink, onDropped }: ReportActsProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<'return' | 'changes' | 'name'>()
  const acting = useReportAct(report.id)
  const asking = useSectionActs(report.id)
  const dropping = useDropReport(report.id)
  const { may, revision, mayEdit, mayDrop, sections } = report
  const act = (what: ReportAct, words?: string) =>
    acting.isPending ||
    acting.mutate(
      { act: what, revision, ...(words === undefined ? {} : { words }) },
      { onSuccess: () => setOpened(undefined) },
    )
  const unasked = sections.filter(({ may }) => may.includes('ask'))
  return (
    <div className={`${style.section} screen-only`}>
      <div className={style.acts}>
        {may.map((each) =>
          each === 'send' ? (
            <Ask
              key={each}
              words={t(REPORT_ACT_WORDS[each])}
              question={<SendQuestion report={report} />}
              yes={t(REPORT_ACT_WORDS[each])}
              busy={acting.isPending}
              onYes={() => act(each)}
            />
          ) : (
            <button
              key={each}
              type="button"
              className={each === 'accept' ? 'main' : undefined}
              aria-disabled={acting.isPending}
              onClick={() => (REPORT_STEPS[each].needsWords ? setOpened('return') : act(each))}
            >
              {t(REPORT_ACT_WORDS[each])}
            </button>
          ),
        )}
        {unasked.length > 0 ? (
          <button
            type="button"
            aria-disabled={asking.isPending}
            onClick={() =>
              asking.isPending ||
              asking.mutate({ act: 'ask', sections: unasked.map(({ key, revision }) => ({ key, revision })) })
            }
          >
            {t('reports.act.askAll', { count: unasked.length })}
          </button>
        ) : null}
        {mayEdit ? (
          <button type="button" aria-expanded={opened === 'changes'} onClick={() => setOpened('changes')}>
            {t('reports.changes.button')}
          </button>
        ) : null}
        {mayEdit ? (
          <button type="button" aria-expanded={opened === 'name'} onClick={() => setOpened('name')}>
            {t('reports.name.button')}
          </button>
        ) : null}
        {previewLink(t('reports.preview.link'))}
        <a href={`/api/reports/${report.id}/file`}>{t('reports.file')}</a>
        {sections.some(({ source }) => source === 'unit-table') ? (
          <a href={`/api/reports/${report.id}/sheet`}>{t('reports.sheet')}</a>
        ) : null}
        {mayDrop ? (
          <Ask
            quiet
            words={t('reports.act.drop')}
            question={t('reports.act.dropAsk')}
            yes={t('reports.act.drop')}
            busy={dropping.isPending}
            onYes={() => dropping.mutate(revision, { onSuccess: onDropped })}
          />
        ) : null}
      </div>
      <ProblemMessage
        error={(opened === 'return' ? null : acting.error) ?? asking.error ?? dropping.error}
        words={reportProblems}
      />
      {opened === 'changes' && mayEdit ? <ChangesView report={report} onDone={() => setOpened(undefined)} /> : null}
      {opened === 'name' && mayEdit ? <NameForm report={report} onClose={() => setOpened(undefined)} /> : null}
      {opened === 'return' ? (
        <ReasonForm
          send={t('reports.act.return')}
          busy={acting.isPending}
          problem={acting.error}
          onSend={(words) => act('return', words)}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </div>
  )
}

function SendQuestion({ report: { sentTo, blanks, sections, assignmentId } }: { report: ReportPage }) {
  const { t } = useTranslation()
  const waiting = sections.filter(
    ({ state }) => state === 'asked' || state === 'writing' || state === 'returned',
  ).length
  return (
    <>
      {t('reports.act.sendAsk', { to: sentTo })} {assignmentId ? `${t('reports.act.sendAnswers')} ` : ''}
      {blanks > 0 ? `${t('reports.act.sendBlanks', { count: blanks })} ` : ''}
      {waiting > 0 ? t('reports.act.sendWaiting', { count: waiting }) : ''}
    </>
  )
}

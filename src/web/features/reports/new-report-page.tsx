import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewReport, ReportChoices } from '../../../shared/reports.ts'
import { periodWords } from '../../facts/period-words.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './reports.module.css'
import { reportChoices, reportFieldWords, reportProblems, useMakeReport } from './reports.ts'

type NewReportPageProps = {
  /** The reporting duty that is chosen at first. */
  assignmentId: string | undefined
  listLink: (words: string) => ReactNode
  reportLink: LinkTo
  onMade: (id: string) => void
}

const FREE = 'free'

/** Makes a report: for a reporting duty that is asked for, or freely of a programme. */
export function NewReportPage({ assignmentId, listLink, reportLink, onMade }: NewReportPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(reportChoices)
  return (
    <Page title={t('reports.new.title')} up={listLink(t('reports.title'))} about={t('reports.new.about')}>
      <ProblemMessage error={error} />
      {data ? (
        <>
          <Made choices={data} reportLink={reportLink} />
          <NewForm choices={data} assignmentId={assignmentId} onMade={onMade} />
        </>
      ) : error ? null : (
        <Progress words={t('reports.loading')} />
      )}
    </Page>
  )
}

function Made({ choices: { asked }, reportLink }: { choices: ReportChoices; reportLink: LinkTo }) {
  const { t } = useTranslation()
  const made = asked.filter(({ reportId }) => reportId !== null)
  if (made.length === 0) return null
  return (
    <section className="stack reading">
      <h2>{t('reports.new.made')}</h2>
      <ul className={style.lines}>
        {made.map(({ reportId, programmeName, period, assignmentId, answerPeriod }) => (
          <li key={`${assignmentId} ${answerPeriod}`}>
            {reportLink(reportId ?? '', `${programmeName}, ${periodWords(t, period)}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The outline that a length of period asks for, where it is not chosen. */
const usualOutline = (period: string) => (period.includes('-H') ? 'half-yearly' : 'yearly')

type NewFormProps = { choices: ReportChoices } & Pick<NewReportPageProps, 'assignmentId' | 'onMade'>

function NewForm({ choices, assignmentId, onMade }: NewFormProps) {
  const { t } = useTranslation()
  const making = useMakeReport()
  const open = choices.asked.filter(({ reportId }) => reportId === null)
  const asked = open.findIndex((each) => each.assignmentId === assignmentId)
  const [chosen, setChosen] = useState(open.length > 0 ? String(Math.max(asked, 0)) : FREE)
  const answer = chosen === FREE ? undefined : open[Number(chosen)]
  const homeId = answer
    ? choices.organisations.find(({ id }) => id === answer.organisationId)?.homeId
    : choices.organisations[0]?.homeId
  const outlines = choices.outlines.filter((outline) => homeId === undefined || outline.homeId === homeId)
  const submit = ({
    programmeId = '',
    organisationId = '',
    period = '',
    outline = '',
  }: Readonly<Record<string, string>>) => {
    const body: NewReport = answer
      ? {
          programmeId: answer.programmeId,
          organisationId: answer.organisationId,
          period: answer.period,
          outline,
          answer: { assignmentId: answer.assignmentId, period: answer.answerPeriod },
        }
      : { programmeId, organisationId, period: period.trim(), outline }
    making.mutate(body, { onSuccess: ({ id }) => onMade(id) })
  }
  return (
    <Form
      busy={making.isPending}
      problem={making.error}
      problemWords={reportProblems}
      fieldWords={reportFieldWords}
      onSubmit={submit}
    >
      <SelectField
        pointer="#/answer"
        label={t('reports.new.for')}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        {open.map((each, index) => (
          <option key={`${each.assignmentId} ${each.answerPeriod}`} value={String(index)}>
            {[
              `${each.programmeName}, ${periodWords(t, each.period)}`,
              each.organisationName,
              each.dueOn ? t('reports.dueOn', { day: formatWhen(each.dueOn) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
        <option value={FREE}>{t('reports.new.free')}</option>
      </SelectField>
      {answer ? <p className="soft reading">{answer.quote}</p> : <FreeFields choices={choices} />}
      <SelectField
        key={chosen}
        pointer="#/outline"
        label={t('reports.new.outline')}
        defaultValue={answer ? usualOutline(answer.period) : 'yearly'}
      >
        {outlines.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="row">
        <button type="submit" className="main">
          {t('reports.new.make')}
        </button>
        {making.isPending ? <Progress words={t('reports.new.making')} /> : null}
      </div>
    </Form>
  )
}

function FreeFields({ choices: { programmes, organisations, today } }: { choices: ReportChoices }) {
  const { t } = useTranslation()
  return (
    <>
      <SelectField pointer="#/programmeId" label={t('reports.new.programme')}>
        {programmes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField pointer="#/organisationId" label={t('reports.new.organisation')}>
        {organisations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        pointer="#/period"
        label={t('reports.new.period')}
        hint={t('reports.new.periodHint')}
        maxLength={10}
        defaultValue={today.slice(0, 4)}
      />
    </>
  )
}

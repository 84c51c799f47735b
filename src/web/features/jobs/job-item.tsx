import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../shared/jobs.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { KIND_WORDS, type KindWords, STATE_WORDS } from './job-words.ts'
import style from './jobs.module.css'
import { cancelJob, jobProblems, retryJob } from './jobs.ts'

type JobItemProps = {
  job: Job
  words: KindWords
  /** Leads to what it is about, where the reader may go there. */
  subject: ReactNode
}

export function JobItem({ job, words, subject }: JobItemProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const refresh = { onSettled: () => cache.invalidateQueries({ queryKey: ['jobs'] }) }
  const cancelling = useMutation({ mutationFn: () => cancelJob(job), ...refresh })
  const retrying = useMutation({ mutationFn: () => retryJob(job), ...refresh })
  const name = [t(KIND_WORDS[job.kind]), job.title].filter(Boolean).join(' ')
  return (
    <li className={style.job}>
      <div className={style.about}>
        <p className="words">
          <strong>{t(KIND_WORDS[job.kind])}</strong> {subject}
        </p>
        <p className="soft">
          <Origin job={job} />
        </p>
      </div>
      <div className={style.state}>
        <State job={job} words={words} />
        {job.problem ? (
          <p className="words">{capitalised(t(words.problem(job.problem), { ...job.problem.params }))}</p>
        ) : null}
        <ProblemMessage error={cancelling.error ?? retrying.error} words={jobProblems} />
      </div>
      <div className={`${style.does} screen-only`}>
        {job.may.cancel ? (
          <button type="button" onClick={() => cancelling.mutate()} disabled={cancelling.isPending}>
            {t('jobs.cancel')} <span className="hidden">{name}</span>
          </button>
        ) : null}
        {job.may.retry ? (
          <button type="button" onClick={once(() => retrying.mutate())} disabled={retrying.isPending}>
            {t('jobs.retry')} <span className="hidden">{name}</span>
          </button>
        ) : null}
      </div>
    </li>
  )
}

/** Where, who asked, for whom and when. */
function Origin({ job: { unitName, requestedBy, onBehalfOf, requestedAt } }: { job: Job }) {
  const { t } = useTranslation()
  const at = formatWhen(requestedAt)
  const who = requestedBy || t('ui.erasedPerson')
  const asked =
    requestedBy === null
      ? t('jobs.byClock', { at })
      : onBehalfOf === null
        ? t('jobs.asked', { who, at })
        : t('jobs.askedFor', { who, at, behalf: onBehalfOf || t('ui.erasedPerson') })
  return `${unitName} · ${asked}`
}

function State({ job, words }: { job: Job; words: KindWords }) {
  const { t } = useTranslation()
  const { state, stage, share, attempts, nextTryAt, endedAt } = job
  const { tone, words: stateWords } = STATE_WORDS[state]
  const again = attempts > 1 ? ` · ${t('jobs.attempts', { count: attempts })}` : ''
  if (state === 'running')
    return (
      <Progress
        words={`${t((stage ? words.stage(stage) : undefined) ?? stateWords)}${again}`}
        share={share > 0 ? share : undefined}
      />
    )
  const waits = state === 'waiting' && attempts > 0 && nextTryAt
  const when = endedAt ? ` · ${formatWhen(endedAt)}` : ''
  return (
    <StateMark tone={tone}>
      {waits ? t('jobs.waitingUntil', { at: formatWhen(nextTryAt) }) : t(stateWords)}
      {when}
      {again}
    </StateMark>
  )
}

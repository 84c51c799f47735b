import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Document, ReadingStatus } from '../../../shared/documents.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import {
  documentProblems,
  KIND_COUNT_WORDS,
  problemKey,
  STAGE_WORDS,
  STATE_WORDS,
  WARNING_WORDS,
  warningParams,
} from './document-words.ts'
import { cancelReading, documentOf, isUnderWay, readAgain } from './documents.ts'
import style from './reading-panel.module.css'

export function ReadingPanel({ document, mayRead }: { document: Document; mayRead: boolean }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: documentOf(document.id).queryKey })
  const cancelling = useMutation({ mutationFn: cancelReading, onSettled: refresh })
  const again = useMutation({ mutationFn: () => readAgain(document.id), onSettled: refresh })
  const { reading } = document
  const underWay = isUnderWay(reading)
  return (
    <section className="stack" aria-label={t('documents.reading.title')}>
      <ProblemMessage
        error={cancelling.error ?? again.error}
        words={documentProblems(cancelling.error ?? again.error)}
      />
      {reading && underWay ? (
        <Progress
          words={t(STAGE_WORDS[reading.stage ?? ''] ?? STATE_WORDS[reading.state].words)}
          share={reading.state === 'running' ? reading.share : undefined}
        />
      ) : null}
      {reading?.state === 'failed' && reading.problem ? <ReadingFailure problem={reading.problem} /> : null}
      {reading?.state === 'cancelled' ? <Notice>{t('documents.problem.cancelled')}</Notice> : null}
      {reading?.state === 'done' ? <Found reading={reading} /> : null}
      {mayRead ? (
        <div className="row">
          {reading && underWay ? (
            <button type="button" onClick={() => cancelling.mutate(reading.id)} disabled={cancelling.isPending}>
              {t('documents.reading.cancel')}
            </button>
          ) : (
            <button type="button" onClick={once(() => again.mutate())} disabled={again.isPending}>
              {reading ? t('documents.reading.again') : t('documents.reading.start')}
            </button>
          )}
        </div>
      ) : null}
    </section>
  )
}

function ReadingFailure({ problem }: { problem: NonNullable<ReadingStatus['problem']> }) {
  const { t } = useTranslation()
  return (
    <Notice tone="bad" urgent>
      <p>{t(problemKey(problem.code, problem.params), { ...problem.params })}</p>
    </Notice>
  )
}

/** What was found, by kind; and what the reader itself found odd. */
function Found({ reading }: { reading: ReadingStatus }) {
  const { t } = useTranslation()
  const { found, warnings, endedAt } = reading
  const kinds = Object.entries(KIND_COUNT_WORDS) as [keyof typeof KIND_COUNT_WORDS, (typeof KIND_COUNT_WORDS)['duty']][]
  const known = warnings.flatMap(({ code, params }) => {
    const words = WARNING_WORDS[code]
    return words ? [t(words, warningParams(params))] : []
  })
  return (
    <>
      <h2>{t('documents.found.title')}</h2>
      {endedAt ? <p className="soft">{t('documents.found.readAt', { at: formatWhen(endedAt) })}</p> : null}
      <dl className={style.counts}>
        {kinds.map(([kind, words]) => (
          <div key={kind}>
            <dt>{t(words)}</dt>
            <dd>{formatNumber(found?.[kind] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {known.length > 0 ? (
        <Notice tone="soon">
          <h3>{t('documents.warning.title')}</h3>
          <ul className={style.warnings}>
            {known.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}

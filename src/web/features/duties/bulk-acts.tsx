import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lastDayOf } from '../../../rules/duties/standing.ts'
import { isPossible, STEPS } from '../../../rules/duties/states.ts'
import { type AnswerAct, type AskedAnswerRow, MOST_ACTS, type MyWork } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { withText } from '../../text/i18n.ts'
import { formatNumber } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { ActsOutcome } from './acts-outcome.tsx'
import style from './duties.module.css'
import { dutyProblems, useActs } from './duties.ts'
import { ACT_WORDS } from './duty-words.ts'
import type { Selection } from './use-selection.tsx'

const ActForm = lazy(() => import('./act-form.tsx').then((module) => ({ default: module.ActForm })))

const GiveMany = lazy(() =>
  withText(['duties', 'holdings'], import('./give-many.tsx')).then((module) => ({ default: module.GiveMany })),
)

type BulkActsProps = {
  acts: readonly AnswerAct[]
  selection: Selection
  total: number
  /** Who has each duty, where they may be given to a colleague. */
  held?: MyWork['held']
}

const fits = (row: AskedAnswerRow, act: AnswerAct) =>
  isPossible({ ...row, lastDay: lastDayOf(row), isAhead: row.standing === 'ahead' }, act)

/** What may be done with all chosen rows at once, and what was done, which can be taken back. */
export function BulkActs({ acts, selection, total, held }: BulkActsProps) {
  const { t } = useTranslation()
  const acting = useActs()
  const [opened, setOpened] = useState<AnswerAct>()
  const [words, setWords] = useState('')
  const { chosen, chooseAll, clear, leaveOut } = selection
  const rowsFor = (act: AnswerAct) => chosen.filter((row) => fits(row, act)).slice(0, MOST_ACTS)
  const run = (act: AnswerAct, until?: Day) => {
    if (acting.isPending) return
    const written = words.trim().normalize('NFC')
    const rows = rowsFor(act)
    acting.mutate(
      {
        batchId: crypto.randomUUID(),
        act,
        answers: rows.map(({ assignmentId, period, revision }) => ({ assignmentId, period, revision })),
        ...(written ? { words: written } : {}),
        ...(until ? { until } : {}),
      },
      {
        onSuccess: () => {
          setOpened(undefined)
          setWords('')
          // Of more than go at once the rest stays chosen.
          leaveOut(rows)
        },
      },
    )
  }
  const isPlain = (act: AnswerAct) => !STEPS[act].needsReason && !STEPS[act].needsDay
  return (
    <div className={`${style.bulk} screen-only`}>
      <div className="row">
        {total > 0 ? (
          <button type="button" className="plain" onClick={chosen.length > 0 ? clear : chooseAll}>
            {chosen.length > 0
              ? t('duties.bulk.clear')
              : t('duties.bulk.all', { count: total, rows: formatNumber(total) })}
          </button>
        ) : null}
        {chosen.length > 0 ? (
          <span role="status">
            {t('duties.bulk.chosen', { count: chosen.length, rows: formatNumber(chosen.length) })}
          </span>
        ) : null}
        {chosen.length > 0
          ? acts.map((act) => {
              const many = rowsFor(act).length
              return (
                <button
                  key={act}
                  type="button"
                  disabled={many === 0}
                  aria-disabled={acting.isPending}
                  aria-expanded={isPlain(act) ? undefined : opened === act}
                  onClick={once(() => (isPlain(act) ? run(act) : setOpened(act)))}
                >
                  {t(ACT_WORDS[act])} ({formatNumber(many)})
                </button>
              )
            })
          : null}
      </div>
      {held ? (
        <Suspense>
          <GiveMany chosen={chosen} held={held} />
        </Suspense>
      ) : null}
      {opened && chosen.length > 0 ? (
        <Suspense>
          <ActForm
            key={opened}
            act={opened}
            possible={rowsFor(opened).length > 0}
            askedUntil={null}
            words={words}
            onWords={setWords}
            busy={acting.isPending}
            problem={acting.error}
            onAct={(until) => run(opened, until)}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      ) : (
        <ProblemMessage error={acting.error} words={dutyProblems} />
      )}
      <ActsOutcome acting={acting} />
    </div>
  )
}

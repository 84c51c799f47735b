import { useTranslation } from 'react-i18next'
import type { HoldingsDone } from '../../../shared/holdings.ts'
import { formatNumber } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { giveProblems, type useGive, useTakeBack } from './holdings.ts'

const doneIn = ({ results }: HoldingsDone) => results.filter(({ problem }) => problem === null)

/** What was given to a colleague at once, and what was left as it was; it can be taken back. */
export function GivenOutcome({ giving }: { giving: ReturnType<typeof useGive> }) {
  const { t } = useTranslation()
  const takingBack = useTakeBack()
  if (!giving.data || !giving.variables) return null
  const shown = takingBack.data ?? giving.data
  const done = doneIn(shown)
  const left = shown.results.length - done.length
  const given = new Set(doneIn(giving.data).map(({ assignmentId }) => assignmentId))
  // Each was given once more than was seen.
  const assignments = giving.variables.assignments
    .filter(({ assignmentId }) => given.has(assignmentId))
    .map(({ assignmentId, revision }) => ({ assignmentId, revision: revision + 1 }))
  return (
    <>
      <p role="status" className="row">
        {t(takingBack.data ? 'holdings.undone' : 'holdings.done', { number: formatNumber(done.length) })}
        {left > 0 ? ` ${t('holdings.left', { number: formatNumber(left) })}` : ''}
        {!takingBack.data && given.size > 0 ? (
          <button
            type="button"
            aria-disabled={takingBack.isPending}
            onClick={once(() => takingBack.mutate({ assignments }))}
          >
            {t('duties.act.undo')}
          </button>
        ) : null}
      </p>
      <ProblemMessage error={takingBack.error} words={giveProblems} />
    </>
  )
}

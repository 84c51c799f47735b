import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationStep } from '../../../shared/organisations.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Facts } from './facts.tsx'
import { STEP_WORDS } from './organisation-words.ts'
import style from './organisations.module.css'
import { organisationProblems, recentSteps, undoStep, useOrganisationChange } from './organisations.ts'

type Step = OrganisationStep & { name?: string; count?: number }

/** What was done lately; what still stands as the last is taken back here, removals and whole batches too. */
export function RecentSteps() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { data, error } = useQuery({ ...recentSteps, enabled: open })
  return (
    <details className="screen-only" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('organisations.steps.title')}</summary>
      <ProblemMessage error={error} />
      {data ? data.length === 0 ? <p>{t('organisations.steps.none')}</p> : <Steps steps={data} /> : null}
    </details>
  )
}

/** Of one organisation what was made with many others is not taken back: that would take them all. */
export function Steps({ steps, onUndone }: { steps: readonly Step[]; onUndone?: (gone: boolean) => void }) {
  const { t } = useTranslation()
  const undoing = useOrganisationChange(undoStep, ({ organisationId }) => onUndone?.(organisationId === null))
  const named = steps.some(({ name }) => name !== undefined)
  return (
    <div className={style.section}>
      <ProblemMessage error={undoing.error} words={organisationProblems} />
      <Facts
        caption={t('organisations.steps.title')}
        heads={[
          ...(named ? [t('organisations.list.name')] : []),
          t('organisations.steps.what'),
          t('organisations.steps.at'),
          t('organisations.steps.undo'),
        ]}
        rows={steps.map(({ id, action, at, undone, last, name, count = 1 }) => ({
          key: id,
          cells: [
            ...(named ? [count > 1 ? `${name} (${formatNumber(count)})` : name] : []),
            t(STEP_WORDS[action]),
            formatWhen(at),
            undone ? (
              t('organisations.steps.undone')
            ) : last && (named || action !== 'add-usual') ? (
              <button
                key="undo"
                type="button"
                className="plain"
                disabled={undoing.isPending}
                onClick={() => undoing.mutate(id)}
              >
                {t('organisations.steps.undo')}
              </button>
            ) : null,
          ],
        }))}
      />
    </div>
  )
}

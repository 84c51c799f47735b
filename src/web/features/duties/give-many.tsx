import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import { formatNumber } from '../../ui/format.ts'
import { GiveForm } from './give-form.tsx'
import { GivenOutcome } from './given-outcome.tsx'
import { useGive } from './holdings.ts'

type GiveManyProps = {
  chosen: readonly AskedAnswerRow[]
  held: MyWork['held']
}

/** Gives the duties of chosen rows to a colleague, where all are of one organisation. */
export function GiveMany({ chosen, held }: GiveManyProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const giving = useGive()
  const ids = [...new Set(chosen.map(({ assignmentId }) => assignmentId))]
  const [first] = ids
  const isOne = new Set(chosen.map(({ organisationId }) => organisationId)).size === 1
  return (
    <div className="stack">
      {first ? (
        <div className="row">
          <button type="button" disabled={!isOne} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('holdings.openMany', { number: formatNumber(ids.length) })}
          </button>
          {isOne ? null : <span className="soft">{t('holdings.oneOnly')}</span>}
        </div>
      ) : null}
      {open && first && isOne ? (
        <GiveForm
          assignmentId={first}
          busy={giving.isPending}
          problem={giving.error}
          onGive={(to) =>
            giving.mutate(
              {
                ...to,
                assignments: ids.map((assignmentId) => ({ assignmentId, revision: held[assignmentId]?.revision ?? 0 })),
              },
              { onSuccess: () => setOpen(false) },
            )
          }
          onClose={() => setOpen(false)}
        />
      ) : null}
      <GivenOutcome key={giving.submittedAt} giving={giving} />
    </div>
  )
}

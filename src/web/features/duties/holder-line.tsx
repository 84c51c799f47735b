import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { NewHoldings } from '../../../shared/holdings.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import doing from './doing.module.css'
import { GiveForm } from './give-form.tsx'
import { giveProblems, problemIn, useGive } from './holdings.ts'

/** Who of the organisation has the duty by name; those who answer for it take it on or give it to one another. */
export function HolderLine({ assignment, me }: { assignment: AssignmentPage; me: string }) {
  const { t } = useTranslation()
  const first = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const giving = useGive()
  const { id, organisation, holder, heldRevision, mayGive, mayTake } = assignment
  const problem = giving.error ?? (giving.data && problemIn(giving.data))
  const give = (given: Pick<NewHoldings, 'personId' | 'words'>) =>
    giving.mutate(
      { ...given, assignments: [{ assignmentId: id, revision: heldRevision }] },
      {
        onSuccess: (done) => {
          if (problemIn(done)) return
          setOpen(false)
          first.current?.focus()
        },
      },
    )
  if (!organisation || (!holder && !mayGive)) return null
  return (
    <section className={doing.holder} aria-label={t('holdings.label')}>
      <p>
        <span className="soft">{t('holdings.label')}:</span>{' '}
        {holder ? <strong>{holder.name}</strong> : t('holdings.nobody')}
      </p>
      {mayGive ? (
        <div className="row screen-only">
          {mayTake ? (
            <button type="button" aria-disabled={giving.isPending} onClick={once(() => give({ personId: me }))}>
              {t('holdings.take')}
            </button>
          ) : null}
          {holder?.id === me ? (
            <button type="button" aria-disabled={giving.isPending} onClick={once(() => give({ personId: null }))}>
              {t('holdings.giveBack')}
            </button>
          ) : null}
          <button ref={first} type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('holdings.open')}
          </button>
        </div>
      ) : null}
      {open ? (
        <GiveForm
          assignmentId={id}
          busy={giving.isPending}
          problem={problem}
          onGive={give}
          onClose={() => setOpen(false)}
        />
      ) : (
        <ProblemMessage error={problem} words={giveProblems} />
      )}
    </section>
  )
}

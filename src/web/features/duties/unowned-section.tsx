import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IdleDuty } from '../../../shared/duties.ts'
import { formatNumber } from '../../ui/format.ts'
import { annotationProblems } from './annotations.ts'
import style from './duties.module.css'
import { useOwners } from './duties.ts'
import { DutyLink } from './duty-link.tsx'
import { shortQuote } from './duty-words.ts'
import { OwnersForm } from './owners-form.tsx'

type UnownedSectionProps = { duties: readonly IdleDuty[]; mayPlan: boolean }

/** Duties that the plan gives to nobody known: a planner says who has them. */
export function UnownedSection({ duties, mayPlan }: UnownedSectionProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [open, setOpen] = useState<string>()
  const giving = useOwners()
  const close = () => {
    setOpen(undefined)
    heading.current?.focus({ preventScroll: true })
  }
  if (duties.length === 0) return null
  return (
    <section className={style.section}>
      <h2 ref={heading} tabIndex={-1}>
        {t('dutyPages.followUp.unowned')} ({formatNumber(duties.length)})
      </h2>
      <p className="soft reading">{t('dutyPages.followUp.unownedAbout')}</p>
      <ul className={style.idle}>
        {duties.map((duty) => (
          <li key={duty.assignmentId}>
            <DutyLink duty={duty} />
            <p className="soft">
              {duty.unresolved.length > 0
                ? t('duties.unresolved', { words: duty.unresolved.join('; ') })
                : t('duties.nobody')}
            </p>
            {open === duty.assignmentId ? (
              <OwnersForm
                busy={giving.isPending}
                problem={giving.error}
                problemWords={annotationProblems}
                onGive={(organisationIds) =>
                  giving.mutate(
                    { assignmentId: duty.assignmentId, revision: duty.revision, organisationIds },
                    { onSuccess: close },
                  )
                }
                onClose={close}
              />
            ) : null}
            {mayPlan && open !== duty.assignmentId ? (
              <div className="screen-only">
                <button
                  type="button"
                  onClick={() => {
                    giving.reset()
                    setOpen(duty.assignmentId)
                  }}
                >
                  {t('dutyPages.owners.open')}
                  <span className="hidden"> {shortQuote(duty.quote)}</span>
                </button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

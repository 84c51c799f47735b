import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoundTarget, FiguresPlan } from '../../../shared/data-sets.ts'
import { formatNumber } from '../../ui/format.ts'
import { BaselineForm } from './baseline-form.tsx'
import style from './catalogue.module.css'
import { type Planning, targetChange } from './figures-plan.ts'

type BaselineCellProps = { target: BoundTarget; plan: FiguresPlan; planning: Planning }

/** From where a target begins, and to say so. */
export function BaselineCell({ target, plan, planning }: BaselineCellProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { baseline } = target
  const close = () => setOpen(false)
  return (
    <div className={style.cell}>
      {baseline ? (
        <p>
          {formatNumber(Number(baseline.value), { maximumFractionDigits: 6 })} ({baseline.year})
        </p>
      ) : null}
      {baseline?.source ? <p className="soft">{baseline.source}</p> : null}
      {isOpen ? (
        <BaselineForm
          before={baseline}
          busy={planning.isPending}
          onSay={(said) =>
            planning.change(targetChange(plan.programmeId, target, { action: 'baseline', baseline: said }), {
              onSuccess: close,
            })
          }
          onClose={close}
        />
      ) : plan.mayPlan ? (
        <button type="button" className="plain screen-only" onClick={() => setOpen(true)}>
          {t('catalogue.plan.setBaseline')}
          <span className="hidden"> {target.quote}</span>
        </button>
      ) : null}
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoundTarget, FiguresPlan } from '../../../shared/data-sets.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './catalogue.module.css'
import { findIndicators } from './catalogue.ts'
import { ChoosePanel } from './choose-panel.tsx'
import { type Planning, targetChange } from './figures-plan.ts'

type IndicatorCellProps = { target: BoundTarget; plan: FiguresPlan; planning: Planning; indicatorLink: LinkTo }

/** By what a target is measured, and to measure it by something else. */
export function IndicatorCell({ target, plan, planning, indicatorLink }: IndicatorCellProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const indicator = plan.indicators.find(({ id }) => id === target.indicatorId)
  const close = () => setOpen(false)
  const say = (edit: Parameters<typeof targetChange>[2]) =>
    planning.change(targetChange(plan.programmeId, target, edit), { onSuccess: close })
  const { words } = target
  return (
    <div className={style.cell}>
      <p>
        {indicator ? indicatorLink(indicator.id, indicator.name) : t('catalogue.plan.noIndicatorYet')}
        {target.byPlanner ? <span className="soft"> ({t('catalogue.plan.byPlanner')})</span> : null}
      </p>
      {!indicator && words ? (
        <p className="soft">
          {t('catalogue.plan.words')}: {words.numerator}
          {words.denominator === null ? '' : ` / ${words.denominator}`}
        </p>
      ) : null}
      {isOpen ? (
        <ChoosePanel
          label={t('catalogue.plan.findIndicator')}
          searchKey="indicators of a target"
          find={findIndicators}
          onChoose={(indicatorId) => say({ action: 'choose', indicatorId })}
          onClose={close}
        >
          <button type="button" className="plain" onClick={() => say({ action: 'choose', indicatorId: null })}>
            {t('catalogue.plan.noneAtAll')}
          </button>
          {target.byPlanner ? (
            <button type="button" className="plain" onClick={() => say({ action: 'give-back' })}>
              {t('catalogue.plan.giveBack')}
            </button>
          ) : null}
        </ChoosePanel>
      ) : plan.mayPlan ? (
        <button type="button" className="plain screen-only" onClick={() => setOpen(true)}>
          {t('catalogue.plan.choose')}
          <span className="hidden"> {target.quote}</span>
        </button>
      ) : null}
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoundTarget, FiguresPlan, Hole } from '../../../shared/data-sets.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './catalogue.module.css'
import { giveChange, type Planning, setsWith, unreportedOf } from './figures-plan.ts'
import { whoFills } from './who-fills.ts'

const HOLE_WORDS: Record<Hole, TextKey> = {
  'no-indicator': 'catalogue.plan.hole.noIndicator',
  'not-reported': 'catalogue.plan.hole.notReported',
  'wants-survey': 'catalogue.plan.hole.wantsSurvey',
}

type HoleCellProps = {
  target: BoundTarget
  plan: FiguresPlan
  planning: Planning
  partiesLink: LinkTo
}

/** Who fills what a target needs; where nobody does, which figures are missing, and to name somebody for them. */
export function HoleCell({ target, plan, planning, partiesLink }: HoleCellProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { hole } = target
  if (hole === null)
    return setsWith(target, plan)
      .map((set) => whoFills(t, set))
      .join('; ')
  const missing = unreportedOf(target, plan)
  const mayGive = plan.mayPlan && hole === 'not-reported' && missing.length > 0
  return (
    <div className={style.cell}>
      <StateMark tone={hole === 'wants-survey' ? 'soon' : 'bad'}>{t(HOLE_WORDS[hole])}</StateMark>
      {hole === 'not-reported'
        ? missing.map(({ id, name }) => (
            <p key={id} className="soft">
              {name}
            </p>
          ))
        : null}
      {mayGive && plan.choices.length === 0 ? (
        <p className="screen-only">
          {t('catalogue.plan.nobodyAsked')} {partiesLink(plan.programmeId, t('catalogue.plan.toParties'))}
        </p>
      ) : null}
      {mayGive && plan.choices.length > 0 && !isOpen ? (
        <button type="button" className="plain screen-only" onClick={() => setOpen(true)}>
          {t('catalogue.plan.give')}
          <span className="hidden"> {target.quote}</span>
        </button>
      ) : null}
      {mayGive && isOpen ? (
        <Panel onClose={() => setOpen(false)}>
          <p>{t('catalogue.plan.giveTo')}</p>
          <div className={style.cell}>
            {plan.choices.map((choice) => (
              <button
                key={`${choice.level} ${choice.organisation?.id}`}
                type="button"
                disabled={planning.isPending}
                onClick={() =>
                  planning.change(giveChange(plan.programmeId, missing, choice), { onSuccess: () => setOpen(false) })
                }
              >
                {whoFills(t, choice)}
              </button>
            ))}
            <button type="button" className="plain" onClick={() => setOpen(false)}>
              {t('ui.ask.no')}
            </button>
          </div>
        </Panel>
      ) : null}
    </div>
  )
}

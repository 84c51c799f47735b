import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoundTarget, FiguresPlan, Hole } from '../../../shared/data-sets.ts'
import { targetWords } from '../../facts/fact-words.ts'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { BaselineForm } from './baseline-form.tsx'
import style from './catalogue.module.css'
import { findIndicators } from './catalogue.ts'
import { STATE_RULE_WORDS } from './catalogue-words.ts'
import { ChoosePanel } from './choose-panel.tsx'
import { type Planning, targetChange } from './figures-plan.ts'
import { whoFills } from './who-fills.ts'

const HOLE_WORDS: Record<Hole, TextKey> = {
  'no-indicator': 'catalogue.plan.hole.noIndicator',
  'not-reported': 'catalogue.plan.hole.notReported',
  'wants-survey': 'catalogue.plan.hole.wantsSurvey',
}

type BoundTargetItemProps = {
  target: BoundTarget
  plan: FiguresPlan
  planning: Planning
  clauseLink: LinkTo
  indicatorLink: LinkTo
}

/** A target with what measures it, from where it begins and which forms fill it. */
export function BoundTargetItem({ target, plan, planning, clauseLink, indicatorLink }: BoundTargetItemProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'indicator' | 'baseline'>()
  const { baseline, words, hole } = target
  const indicator = plan.indicators.find(({ id }) => id === target.indicatorId)
  const close = () => setOpen(undefined)
  const say = (edit: Parameters<typeof targetChange>[2]) =>
    planning.change(targetChange(plan.programmeId, target, edit), { onSuccess: close })
  return (
    <li>
      <p>
        {target.section} {clauseLink(target.clauseId, target.quote)}
      </p>
      <p className="soft">{targetWords(t, target)}</p>
      <p>
        {t('catalogue.plan.indicator')}:{' '}
        {indicator ? indicatorLink(indicator.id, `${indicator.name}`) : t('catalogue.plan.noIndicatorYet')}
        {target.byPlanner ? <span className="soft"> ({t('catalogue.plan.byPlanner')})</span> : null}
      </p>
      {indicator ? <p className="soft">{t(STATE_RULE_WORDS[indicator.kind])}</p> : null}
      {!indicator && words ? (
        <p className="soft">
          {t('catalogue.plan.words')}: {words.numerator}
          {words.denominator === null ? '' : ` / ${words.denominator}`}
        </p>
      ) : null}
      {baseline ? (
        <p>
          {t('catalogue.plan.baseline')}: {formatNumber(Number(baseline.value), { maximumFractionDigits: 6 })} (
          {[baseline.year, baseline.source].filter(Boolean).join(', ')})
        </p>
      ) : null}
      {hole ? (
        <p>
          <StateMark tone={hole === 'wants-survey' ? 'soon' : 'bad'}>{t(HOLE_WORDS[hole])}</StateMark>
        </p>
      ) : (
        <p>
          {t('catalogue.plan.filledBy')}:{' '}
          {fillersOf(target, plan)
            .map((set) => whoFills(t, set))
            .join('; ')}
        </p>
      )}
      {open === 'indicator' ? (
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
      ) : null}
      {open === 'baseline' ? (
        <BaselineForm
          before={baseline}
          busy={planning.isPending}
          onSay={(said) => say({ action: 'baseline', baseline: said })}
          onClose={close}
        />
      ) : null}
      {plan.mayPlan && open === undefined ? (
        <p className={`${style.acts} screen-only`}>
          <button type="button" className="plain" onClick={() => setOpen('indicator')}>
            {t('catalogue.plan.choose')}
            <span className="hidden"> {target.quote}</span>
          </button>
          <button type="button" className="plain" onClick={() => setOpen('baseline')}>
            {t('catalogue.plan.setBaseline')}
            <span className="hidden"> {target.quote}</span>
          </button>
        </p>
      ) : null}
    </li>
  )
}

/** The sets in which the elements of a target's indicator stand. */
function fillersOf({ indicatorId }: BoundTarget, { indicators, dataSets }: FiguresPlan) {
  const indicator = indicators.find(({ id }) => id === indicatorId)
  const ids = new Set(
    [...(indicator?.numerator ?? []), ...(indicator?.denominator ?? [])].map(({ elementId }) => elementId),
  )
  return dataSets.filter(({ elements }) => elements.some(({ elementId, removed }) => !removed && ids.has(elementId)))
}

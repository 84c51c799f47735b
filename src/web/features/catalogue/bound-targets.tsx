import { useTranslation } from 'react-i18next'
import type { BoundTarget, FiguresPlan, Hole } from '../../../shared/data-sets.ts'
import { INDICATOR_KINDS } from '../../../shared/indicators.ts'
import { targetWords } from '../../facts/fact-words.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import tableStyle from '../../ui/data-table.module.css'
import { capitalised } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { RowTable } from '../../ui/row-table.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { BaselineCell } from './baseline-cell.tsx'
import style from './catalogue.module.css'
import { STATE_RULE_WORDS } from './catalogue-words.ts'
import type { Planning } from './figures-plan.ts'
import { IndicatorCell } from './indicator-cell.tsx'
import { whoFills } from './who-fills.ts'

const HOLE_WORDS: Record<Hole, TextKey> = {
  'no-indicator': 'catalogue.plan.hole.noIndicator',
  'not-reported': 'catalogue.plan.hole.notReported',
  'wants-survey': 'catalogue.plan.hole.wantsSurvey',
}

type BoundTargetsProps = { plan: FiguresPlan; planning: Planning; clauseLink: LinkTo; indicatorLink: LinkTo }

/** Each target with what measures it, from where it begins and which forms fill it; how each kind is judged stands below, once. */
export function BoundTargets({ plan, planning, clauseLink, indicatorLink }: BoundTargetsProps) {
  const { t } = useTranslation()
  const fillers = (target: BoundTarget) =>
    fillersOf(target, plan)
      .map((set) => whoFills(t, set))
      .join('; ')
  const columns: Column<BoundTarget>[] = [
    {
      id: 'target',
      head: t('catalogue.plan.targets'),
      text: ({ quote }) => quote,
      cell: (target) => (
        <div>
          <p className={style.quote}>
            {target.section} {clauseLink(target.clauseId, target.quote)}
          </p>
          <p className="soft">{targetWords(t, target)}</p>
        </div>
      ),
    },
    {
      id: 'indicator',
      head: t('catalogue.plan.indicator'),
      text: ({ indicatorId }) => indicatorId ?? '',
      cell: (target) => <IndicatorCell target={target} plan={plan} planning={planning} indicatorLink={indicatorLink} />,
      width: '34%',
    },
    {
      id: 'baseline',
      head: t('catalogue.plan.baseline'),
      text: ({ baseline }) => baseline?.value ?? '',
      cell: (target) => <BaselineCell target={target} plan={plan} planning={planning} />,
      width: '14%',
    },
    {
      id: 'form',
      head: t('catalogue.plan.filledBy'),
      text: fillers,
      cell: (target) =>
        target.hole === null ? (
          fillers(target)
        ) : (
          <StateMark tone={target.hole === 'wants-survey' ? 'soon' : 'bad'}>{t(HOLE_WORDS[target.hole])}</StateMark>
        ),
      width: '17%',
    },
  ]
  return (
    <section className={style.section}>
      <h2>{t('catalogue.plan.targets')}</h2>
      <div className={tableStyle.table}>
        <RowTable
          caption={t('catalogue.plan.targets')}
          columns={columns}
          groups={[{ words: '', count: 0, rows: plan.targets }]}
          rowKey={({ versionId, id }) => `${versionId} ${id}`}
        />
      </div>
      <StateRules plan={plan} />
    </section>
  )
}

function StateRules({ plan }: { plan: FiguresPlan }) {
  const { t } = useTranslation()
  const kinds = INDICATOR_KINDS.filter((kind) => plan.indicators.some((each) => each.kind === kind))
  if (kinds.length === 0) return null
  return (
    <>
      <h3>{t('catalogue.indicator.how')}</h3>
      <ul className={style.items}>
        {kinds.map((kind) => (
          <li key={kind}>
            <p>
              <strong>{capitalised(t(INDICATOR_KIND_WORDS[kind]))}:</strong> {t(STATE_RULE_WORDS[kind])}
            </p>
          </li>
        ))}
      </ul>
    </>
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

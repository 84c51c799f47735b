import { useTranslation } from 'react-i18next'
import type { BoundTarget, FiguresPlan } from '../../../shared/data-sets.ts'
import { INDICATOR_KINDS } from '../../../shared/indicators.ts'
import { targetWords } from '../../facts/fact-words.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import tableStyle from '../../ui/data-table.module.css'
import { capitalised } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { RowTable } from '../../ui/row-table.tsx'
import type { Column } from '../../ui/table-column.ts'
import { BaselineCell } from './baseline-cell.tsx'
import style from './catalogue.module.css'
import { STATE_RULE_WORDS } from './catalogue-words.ts'
import { type Planning, setsWith } from './figures-plan.ts'
import { HoleCell } from './hole-cell.tsx'
import { IndicatorCell } from './indicator-cell.tsx'
import { whoFills } from './who-fills.ts'

type BoundTargetsProps = {
  plan: FiguresPlan
  planning: Planning
  clauseLink: LinkTo
  indicatorLink: LinkTo
  partiesLink: LinkTo
}

/** Each target with what measures it, from where it begins and which forms fill it; how each kind is judged stands below, once. */
export function BoundTargets({ plan, planning, clauseLink, indicatorLink, partiesLink }: BoundTargetsProps) {
  const { t } = useTranslation()
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
      text: (target) =>
        setsWith(target, plan)
          .map((set) => whoFills(t, set))
          .join('; '),
      cell: (target) => <HoleCell target={target} plan={plan} planning={planning} partiesLink={partiesLink} />,
      width: '20%',
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

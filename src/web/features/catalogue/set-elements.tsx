import { useTranslation } from 'react-i18next'
import type { DataSet, FiguresPlan, SetElement } from '../../../shared/data-sets.ts'
import tableStyle from '../../ui/data-table.module.css'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { RowTable } from '../../ui/row-table.tsx'
import type { Column } from '../../ui/table-column.ts'
import style from './catalogue.module.css'
import { FREQUENCY_WORDS, LEVEL_WORDS } from './catalogue-words.ts'
import type { Planning } from './figures-plan.ts'
import { SetElementActs } from './set-element-acts.tsx'

type SetElementsProps = { set: DataSet; plan: FiguresPlan; planning: Planning; elementLink: LinkTo }

/** What a form asks for: how often, for how many targets, and what can be done with it. */
export function SetElements({ set, plan, planning, elementLink }: SetElementsProps) {
  const { t } = useTranslation()
  const elementOf = new Map(plan.elements.map((each) => [each.id, each]))
  const nameOf = ({ elementId }: SetElement) => elementOf.get(elementId)?.name ?? elementId
  const remarkOf = (row: SetElement) => {
    if (row.removed) return t('catalogue.plan.removed')
    if (row.added) return t('catalogue.plan.added')
    const level = elementOf.get(row.elementId)?.level
    return level === undefined || level === set.level ? '' : t('catalogue.plan.falls', { level: t(LEVEL_WORDS[level]) })
  }
  const columns: Column<SetElement>[] = [
    {
      id: 'name',
      head: t('catalogue.name'),
      text: nameOf,
      cell: (row) => (
        <div>
          <p className={row.removed ? style.removed : undefined}>{elementLink(row.elementId, nameOf(row))}</p>
          <p className="soft">{remarkOf(row)}</p>
        </div>
      ),
    },
    {
      id: 'measure',
      head: t('catalogue.measure'),
      text: ({ elementId }) => elementOf.get(elementId)?.measure ?? '',
      width: '110px',
    },
    {
      id: 'frequency',
      head: t('catalogue.plan.frequency'),
      text: ({ frequency }) => t(FREQUENCY_WORDS[frequency]),
      width: '84px',
    },
    {
      id: 'targets',
      head: t('catalogue.plan.targets'),
      text: ({ targets }) => targets,
      cell: ({ targets }) => formatNumber(targets),
      numeric: true,
      width: '84px',
    },
  ]
  const acts: Column<SetElement> = {
    id: 'acts',
    head: t('catalogue.plan.acts'),
    bare: true,
    text: () => '',
    cell: (row) => <SetElementActs of={row} name={nameOf(row)} set={set} plan={plan} planning={planning} />,
    width: '26%',
  }
  return (
    <div className={tableStyle.table}>
      <RowTable
        caption={t('catalogue.tabs.elements')}
        columns={plan.mayPlan ? [...columns, acts] : columns}
        groups={[{ words: '', count: 0, rows: set.elements }]}
        rowKey={({ elementId }) => elementId}
      />
    </div>
  )
}

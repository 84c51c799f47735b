import { useTranslation } from 'react-i18next'
import type { FactOf } from '../../../shared/facts.ts'
import type { Programme } from '../../../shared/programmes.ts'
import { KIND_WORDS, OBJECTIVE_WORDS } from '../../facts/kinds.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised } from '../../ui/format.ts'
import type { Column } from '../../ui/table-column.ts'
import { ClauseLink } from './here-link.tsx'
import style from './programmes.module.css'
import { csvAddress } from './programmes.ts'
import type { ProgrammeView } from './use-programme-view.ts'

type Aim = FactOf<'objective'> | FactOf<'funding'>

/** What the programme is for, and where its money comes from. */
export function AimsTab({ programme, view }: { programme: Programme; view: ProgrammeView }) {
  const { t } = useTranslation()
  const rows = programme.facts.filter((fact): fact is Extract<typeof fact, Aim> =>
    ['objective', 'funding'].includes(fact.kind),
  )
  if (rows.length === 0) {
    return <EmptyState title={t('programme.aims.none')}>{t('programme.aims.noneWhy')}</EmptyState>
  }
  const columns: Column<Aim>[] = [
    {
      id: 'words',
      head: t('programme.words'),
      text: ({ quote }) => capitalised(quote),
      cell: ({ clauseId, quote }) => <ClauseLink id={clauseId}>{capitalised(quote)}</ClauseLink>,
    },
    {
      id: 'kind',
      head: t('programme.aims.kind'),
      text: (fact) => capitalised(t(fact.kind === 'objective' ? OBJECTIVE_WORDS[fact.body.scope] : KIND_WORDS.funding)),
      width: '18%',
    },
    {
      id: 'more',
      head: t('programme.aims.yearOrSources'),
      text: (fact) =>
        fact.kind === 'funding'
          ? fact.body.sources.join('; ')
          : fact.body.year === null
            ? null
            : String(fact.body.year),
      width: '28%',
    },
  ]
  const csv = [
    ['objectives', t('programme.aims.objectivesCsv')],
    ['funding', t('programme.aims.fundingCsv')],
  ] as const
  return (
    <DataTable
      caption={t('programme.aims.tab')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      fileName="muc-tieu-kinh-phi"
      tools={
        <span className={`${style.choice} screen-only`}>
          {csv.map(([list, words]) => (
            <a key={list} href={csvAddress(programme.id, list, view.on)} download>
              {words}
            </a>
          ))}
        </span>
      }
    />
  )
}

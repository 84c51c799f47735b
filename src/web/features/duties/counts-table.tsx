import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationCounts, Standing } from '../../../shared/duties.ts'
import tableStyle from '../../ui/data-table.module.css'
import { formatNumber } from '../../ui/format.ts'
import { RowTable } from '../../ui/row-table.tsx'
import type { Column } from '../../ui/table-column.ts'
import style from './duties.module.css'
import type { AnswerFilter } from './duties.ts'
import { STANDING_WORDS } from './duty-words.ts'
import { FilterLink } from './filter-link.tsx'
import { byUrgency, COUNTED, type Counted, countIn, totalsOf } from './standing-counts.ts'

/** All of them together, or one. */
type Row = Omit<OrganisationCounts, 'organisationId'> & { organisationId: string | null }

type CountsTableProps = { organisations: readonly OrganisationCounts[]; filter: AnswerFilter }

const FIRST = 15

/** How many answers of whom stand how; each number leads to them. */
export function CountsTable({ organisations, filter }: CountsTableProps) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const total: Row = {
    organisationId: null,
    organisationName: t('dutyPages.followUp.total'),
    ...totalsOf(organisations),
  }
  const ordered = byUrgency(organisations)
  const rows: Row[] = [...(organisations.length > 1 ? [total] : []), ...(whole ? ordered : ordered.slice(0, FIRST))]
  const columns: Column<Row>[] = [
    {
      id: 'organisation',
      head: t('duties.column.organisation'),
      text: ({ organisationName }) => organisationName,
      cell: (row) => (
        <FilterLink filter={ofRow(row, filter)} shown={filter} label={row.organisationName}>
          {row.organisationName}
        </FilterLink>
      ),
    },
    {
      id: 'duties',
      head: t('duties.column.duties'),
      text: ({ duties }) => duties,
      cell: ({ duties }) => formatNumber(duties),
      numeric: true,
      width: '10%',
    },
    ...COUNTED.map(
      (counted): Column<Row> => ({
        id: counted.id,
        head: t(STANDING_WORDS[counted.standing].words),
        text: ({ standings }) => countIn({ standings }, counted.standing),
        cell: (row) => <Count row={row} counted={counted} filter={filter} />,
        numeric: true,
        width: '11%',
      }),
    ),
  ]
  return (
    <section className={style.section}>
      <h2>{t('dutyPages.followUp.byOrganisation')}</h2>
      <div className={`${tableStyle.table} ${style.counts}`}>
        <RowTable
          caption={t('dutyPages.followUp.byOrganisation')}
          columns={columns}
          groups={[{ words: '', count: rows.length, rows }]}
          rowKey={({ organisationId }) => organisationId ?? ''}
        />
      </div>
      {!whole && ordered.length > FIRST ? (
        <div className="screen-only">
          <button type="button" onClick={() => setWhole(true)}>
            {t('dutyPages.followUp.allOrganisations', { count: ordered.length })}
          </button>
        </div>
      ) : null}
    </section>
  )
}

const ofRow = ({ organisationId }: Row, { sentTo }: AnswerFilter, standing?: Standing): AnswerFilter => ({
  ...(sentTo ? { sentTo } : {}),
  ...(organisationId === null ? {} : { organisationId }),
  ...(standing ? { standing } : {}),
})

type CountProps = { row: Row; counted: Counted; filter: AnswerFilter }

function Count({ row, counted: { standing, late }, filter }: CountProps) {
  const { t } = useTranslation()
  const count = countIn(row, standing)
  const countLate = late ? countIn(row, late) : 0
  const link = (of: Standing, number: string) => (
    <FilterLink
      filter={ofRow(row, filter, of)}
      shown={filter}
      label={`${number}: ${row.organisationName}, ${t(STANDING_WORDS[of].words)}`}
    >
      {number}
    </FilterLink>
  )
  return (
    <span className={standing === 'late' && count > 0 ? style.late : undefined}>
      {count > 0 || countLate === 0 ? (count > 0 ? link(standing, formatNumber(count)) : '0') : null}
      {late && countLate > 0 ? (
        <>
          {count > 0 ? ', ' : ''}
          {link(late, t('dutyPages.followUp.ofLate', { number: formatNumber(countLate) }))}
        </>
      ) : null}
    </span>
  )
}

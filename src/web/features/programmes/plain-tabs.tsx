import { useTranslation } from 'react-i18next'
import type { FactOf } from '../../../shared/facts.ts'
import type { Programme } from '../../../shared/programmes.ts'
import { REVIEW_WORDS } from '../../facts/kinds.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import type { Column } from '../../ui/table-column.ts'
import { ClauseLink } from './here-link.tsx'

export function ReviewsTab({ programme }: { programme: Programme }) {
  const { t } = useTranslation()
  const rows = programme.facts.filter((fact) => fact.kind === 'review')
  if (rows.length === 0) {
    return <EmptyState title={t('programme.reviews.none')}>{t('programme.reviews.noneWhy')}</EmptyState>
  }
  const columns: Column<FactOf<'review'>>[] = [
    {
      id: 'words',
      head: t('programme.words'),
      text: ({ quote }) => capitalised(quote),
      cell: ({ clauseId, quote }) => <ClauseLink id={clauseId}>{capitalised(quote)}</ClauseLink>,
    },
    { id: 'kind', head: t('facts.field.reviewKind'), text: ({ body }) => t(REVIEW_WORDS[body.kind]), width: '18%' },
    {
      id: 'year',
      head: t('facts.field.year'),
      text: ({ body }) => (body.year === null ? null : String(body.year)),
      numeric: true,
      width: '84px',
    },
  ]
  return (
    <DataTable
      caption={t('facts.kind.review')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      fileName="so-ket-tong-ket"
    />
  )
}

export function CitationsTab({ programme }: { programme: Programme }) {
  const { t } = useTranslation()
  const rows = programme.facts.filter((fact) => fact.kind === 'citation')
  if (rows.length === 0) {
    return <EmptyState title={t('programme.citations.none')}>{t('programme.citations.noneWhy')}</EmptyState>
  }
  const datesOf = ({ body }: FactOf<'citation'>) =>
    body.date ? formatWhen(body.date) : (body.dates ?? []).map((date) => formatWhen(date)).join(', ')
  const columns: Column<FactOf<'citation'>>[] = [
    {
      id: 'number',
      head: t('facts.field.number'),
      text: ({ body }) => [body.kind, body.number].filter(Boolean).join(' '),
      cell: ({ clauseId, body }) => (
        <ClauseLink id={clauseId}>{[body.kind, body.number].filter(Boolean).join(' ')}</ClauseLink>
      ),
    },
    {
      id: 'date',
      head: t('facts.field.date'),
      text: datesOf,
      order: ({ body }) => body.date ?? body.dates?.[0] ?? null,
      width: '150px',
    },
    { id: 'issuer', head: t('facts.field.issuer'), text: ({ body }) => body.issuer, width: '40%' },
  ]
  return (
    <DataTable
      caption={t('facts.kind.citation')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      fileName="van-ban-vien-dan"
    />
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FACT_KINDS, type FactKind } from '../../../shared/documents.ts'
import type { Corrections, Programme } from '../../../shared/programmes.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { Column, Group } from '../../ui/table-column.ts'
import type { TextKey } from '../../ui/text-key.ts'
import style from './programmes.module.css'

type Figures = Corrections[string]
type Row = Figures & { kind: FactKind; versionId: string; version: string }

const FIGURES: readonly [keyof Figures, TextKey][] = [
  ['read', 'programme.corrections.read'],
  ['changed', 'programme.corrections.changed'],
  ['deleted', 'programme.corrections.deleted'],
  ['added', 'programme.corrections.added'],
]

const shareOf = ({ read, changed, deleted }: Row) => (read === 0 ? null : (changed + deleted) / read)
const percent = (share: number) => `${formatNumber(share * 100, { maximumFractionDigits: 1 })}%`

/** How much of what was read people put right before publishing. */
export function CorrectionsTab({ programme }: { programme: Programme }) {
  const { t } = useTranslation()
  const rows = useMemo(
    () =>
      programme.documents.flatMap(({ title, fileName, versions }) =>
        versions.flatMap(({ id, number, publishedAt, corrections }) => {
          const day = publishedAt ? formatWhen(publishedAt, 'day') : ''
          const version = t('programme.corrections.version', { name: title ?? fileName, number, day })
          return FACT_KINDS.flatMap((kind): Row[] => {
            const figures = corrections?.[kind]
            return figures && figures.read + figures.added > 0 ? [{ ...figures, kind, versionId: id, version }] : []
          })
        }),
      ),
    [programme, t],
  )
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'kind', head: t('programme.corrections.kind'), text: ({ kind }) => t(KIND_WORDS[kind]) },
      ...FIGURES.map(
        ([figure, head]): Column<Row> => ({
          id: figure,
          head: t(head),
          text: (row) => row[figure],
          cell: (row) => formatNumber(row[figure]),
          numeric: true,
          width: '110px',
        }),
      ),
      {
        id: 'share',
        head: t('programme.corrections.share'),
        text: (row) => {
          const share = shareOf(row)
          return share === null ? null : percent(share)
        },
        order: shareOf,
        numeric: true,
        width: '170px',
      },
    ],
    [t],
  )
  const group = useMemo((): Group<Row> => ({ head: t('programme.tab.documents'), of: (row) => row.version }), [t])
  if (rows.length === 0) {
    return <EmptyState title={t('programme.corrections.none')}>{t('programme.corrections.noneWhy')}</EmptyState>
  }
  return (
    <div className={style.tab}>
      <p className="soft reading">{t('programme.corrections.about')}</p>
      <DataTable
        caption={t('programme.tab.corrections')}
        columns={columns}
        rows={rows}
        rowKey={({ versionId, kind }) => `${versionId} ${kind}`}
        fileName="phan-da-sua"
        group={group}
      />
    </div>
  )
}

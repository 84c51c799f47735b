import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../shared/audit.ts'
import type { Action } from '../../../shared/people.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { loadAll } from '../../ui/load-all.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import type { Column } from '../../ui/table-column.ts'
import { type AuditSearch, auditTrail } from './audit.ts'
import { AuditFilters } from './audit-filters.tsx'
import { actionWords, CONSOLE_ID, pageOf, subjectWords } from './audit-words.ts'
import { HeadsPanel } from './heads-panel.tsx'

type AuditPageProps = {
  search: AuditSearch
  /** What the reader may do: of the rest no link is offered. */
  may: readonly Action[]
  onSearch: (search: AuditSearch) => void
  findUnits: (words: string, signal: AbortSignal) => Promise<readonly Found[]>
}

export function AuditPage({ search, may, onSearch, findUnits }: AuditPageProps) {
  const { t } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditTrail(search),
  )
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data])
  const columns = useMemo(() => columnsOf(t, may), [t, may])
  return (
    <Page
      title={t('audit.title')}
      up={<Link to="/administration">{t('app.places.administration')}</Link>}
      about={t('audit.about')}
    >
      <AuditFilters search={search} onSearch={onSearch} findUnits={findUnits} known={entries} />
      <ProblemMessage error={error} />
      {entries.length === 0 ? (
        isPending ? null : (
          <p>{t('audit.empty')}</p>
        )
      ) : (
        <DataTable
          caption={t('audit.title')}
          columns={columns}
          rows={entries}
          rowKey={({ homeId, id }) => `${homeId} ${id}`}
          fileName={t('audit.fileName')}
        />
      )}
      {hasNextPage ? (
        <p className="row screen-only">
          {t('audit.moreAbout')}
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('audit.more')}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => void loadAll(fetchNextPage)}
            disabled={isFetchingNextPage}
          >
            {t('audit.all')}
          </button>
        </p>
      ) : null}
      <HeadsPanel />
    </Page>
  )
}

function columnsOf(t: TFunction<'text'>, may: readonly Action[]): Column<AuditEntry>[] {
  const who = ({ actor }: AuditEntry) =>
    actor === null
      ? t('audit.system')
      : (actor.name ?? (actor.id === CONSOLE_ID ? t('audit.console') : t('audit.erased')))
  const thing = ({ subject, subjectTitle }: AuditEntry) =>
    [t(subjectWords(subject)), subjectTitle ?? (subject.startsWith('person:') ? t('audit.erased') : '')]
      .filter(Boolean)
      .join(': ')
  return [
    {
      id: 'at',
      head: t('audit.at'),
      text: ({ at }) => formatWhen(at),
      order: ({ at }) => at,
      width: '136px',
    },
    { id: 'who', head: t('audit.who'), text: who, width: '18%' },
    {
      id: 'what',
      head: t('audit.what'),
      text: ({ action }) => t(actionWords(action)),
    },
    {
      id: 'thing',
      head: t('audit.thing'),
      text: thing,
      cell: (entry) => {
        const page = pageOf(entry, may)
        return <span className="words">{page ? <Link to={page}>{thing(entry)}</Link> : thing(entry)}</span>
      },
      width: '28%',
    },
    { id: 'unit', head: t('audit.unit'), text: ({ unitName }) => capitalised(unitName), width: '14%' },
    {
      id: 'place',
      head: t('audit.place'),
      text: ({ homeId, chain, number }) => `${homeId}-${chain}-${number}`,
      width: '84px',
    },
  ]
}

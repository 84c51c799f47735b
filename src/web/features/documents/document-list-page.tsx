import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../../shared/documents.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import type { Column } from '../../ui/table-column.ts'
import { fullName, STATE_WORDS, shortName } from './document-words.ts'
import { documentList } from './documents.ts'
import { ReadingState } from './reading-state.tsx'

export function DocumentListPage({ mayUpload, places }: { mayUpload: boolean; places: ReactNode }) {
  const { t } = useTranslation()
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(documentList)
  const documents = useMemo(() => data.pages.flatMap((part) => part.documents), [data])
  const columns = useMemo<Column<Document>[]>(
    () => [
      {
        id: 'name',
        head: t('documents.list.document'),
        text: fullName,
        cell: (document) => (
          <div className="words">
            <Link to="/documents/$documentId" params={{ documentId: document.id }}>
              {shortName(document)}
            </Link>
            {document.number && document.title ? <div>{document.title}</div> : null}
          </div>
        ),
      },
      { id: 'unit', head: t('documents.list.unit'), text: ({ unitName }) => capitalised(unitName), width: '15%' },
      {
        id: 'issued',
        head: t('documents.list.issuedOn'),
        text: ({ issuedOn }) => issuedOn && formatWhen(issuedOn),
        order: ({ issuedOn }) => issuedOn,
        width: '96px',
      },
      {
        id: 'uploaded',
        head: t('documents.list.uploaded'),
        text: ({ uploadedAt }) => formatWhen(uploadedAt, 'day'),
        order: ({ uploadedAt }) => uploadedAt,
        cell: ({ uploadedAt, uploadedBy }) => (
          <div>
            {formatWhen(uploadedAt, 'day')}
            <div className="soft">{uploadedBy || t('ui.erasedPerson')}</div>
          </div>
        ),
        width: '17%',
      },
      {
        id: 'state',
        head: t('documents.list.state'),
        text: ({ reading }) => t(reading ? STATE_WORDS[reading.state].words : 'documents.state.none'),
        cell: ({ reading }) => <ReadingState reading={reading} />,
        width: '136px',
      },
    ],
    [t],
  )
  const upload = (
    <Link className="button main" to="/documents/new">
      {t('documents.upload.action')}
    </Link>
  )
  return (
    <Page
      title={t('documents.list.title')}
      filters={places}
      action={
        <>
          <Link className="button" to="/layout-check">
            {t('documents.checkLayout')}
          </Link>
          {mayUpload && documents.length > 0 ? upload : null}
        </>
      }
    >
      {documents.length === 0 ? (
        <EmptyState title={t('documents.list.emptyTitle')} action={mayUpload ? upload : null}>
          {mayUpload ? t('documents.list.emptyUpload') : t('documents.list.emptyRead')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('documents.list.title')}
          columns={columns}
          rows={documents}
          rowKey={({ id }) => id}
          fileName={t('documents.list.fileName')}
        />
      )}
      {hasNextPage ? (
        <p className="row">
          {t('documents.list.moreAbout')}
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('documents.list.more')}
          </button>
        </p>
      ) : null}
    </Page>
  )
}

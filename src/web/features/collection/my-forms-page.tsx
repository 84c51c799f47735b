import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormRow } from '../../../shared/forms.ts'
import { periodWords } from '../../facts/period-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { useListView } from '../../ui/list-view.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useRowKeys } from '../../ui/row-keys.ts'
import { useFormColumns } from './form-columns.tsx'
import { myForms } from './forms.ts'

type MyFormsPageProps = { places: ReactNode; formLink: LinkTo }

/** The forms that are mine to fill, and those that I sent. */
export function MyFormsPage({ places, formLink }: MyFormsPageProps) {
  const { t } = useTranslation()
  const tables = useRef<HTMLDivElement>(null)
  useRowKeys(tables)
  return (
    <Page title={t('collection.mine.title')} filters={places}>
      <div ref={tables} className="stack">
        <Forms which="to-do" formLink={formLink} />
        <Forms which="sent" formLink={formLink} />
      </div>
    </Page>
  )
}

function Forms({ which, formLink }: { which: 'to-do' | 'sent'; formLink: LinkTo }) {
  const { t } = useTranslation()
  const [view] = useListView()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(myForms(which, view.q))
  const rows = data?.pages.flatMap(({ forms }) => forms) ?? []
  const today = data?.pages[0]?.today ?? ''
  const { state, due, filled, programme } = useFormColumns(today)
  const title = t(which === 'to-do' ? 'collection.mine.toDo' : 'collection.mine.sent')
  if (error) return <ProblemMessage error={error} />
  if (!data) return <Progress words={t('collection.loading')} />
  if (rows.length === 0 && view.q === '')
    return which === 'sent' ? null : (
      <EmptyState title={t('collection.mine.none')}>{t('collection.mine.noneWhy')}</EmptyState>
    )
  return (
    <section className="stack">
      <h2>{title}</h2>
      <DataTable<FormRow>
        caption={title}
        columns={[
          {
            id: `form-${which}`,
            head: t('collection.column.form'),
            text: ({ period, organisation }) => `${capitalised(periodWords(t, period))}, ${organisation.name}`,
            cell: ({ id, period, organisation }) =>
              formLink(id, `${capitalised(periodWords(t, period))}, ${organisation.name}`),
          },
          programme,
          state,
          which === 'to-do'
            ? due
            : {
                id: 'sent',
                head: t('collection.column.sent'),
                text: ({ submittedOn }) => (submittedOn ? formatWhen(submittedOn) : null),
                order: ({ submittedOn }) => submittedOn,
                width: '120px',
              },
          filled,
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        fileName={which === 'to-do' ? 'bieu-phai-nhap' : 'bieu-da-gui'}
        served={{ more: hasNextPage }}
        walked
      />
      {rows.length === 0 ? <p>{t('collection.review.noneSuch')}</p> : null}
      {hasNextPage ? (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('collection.more')}
        </button>
      ) : null}
    </section>
  )
}

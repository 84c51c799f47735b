import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organisation } from '../../../shared/organisations.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { useListView } from '../../ui/list-view.ts'
import { loadAll } from '../../ui/load-all.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { AddOrganisationForm } from './add-organisation-form.tsx'
import { Opened } from './opened.tsx'
import { OrganisationFilters } from './organisation-filters.tsx'
import { KIND_WORDS } from './organisation-words.ts'
import { type OrganisationSearch, organisationSearch } from './organisations.ts'
import { RecentSteps } from './recent-steps.tsx'
import { UsualPanel } from './usual-panel.tsx'

type OrganisationsPageProps = {
  mayManage: boolean
  startUnit: Found | undefined
  findAnyUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
  /** The day on which everything is seen; `shown` is today where none was chosen. */
  dayFilter: (shown: string | undefined) => ReactNode
  search: OrganisationSearch
  onSearch: (search: OrganisationSearch) => void
  /** The pages beside this one. */
  places: ReactNode
}

export function OrganisationsPage(props: OrganisationsPageProps) {
  const { mayManage, startUnit, findAnyUnits, dayFilter, search, onSearch, places } = props
  const { t } = useTranslation()
  const [{ q }] = useListView()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    organisationSearch(search, q),
  )
  const organisations = useMemo(() => data?.pages.flatMap((page) => page.organisations) ?? [], [data])
  const columns = useMemo(() => columnsOf(t, data?.pages[0]?.on, search.on), [t, data, search.on])
  const all = q === '' && Object.keys(search).length === 0
  return (
    <Page title={t('organisations.title')} about={t('organisations.about')} filters={dayFilter(data?.pages[0]?.on)}>
      {places}
      {mayManage ? (
        <div className="row">
          <Opened look="main" words={t('organisations.add.button')}>
            {() => <AddOrganisationForm startUnit={startUnit} findUnits={findAnyUnits} />}
          </Opened>
          <Opened words={t('organisations.usual.title')}>
            {() => <UsualPanel startUnit={startUnit} findUnits={findAnyUnits} />}
          </Opened>
        </div>
      ) : null}
      <OrganisationFilters search={search} onSearch={onSearch} findUnits={findAnyUnits} known={organisations} />
      <ProblemMessage error={error} />
      {organisations.length === 0 && all && !isPending ? (
        <EmptyState title={t('organisations.emptyTitle')}>
          {t(mayManage ? 'organisations.empty' : 'organisations.emptyReader')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('organisations.title')}
          columns={columns}
          rows={organisations}
          rowKey={({ id }) => id}
          fileName={t('organisations.list.fileName')}
          served={{ more: hasNextPage }}
        />
      )}
      {organisations.length === 0 && !all && !isPending ? <p>{t('organisations.noneFound')}</p> : null}
      {hasNextPage ? (
        <p className="row screen-only">
          {t('organisations.moreAbout')}
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('organisations.more')}
          </button>
          <button
            type="button"
            className="plain"
            onClick={() => void loadAll(fetchNextPage)}
            disabled={isFetchingNextPage}
          >
            {t('organisations.all')}
          </button>
        </p>
      ) : null}
      {mayManage ? <RecentSteps /> : null}
    </Page>
  )
}

function columnsOf(t: TFunction<'text'>, today: string | undefined, on: string | undefined): Column<Organisation>[] {
  const state = ({ ended }: Organisation) =>
    ended !== null && today !== undefined && ended <= today
      ? t('organisations.state.endedOn', { day: formatWhen(ended) })
      : t('organisations.state.living')
  return [
    {
      id: 'name',
      head: t('organisations.list.name'),
      text: ({ name }) => name,
      cell: ({ id, name }) => (
        <Link
          to="/organisations/$organisationId"
          params={{ organisationId: id }}
          search={on ? { on } : {}}
          preload={false}
        >
          {name}
        </Link>
      ),
    },
    {
      id: 'kind',
      head: t('organisations.list.kind'),
      text: ({ kind }) => t(KIND_WORDS[kind]),
      width: '18%',
    },
    { id: 'unit', head: t('organisations.list.unit'), text: ({ unitName }) => capitalised(unitName), width: '22%' },
    {
      id: 'state',
      head: t('organisations.list.state'),
      text: state,
      cell: (organisation) => (
        <StateMark tone={state(organisation) === t('organisations.state.living') ? 'good' : 'idle'}>
          {state(organisation)}
        </StateMark>
      ),
      width: '20%',
    },
  ]
}

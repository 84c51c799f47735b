import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organisation } from '../../../shared/organisations.ts'
import { Ask } from '../../ui/ask.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import type { Column } from '../../ui/table-column.ts'
import { AddOrganisationForm } from './add-organisation-form.tsx'
import { deleteOrganisation, organisationList, organisationProblems } from './organisations.ts'

type OrganisationsPageProps = {
  mayManage: boolean
  startUnit: Found | undefined
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
}

export function OrganisationsPage({ mayManage, startUnit, findUnits }: OrganisationsPageProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: organisations } = useSuspenseQuery(organisationList)
  const [adding, setAdding] = useState(organisations.length === 0)
  const { mutate, error, isPending } = useMutation({
    mutationFn: deleteOrganisation,
    onSettled: () => cache.invalidateQueries({ queryKey: organisationList.queryKey }),
  })
  const columns = useMemo<Column<Organisation>[]>(
    () => [
      { id: 'name', head: t('organisations.list.name'), text: ({ name }) => name },
      { id: 'unit', head: t('organisations.list.unit'), text: ({ unitName }) => capitalised(unitName), width: '30%' },
      ...(mayManage
        ? [
            {
              id: 'do',
              head: t('organisations.list.do'),
              bare: true,
              text: () => null,
              width: '30%',
              cell: ({ id, name }: Organisation) => (
                <Ask
                  quiet
                  words={t('organisations.list.delete')}
                  question={t('organisations.list.deleteAsk', { name })}
                  yes={t('organisations.list.delete')}
                  busy={isPending}
                  onYes={() => mutate(id)}
                />
              ),
            },
          ]
        : []),
    ],
    [t, mayManage, mutate, isPending],
  )
  return (
    <Page
      title={t('organisations.title')}
      about={t('organisations.about')}
      action={
        mayManage && !adding ? (
          <button type="button" className="main" onClick={() => setAdding(true)}>
            {t('organisations.add.button')}
          </button>
        ) : null
      }
    >
      {mayManage && adding ? <AddOrganisationForm startUnit={startUnit} findUnits={findUnits} /> : null}
      <ProblemMessage error={error} words={organisationProblems} />
      {organisations.length === 0 ? (
        <EmptyState title={t('organisations.emptyTitle')}>{t('organisations.empty')}</EmptyState>
      ) : (
        <DataTable
          caption={t('organisations.title')}
          columns={columns}
          rows={organisations}
          rowKey={({ id }) => id}
          fileName={t('organisations.list.fileName')}
        />
      )}
    </Page>
  )
}

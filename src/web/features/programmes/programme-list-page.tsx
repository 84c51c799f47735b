import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeSummary } from '../../../shared/programmes.ts'
import { yearsWords } from '../../facts/fact-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { programmeList } from './programmes.ts'

type ProgrammeListPageProps = {
  programmeLink: LinkTo
  versionLink: LinkTo
  mayReview: boolean
  /** Where a document is uploaded, for those who may. */
  beginLink: ((words: string, className: string) => ReactNode) | null
  places: ReactNode
}

const years = ({ horizonFrom, horizonTo }: ProgrammeSummary) => yearsWords({ from: horizonFrom, to: horizonTo })

export function ProgrammeListPage({
  programmeLink,
  versionLink,
  mayReview,
  beginLink,
  places,
}: ProgrammeListPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(programmeList)
  const columns = useMemo<Column<ProgrammeSummary>[]>(() => {
    const unitWords = ({ unitName, sample }: ProgrammeSummary) =>
      sample ? t('programmes.list.sample', { unit: capitalised(unitName) }) : capitalised(unitName)
    return [
      {
        id: 'name',
        head: t('programmes.list.name'),
        text: ({ name }) => name,
        cell: ({ id, name }) => programmeLink(id, name),
      },
      { id: 'unit', head: t('programmes.list.unit'), text: unitWords, width: '15%' },
      { id: 'years', head: t('facts.field.horizon'), text: years, width: '96px' },
      {
        id: 'targets',
        head: t('facts.kind.target'),
        text: ({ counts }) => counts.target,
        numeric: true,
        width: '84px',
      },
      { id: 'duties', head: t('facts.kind.duty'), text: ({ counts }) => counts.duty, numeric: true, width: '92px' },
      {
        id: 'state',
        head: t('programmes.list.state'),
        text: ({ state }) => t(state === 'draft' ? 'programmes.state.draft' : 'programmes.state.published'),
        cell: (programme) => <State programme={programme} link={mayReview ? versionLink : null} />,
        width: '20%',
      },
    ]
  }, [t, programmeLink, versionLink, mayReview])
  return (
    <Page
      title={t('programmes.list.title')}
      filters={places}
      action={data && data.length > 0 ? beginLink?.(t('programmes.list.begin'), 'button main') : null}
    >
      <ProblemMessage error={error} />
      {!data && !error ? <Progress words={t('programmes.list.loading')} /> : null}
      {data?.length === 0 ? (
        <EmptyState title={t('programmes.list.empty')} action={beginLink?.(t('programmes.list.begin'), 'button main')}>
          {t(beginLink ? 'programmes.list.howToBegin' : 'programmes.list.nothingYet')}
        </EmptyState>
      ) : null}
      {data && data.length > 0 ? (
        <DataTable
          caption={t('programmes.list.title')}
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
          fileName="ke-hoach"
        />
      ) : null}
    </Page>
  )
}

function State({ programme: { state, draftVersionId }, link }: { programme: ProgrammeSummary; link: LinkTo | null }) {
  const { t } = useTranslation()
  return (
    <span className="row">
      {state === 'draft' ? (
        <StateMark tone="running">{t('programmes.state.draft')}</StateMark>
      ) : (
        <StateMark tone="good">{t('programmes.state.published')}</StateMark>
      )}
      {draftVersionId && link
        ? link(draftVersionId, t(state === 'draft' ? 'programmes.state.review' : 'programmes.state.reviewAmendment'))
        : null}
    </span>
  )
}

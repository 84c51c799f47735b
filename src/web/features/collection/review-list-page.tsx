import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FORM_STATES } from '../../../shared/figures.ts'
import type { NewVerdicts, VerdictsDone } from '../../../shared/form-acts.ts'
import type { ProgrammeForms, ReviewRow } from '../../../shared/forms.ts'
import { periodWords } from '../../facts/period-words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { useListView } from '../../ui/list-view.ts'
import { Notice } from '../../ui/notice.tsx'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './collection.module.css'
import { useFormColumns } from './form-columns.tsx'
import { STATE_WORDS } from './form-words.ts'
import { formProblems, programmeChoices, programmeForms, useVerdicts } from './forms.ts'

export type ReviewSearch = { programme?: string | undefined; period?: string | undefined; state?: string | undefined }
type ReviewListPageProps = {
  places: ReactNode
  formLink: LinkTo
  search: ReviewSearch
  onSearch: (search: ReviewSearch) => void
}

/** The forms of others that are to be looked through, of one programme and period. */
export function ReviewListPage({ places, formLink, search, onSearch }: ReviewListPageProps) {
  const { t } = useTranslation()
  const { data: programmes, error } = useQuery(programmeChoices)
  const programme = search.programme ?? programmes?.[0]?.id
  return (
    <Page title={t('collection.review.title')} filters={places}>
      <ProblemMessage error={error} />
      {programmes && programme === undefined ? (
        <EmptyState title={t('collection.review.none')}>{t('collection.review.noneWhy')}</EmptyState>
      ) : null}
      {programmes && programme !== undefined ? (
        <>
          <label className={style.bar}>
            {t('collection.column.programme')}
            <select value={programme} onChange={({ target }) => onSearch({ programme: target.value })}>
              {programmes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Forms programmeId={programme} {...{ formLink, search, onSearch }} />
        </>
      ) : null}
    </Page>
  )
}

function Forms({
  programmeId,
  formLink,
  search,
  onSearch,
}: Omit<ReviewListPageProps, 'places'> & { programmeId: string }) {
  const { t } = useTranslation()
  const { period, state } = search
  const [view] = useListView()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    programmeForms(programmeId, {
      ...(period ? { period } : {}),
      ...(state ? { state } : {}),
      ...(view.q === '' ? {} : { q: view.q }),
    }),
  )
  const rows = data?.pages.flatMap(({ forms }) => forms) ?? []
  const first = data?.pages[0]
  const columns = useFormColumns(first?.today ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const verdicts = useVerdicts()
  const levelOf = ({ may }: ReviewRow) => may.find(({ act }) => act === 'verify')?.level ?? null
  const verifiable = rows.filter((row) => levelOf(row) !== null)
  const picked = verifiable.filter(({ id }) => chosen.has(id))
  if (error) return <ProblemMessage error={error} />
  if (!first) return <Progress words={t('collection.loading')} />
  if (first.period === null)
    return <EmptyState title={t('collection.review.none')}>{t('collection.review.noneWhy')}</EmptyState>
  const turn = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]))
  const verify = () =>
    verdicts.mutate(
      {
        forms: picked.map((row) => ({
          formId: row.id,
          act: 'verify' as const,
          revision: row.revision,
          level: levelOf(row) ?? 1,
        })),
      },
      { onSuccess: () => setChosen(new Set()) },
    )
  return (
    <>
      <Filters
        page={first}
        state={state}
        onSearch={(next) => onSearch({ ...search, programme: programmeId, ...next })}
      />
      <ProblemMessage error={verdicts.error} words={formProblems} />
      {verdicts.data ? <Outcome done={verdicts.data} asked={verdicts.variables} onUndo={verdicts.mutate} /> : null}
      {verifiable.length > 0 ? (
        <div className={`${style.bar} screen-only`}>
          <button
            type="button"
            className="main"
            disabled={picked.length === 0 || verdicts.isPending}
            onClick={once(verify)}
          >
            {t('collection.review.verify', { number: String(picked.length) })}
          </button>
          <button type="button" className="plain" onClick={() => setChosen(new Set(verifiable.map(({ id }) => id)))}>
            {t('collection.review.chooseAll', { number: String(verifiable.length) })}
          </button>
        </div>
      ) : null}
      {rows.length === 0 && view.q === '' ? (
        <p>{t('collection.review.noneSuch')}</p>
      ) : (
        <DataTable<ReviewRow>
          caption={t('collection.review.title')}
          columns={[
            {
              id: 'unit',
              head: t('collection.column.unit'),
              text: ({ unitName, organisation }) => `${capitalised(unitName)}, ${organisation.name}`,
              cell: (row) => (
                <span className={style.bar}>
                  {levelOf(row) === null ? null : (
                    <input
                      type="checkbox"
                      className="screen-only"
                      aria-label={t('collection.review.choose', { organisation: row.organisation.name })}
                      checked={chosen.has(row.id)}
                      onChange={() => turn(row.id)}
                    />
                  )}
                  {formLink(row.id, `${capitalised(row.unitName)}, ${row.organisation.name}`)}
                </span>
              ),
            },
            columns.state,
            columns.due,
            columns.filled,
            {
              id: 'soft',
              head: t('collection.column.soft'),
              text: ({ soft }) => String(soft),
              order: ({ soft }) => soft,
              numeric: true,
              width: '130px',
            },
          ]}
          rows={rows}
          rowKey={({ id }) => id}
          fileName="bieu-so-lieu"
          served={{ more: hasNextPage }}
        />
      )}
      {rows.length === 0 && view.q !== '' ? <p>{t('collection.review.noneSuch')}</p> : null}
      {hasNextPage ? (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('collection.more')}
        </button>
      ) : null}
    </>
  )
}

type FiltersProps = { page: ProgrammeForms; state: string | undefined; onSearch: (next: ReviewSearch) => void }

function Filters({ page, state, onSearch }: FiltersProps) {
  const { t } = useTranslation()
  return (
    <div className={`${style.bar} screen-only`}>
      <label className={style.bar}>
        {t('collection.column.period')}
        <select value={page.period ?? ''} onChange={({ target }) => onSearch({ period: target.value })}>
          {page.periods.map((each) => (
            <option key={each} value={each}>
              {periodWords(t, each)}
            </option>
          ))}
        </select>
      </label>
      {FORM_STATES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={state === each}
          onClick={() => onSearch({ state: state === each ? undefined : each })}
        >
          {t(STATE_WORDS[each])}: {page.counts[each] ?? 0}
        </button>
      ))}
    </div>
  )
}

const REVERSE = { locked: 'unlock', verified: 'unverify' } as const

type OutcomeProps = { done: VerdictsDone; asked: NewVerdicts | undefined; onUndo: (asked: NewVerdicts) => void }

/** What became of each, and the way back. */
function Outcome({ done, asked, onUndo }: OutcomeProps) {
  const { t } = useTranslation()
  const levels = new Map((asked?.forms ?? []).map(({ formId, level, act }) => [formId, { level, act }]))
  const failed = done.results.filter(({ problem }) => problem !== null)
  const isUndo = asked?.forms.some(({ act }) => act !== 'verify') ?? false
  const back = done.results.flatMap(({ formId, state, revision }): NewVerdicts['forms'] => {
    const act = state === 'locked' || state === 'verified' ? REVERSE[state] : undefined
    const level = levels.get(formId)?.level
    return act && revision !== null && level !== undefined ? [{ formId, act, revision, level }] : []
  })
  const number = String(done.results.length - failed.length)
  return (
    <Notice tone={failed.length > 0 ? 'soon' : 'plain'} urgent>
      <p>
        {t(isUndo ? 'collection.review.undone' : 'collection.review.done', { number })}{' '}
        {failed.length > 0 ? t('collection.review.failed', { number: String(failed.length) }) : ''}{' '}
        {!isUndo && back.length > 0 ? (
          <button type="button" className="plain" onClick={once(() => onUndo({ forms: back }))}>
            {t('collection.undo')}
          </button>
        ) : null}
      </p>
    </Notice>
  )
}

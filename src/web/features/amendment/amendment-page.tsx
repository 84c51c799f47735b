import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Amendment, AmendmentChange } from '../../../shared/amendment.ts'
import { ApiProblem, isMissing } from '../../api.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'
import { exportCsv, separatorFor } from '../../ui/csv.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './amendment.module.css'
import { amendmentProblems, amendmentQuery } from './amendment.ts'
import { AmendmentNotices } from './amendment-notices.tsx'
import { csvRows, documentWords, SORT_WORDS } from './amendment-words.ts'
import { ChangeTable } from './change-table.tsx'
import { AllInstructions, InstructionList } from './instruction-list.tsx'
import { FACT_KINDS_IN_ORDER } from './kinds-in-order.ts'
import { useAmendmentKeys } from './use-amendment-keys.ts'
import { EXACT, useAmendmentView, withSearch } from './use-amendment-view.ts'

export type AmendmentPageProps = {
  versionId: string
  programmeLink: LinkTo
  documentLink: LinkTo
  clauseLink: LinkTo
  versionLink: (versionId: string, words: ReactNode) => ReactNode
}

/** What a later document does to the one that it amends or replaces. */
export function AmendmentPage(props: AmendmentPageProps) {
  const { t } = useTranslation()
  const { against } = useAmendmentView()
  const chosen = useQuery(amendmentQuery(props.versionId, against))
  const isElsewhere = against !== undefined && isMissing(chosen.error)
  const usual = useQuery({ ...amendmentQuery(props.versionId, undefined), enabled: isElsewhere })
  const { data, error } = isElsewhere ? usual : chosen
  if (data) return <Desk {...props} data={data} isElsewhere={isElsewhere} />
  const reply = error instanceof ApiProblem ? error.reply : undefined
  return (
    <Page title={t('amendment.title')} up={props.versionLink(props.versionId, t('amendment.toReview'))}>
      {reply?.type === '/problems/nothing-to-compare' ? (
        <EmptyState
          title={t('amendment.nothingTo')}
          action={props.programmeLink(String(reply.params?.programmeId), t('amendment.toProgramme'))}
        >
          {t('amendment.nothingToWhy')}
        </EmptyState>
      ) : error ? (
        <ProblemMessage error={error} words={amendmentProblems} />
      ) : (
        <Progress words={t('amendment.loading')} />
      )}
    </Page>
  )
}

const SORTS = ['added', 'changed', 'removed'] as const

function Desk({
  data,
  isElsewhere,
  versionId,
  programmeLink,
  documentLink,
  clauseLink,
  versionLink,
}: AmendmentPageProps & { data: Amendment; isElsewhere: boolean }) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const view = useAmendmentView()
  const changes = useMemo(
    () =>
      FACT_KINDS_IN_ORDER.flatMap((kind) =>
        data.changes.flatMap((change, at) => (change.kind === kind ? [{ ...change, at }] : [])),
      ),
    [data],
  )
  const shown = changes.filter(({ sort, kind }) => (view.sort ?? sort) === sort && (view.kind ?? kind) === kind)
  const seek = (change: Record<string, unknown>) =>
    void navigate({ to: '.', search: withSearch(change), resetScroll: false, replace: true })
  useAmendmentKeys({
    shown: shown.map(({ at }) => at),
    chosen: view.change,
    choose: (change) => seek({ change }),
    open: () => document.querySelector<HTMLElement>(`[data-change="${view.change}"] [data-head] a`)?.click(),
    filter: () => {
      const next = view.sort === undefined ? 0 : SORTS.indexOf(view.sort) + 1
      seek({ sort: SORTS[next], change: undefined })
    },
  })
  useEffect(() => {
    if (view.change === undefined) return
    document.querySelector(`[data-change="${view.change}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [view.change])
  const open = data.instructions.filter(({ state }) => state === 'not-applied')
  const partly = data.instructions.filter(({ state }) => state === 'partly')
  const idle = data.instructions.filter(({ state, changes }) => state === 'applied' && changes === 0)
  return (
    <Page
      title={t('amendment.title')}
      windowTitle={`${t('amendment.title')} – ${data.programmeName}`}
      up={programmeLink(data.programmeId, data.programmeName)}
      about={<About data={data} documentLink={documentLink} />}
    >
      <p className={style.totals}>
        {t('amendment.totals', {
          added: formatNumber(data.counts.added),
          changed: formatNumber(data.counts.changed),
          removed: formatNumber(data.counts.removed),
          same: formatNumber(data.counts.same),
        })}
      </p>
      <div className={`${style.bar} screen-only`}>
        <Filters changes={data.changes} />
        {data.others.length > 0 || isElsewhere ? (
          <Against data={data} onChoose={(against) => seek({ against, change: undefined })} />
        ) : null}
        {versionLink(versionId, t('amendment.toReview'))}
        <span className={style.tools}>
          <button type="button" onClick={() => window.print()}>
            {t('ui.table.print')}
          </button>
          <button
            type="button"
            onClick={() =>
              exportCsv('so-sanh-van-ban.csv', csvRows(t, shown, data.instructions), separatorFor(i18n.language))
            }
          >
            {t('ui.table.export')}
          </button>
        </span>
      </div>
      <AmendmentNotices data={data} isElsewhere={isElsewhere} documentLink={documentLink} />
      <InstructionList
        title={t('amendment.open', { count: open.length })}
        what={t('amendment.openWhat')}
        instructions={open}
        clauseLink={clauseLink}
      />
      <InstructionList
        title={t('amendment.partly', { count: partly.length })}
        what={t('amendment.partlyWhat')}
        instructions={partly}
        clauseLink={clauseLink}
      />
      {changes.length === 0 ? (
        <EmptyState title={t('amendment.none')}>{t('amendment.noneWhy')}</EmptyState>
      ) : shown.length === 0 ? (
        <p className="soft">{t('amendment.noneShown')}</p>
      ) : (
        <ChangeTable changes={shown} instructions={data.instructions} chosen={view.change} clauseLink={clauseLink} />
      )}
      <InstructionList
        title={t('amendment.idle', { count: idle.length })}
        what={t('amendment.idleWhat')}
        instructions={idle}
        clauseLink={clauseLink}
      />
      <AllInstructions instructions={data.instructions} clauseLink={clauseLink} />
    </Page>
  )
}

/** Which two documents these are, and how they were compared. */
function About({ data, documentLink }: { data: Amendment; documentLink: LinkTo }) {
  const { t } = useTranslation()
  const name = (which: Amendment['older']) => documentWords(which) || t('amendment.unnamed')
  return (
    <>
      {`${capitalised(data.unitName)}. `}
      {documentLink(data.newer.documentId, name(data.newer))}
      {` ${t('amendment.against')} `}
      {documentLink(data.older.documentId, name(data.older))}
      {'. '}
      {t(data.form === 'whole' ? 'amendment.whole' : 'amendment.instructions', {
        count: data.instructions.length,
        applied: data.instructions.filter(({ state }) => state === 'applied').length,
      })}
    </>
  )
}

/** By sort and by kind, each with how many there are. */
function Filters({ changes }: { changes: readonly AmendmentChange[] }) {
  const { t } = useTranslation()
  const view = useAmendmentView()
  const choice = (words: string, change: Record<string, unknown>, isOn: boolean) => (
    <Link
      key={words}
      to="."
      search={withSearch({ ...change, change: undefined })}
      activeOptions={EXACT}
      aria-current={isOn ? 'true' : undefined}
      resetScroll={false}
    >
      {words}
    </Link>
  )
  const kinds = FACT_KINDS_IN_ORDER.filter((kind) => changes.some((change) => change.kind === kind))
  const count = (fits: (change: AmendmentChange) => boolean) => formatNumber(changes.filter(fits).length)
  return (
    <>
      <nav className={style.filter} aria-label={t('amendment.filter.sort')}>
        {choice(t('amendment.filter.all'), { sort: undefined }, view.sort === undefined)}
        {SORTS.map((sort) =>
          choice(`${t(SORT_WORDS[sort])} ${count((each) => each.sort === sort)}`, { sort }, view.sort === sort),
        )}
      </nav>
      {kinds.length > 1 ? (
        <nav className={style.filter} aria-label={t('amendment.filter.kind')}>
          {choice(t('amendment.filter.allKinds'), { kind: undefined }, view.kind === undefined)}
          {kinds.map((kind) =>
            choice(`${t(KIND_WORDS[kind])} ${count((each) => each.kind === kind)}`, { kind }, view.kind === kind),
          )}
        </nav>
      ) : null}
    </>
  )
}

/** Another document of the programme to be compared with. */
function Against({ data, onChoose }: { data: Amendment; onChoose: (documentId: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <span className={style.against}>
      <label htmlFor={id}>{t('amendment.compareWith')}</label>
      <select id={id} value={data.older.documentId} onChange={(event) => onChoose(event.currentTarget.value)}>
        {[data.older, ...data.others].map((each) => (
          <option key={each.documentId} value={each.documentId}>
            {documentWords(each) || t('amendment.unnamed')}
          </option>
        ))}
      </select>
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Links } from '../../../shared/links.ts'
import { exportCsv, separatorFor } from '../../ui/csv.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ConditionSection, IdleSection, MeasureSection } from './duty-sections.tsx'
import { ExistingSection } from './existing-section.tsx'
import { csvRows } from './link-words.ts'
import style from './links.module.css'
import { linkProblems, linksQuery, useLinkChanges } from './links.ts'
import { isHole, kept, type Matrix, matrixOf } from './matrix.ts'
import { TargetPanel } from './target-panel.tsx'
import { TargetTable } from './target-table.tsx'
import { useMatrixKeys } from './use-matrix-keys.ts'
import { EXACT, useMatrixView, withSearch } from './use-matrix-view.ts'

export type MatrixPageProps = {
  versionId: string
  programmeLink: LinkTo
  documentLink: LinkTo
  clauseLink: LinkTo
  /** To the page of a target of a programme. */
  targetLink: (programmeId: string) => LinkTo
  versionLink: (versionId: string, words: ReactNode, fact?: string) => ReactNode
}

/** Targets, the duties that serve them and the data that measure them, with the holes between. */
export function MatrixPage(props: MatrixPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(linksQuery(props.versionId))
  if (data) return <Desk {...props} data={data} />
  return (
    <Page title={t('links.title')}>
      {error ? <ProblemMessage error={error} /> : <Progress words={t('links.loading')} />}
    </Page>
  )
}

function Desk({
  data,
  versionId,
  programmeLink,
  documentLink,
  clauseLink,
  targetLink,
  versionLink,
}: MatrixPageProps & { data: Links }) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const view = useMatrixView()
  const changes = useLinkChanges(versionId)
  const matrix = useMemo(() => matrixOf(data), [data])
  const shown = view.holesOnly
    ? matrix.targets.filter((row) => isHole(row) || row.target.id === view.target)
    : matrix.targets
  const row = matrix.targets.find(({ target }) => target.id === view.target)
  const measures = view.holesOnly ? matrix.measures.filter(({ isCarried }) => !isCarried) : matrix.measures
  const proposed = data.links.filter(({ state }) => state === 'proposed')
  const holes = Object.values(matrix.holes).reduce((sum, count) => sum + count, 0)
  const seek = (change: Record<string, unknown>) =>
    void navigate({ to: '.', search: withSearch(change), resetScroll: false, replace: true })
  useMatrixKeys({
    shown: shown.map(({ target }) => target.id),
    chosen: view.target,
    choose: (target) => seek({ target }),
    add: () => document.querySelector<HTMLElement>('aside [data-add]')?.focus(),
    filter: () => seek({ show: view.holesOnly ? undefined : 'holes' }),
    undo: changes.undo,
  })
  useEffect(() => {
    if (!view.target) return
    // On a phone what is chosen opens above the list.
    const narrow = matchMedia('(max-width: 900px)').matches
    const part = narrow ? '#target-title' : `[data-target="${CSS.escape(view.target)}"]`
    document.querySelector(part)?.scrollIntoView({ block: 'nearest' })
  }, [view.target])
  const { mayLink } = data
  const common = { mayLink, clauseLink, onSay: changes.say }
  return (
    <Page
      title={t('links.title')}
      windowTitle={`${t('links.title')} – ${data.programmeName}`}
      up={programmeLink(data.programmeId, data.programmeName)}
      about={<Summary data={data} holes={matrix.holes} />}
      action={
        mayLink && proposed.length > 0 ? (
          <button type="button" className="main" onClick={once(() => changes.say(proposed.map(kept)))}>
            {t('links.do.keepAll', { count: proposed.length })}
          </button>
        ) : null
      }
    >
      <ProblemMessage error={changes.error} words={linkProblems} />
      <div className={`${style.bar} screen-only`}>
        <Link
          to="."
          search={withSearch({ show: undefined })}
          activeOptions={EXACT}
          aria-current={view.holesOnly ? undefined : 'true'}
          resetScroll={false}
        >
          {t('links.show.all')}
        </Link>
        <Link
          to="."
          search={withSearch({ show: 'holes' })}
          activeOptions={EXACT}
          aria-current={view.holesOnly ? 'true' : undefined}
          resetScroll={false}
        >
          {t('links.show.holes', { count: holes })}
        </Link>
        {versionLink(versionId, t('links.toReview'))}
        {changes.mayUndo ? (
          <button type="button" className="plain" onClick={once(changes.undo)}>
            {t('links.do.undo')}
          </button>
        ) : null}
        <span className={style.tools}>
          <button type="button" onClick={() => window.print()}>
            {t('ui.table.print')}
          </button>
          <button
            type="button"
            onClick={() => exportCsv('ma-tran.csv', csvRows(t, matrix), separatorFor(i18n.language))}
          >
            {t('ui.table.export')}
          </button>
        </span>
      </div>
      {data.targets.length + data.duties.length === 0 ? (
        <EmptyState title={t('links.none')}>{t('links.noneWhy')}</EmptyState>
      ) : (
        <div className={row ? style.desk : undefined}>
          <div className={style.main}>
            {shown.length > 0 ? (
              <TargetTable {...common} rows={shown} chosen={view.target} />
            ) : (
              <p className="soft">{t(data.targets.length === 0 ? 'links.noTargets' : 'links.noHoles')}</p>
            )}
            <IdleSection {...common} duties={matrix.idle} targets={data.targets} />
            {view.holesOnly ? null : <ConditionSection {...common} groups={matrix.conditions} />}
            <MeasureSection {...common} rows={measures} duties={data.duties} />
            {view.holesOnly ? null : (
              <ExistingSection
                data={data}
                documentLink={documentLink}
                programmeLink={programmeLink}
                clauseLink={clauseLink}
                onSay={changes.say}
              />
            )}
          </div>
          {row ? (
            <TargetPanel
              key={row.target.id}
              row={row}
              duties={data.duties}
              mayLink={mayLink}
              clauseLink={clauseLink}
              targetLink={data.state === 'published' ? targetLink(data.programmeId) : null}
              factLink={(id, words) => versionLink(versionId, words, id)}
              onSay={changes.say}
            />
          ) : null}
        </div>
      )}
    </Page>
  )
}

const HOLES = [
  ['unserved', 'links.holes.unserved'],
  ['unmeasured', 'links.holes.unmeasured'],
  ['idle', 'links.holes.idle'],
  ['uncarried', 'links.holes.uncarried'],
] as const

/** How much there is, and what is missing, in two sentences. */
function Summary({ data, holes }: { data: Links; holes: Matrix['holes'] }) {
  const { t } = useTranslation()
  const missing = HOLES.filter(([hole]) => holes[hole] > 0).map(([hole, words]) =>
    t(words, { number: formatNumber(holes[hole]) }),
  )
  return (
    <>
      {`${capitalised(data.unitName)}. `}
      {t('links.summary', { targets: formatNumber(data.targets.length), duties: formatNumber(data.duties.length) })}{' '}
      {missing.length === 0 ? t('links.summaryWhole') : t('links.summaryHoles', { holes: missing.join(', ') })}
    </>
  )
}

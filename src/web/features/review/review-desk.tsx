import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentText } from '../../../shared/documents.ts'
import type { Fact } from '../../../shared/facts.ts'
import type { Version } from '../../../shared/programmes.ts'
import { factTitle } from '../../facts/fact-words.ts'
import { headingsOf } from '../../facts/headings.ts'
import { type FactsByClause, factsByClause, indexAt, type Place } from '../../facts/marks.ts'
import { formatNumber } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { CardPanel } from './card-panel.tsx'
import { sortFacts } from './draft.ts'
import { FactList, type FactListHandle } from './fact-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { formHelp } from './form-help.ts'
import { fetchPanels } from './late-panels.ts'
import style from './review.module.css'
import { doubtfulFirst, filterFacts, NO_FILTER, rowsOf, sureToConfirm, tally } from './rows.ts'
import { SaveState } from './save-state.tsx'
import { SidePanel } from './side-panel.tsx'
import { TextPane, type TextPaneHandle } from './text-pane.tsx'
import { useDesk } from './use-desk.ts'
import { type Me, useReview } from './use-review.ts'
import { useReviewKeys } from './use-review-keys.ts'
import { useView } from './use-view.ts'
import { wholeWords } from './word-cuts.ts'

type ReviewDeskProps = {
  version: Version
  text: DocumentText
  me: Me
  programme: ReactNode
  /** What else there is of this version. */
  links: ReactNode
  partiesLink: (words: string) => ReactNode
  onPublished: () => void
  /** Why nothing can be changed; null where it can. */
  closed: ReactNode
}

export function ReviewDesk({ version, text, me, programme, links, partiesLink, onPublished, closed }: ReviewDeskProps) {
  const { t } = useTranslation()
  const mayEdit = closed === null && version.mayReview
  const { queue, state, facts, publishing } = useReview(version, text, me, closed === null)
  const [view, setView] = useView()
  const [tab, setTab] = useState<'text' | 'list'>('list')
  const list = useRef<FactListHandle>(null)
  const pane = useRef<TextPaneHandle>(null)
  const filters = useRef<HTMLDivElement>(null)

  const byId = useMemo(() => new Map(facts.map((fact) => [fact.id, fact])), [facts])
  const chosen = view.fact === null ? undefined : byId.get(view.fact)
  const toShow = useRef<{ id: string; focus: boolean } | null>(null)
  const choose = useCallback(
    (id: string | null, how?: 'keep-place' | 'focus') => {
      fetchPanels()
      setView({ fact: id })
      if (id !== null && how !== 'keep-place') toShow.current = { id, focus: how === 'focus' }
    },
    [setView],
  )

  const query = useDeferredValue(view.query)
  const { kind, unconfirmed, lack, certainty, doubtfulFirst: doubtsFirst } = view
  const working = useRef<string | undefined>(undefined)
  const ordered = useMemo(() => (doubtsFirst ? doubtfulFirst(facts) : facts), [facts, doubtsFirst])
  const shown = useMemo(
    () => filterFacts(ordered, { kind, unconfirmed, lack, query, certainty }, working.current),
    [ordered, kind, unconfirmed, lack, query, certainty],
  )
  const desk = useDesk({ queue, text, facts, shown, chosen: view.fact, choose })
  const { work, actions } = desk
  const open = work?.at === 'edit' || work?.at === 'split' ? work.fact : undefined
  working.current = open?.id
  const rows = useMemo(
    () => rowsOf(open && !shown.some(({ id }) => id === open.id) ? sortFacts([...shown, open]) : shown),
    [shown, open],
  )
  const tallies = useMemo(() => tally(facts), [facts])
  const marks = useRef<FactsByClause<Fact> | undefined>(undefined)
  marks.current = useMemo(() => factsByClause(text.clauses, facts, marks.current), [text, facts])
  const headings = useMemo(() => headingsOf(text), [text])
  const headOf = useCallback((section: string) => headings.get(section) ?? '', [headings])

  // What was chosen comes into sight on both sides; by the keys, with the focus.
  useEffect(() => {
    const wanted = toShow.current
    const fact = wanted && byId.get(wanted.id)
    if (!fact) return
    toShow.current = null
    pane.current?.showFact(fact)
    list.current?.show(fact.id, { focus: wanted.focus })
  })
  // An address may name a fact.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, when the page opens
  useEffect(() => {
    if (view.fact) choose(view.fact)
  }, [])

  const startAdd = () => {
    const clause = text.clauses[indexAt(text.clauses, chosen?.start ?? 0)]
    if (clause) desk.setWork({ at: 'add', place: { start: clause.start, end: clause.end } })
  }
  useReviewKeys({
    shown,
    chosen,
    mayEdit,
    actions,
    choose,
    add: startAdd,
    filter: () => filters.current?.querySelector('button')?.focus(),
    leave: () => (work ? actions.close() : undefined),
    walk: desk.walk,
    confirmSure: () => {
      const section = rows.find((row) => row.fact?.id === chosen?.id)?.section ?? rows[0]?.section
      const sure = sureToConfirm(section?.facts ?? [])
      if (sure.length > 0) actions.confirm(sure)
      else desk.say('certainty.none')
    },
    order: () => setView({ doubtfulFirst: !doubtsFirst }),
  })

  const help = useMemo(
    () => (work ? formHelp(facts, work.at === 'edit' ? work.fact : undefined) : undefined),
    [facts, work],
  )
  const panel = (
    <CardPanel desk={desk} text={text.text} help={help} stale={byId.get(open?.id ?? '')?.revision !== open?.revision} />
  )

  const onMark = (ids: readonly string[]) => {
    const at = ids.indexOf(view.fact ?? '')
    const next = ids[(at + 1) % ids.length]
    if (next === undefined) return
    if (!shown.some(({ id }) => id === next)) setView(NO_FILTER)
    choose(next)
  }
  const onSelect = ({ start, end }: Place) => {
    const place = wholeWords(text.text, start, end)
    if (!mayEdit || place.end <= place.start) return
    desk.setWork({ at: 'add', place })
    setTab('list')
  }
  const onTop = (place: number) => {
    const clause = text.clauses[indexAt(text.clauses, place)]
    // In another order than the text's the list stays where it is.
    if (!clause || doubtsFirst) return
    const at = indexAt(shown, clause.start)
    const first = (shown[at]?.start ?? 0) >= clause.start ? shown[at] : shown[at + 1]
    if (first) list.current?.show(first.id, { atTop: true })
  }
  const left = shown.filter(({ confirmedAt }) => confirmedAt === null)
  const share = tallies.all
  const title = t(version.state === 'draft' ? 'review.title' : 'review.titleClosed')
  return (
    <div className={style.desk}>
      <Page
        title={title}
        windowTitle={`${title}: ${version.programmeName}`}
        up={programme}
        about={
          <div className="row">
            {closed ?? (
              <div className={style.progress}>
                <progress max={share.total} value={share.confirmed} aria-label={t('review.progress.label')} />
                <span>
                  {t('review.progress.words', {
                    confirmed: formatNumber(share.confirmed),
                    total: formatNumber(share.total),
                  })}
                </span>
                <SaveState saving={state.saving} savedAt={state.savedAt} waiting={state.pending.length} />
                {state.undo.length > 0 ? (
                  <button type="button" className="plain" title="Ctrl+Z" onClick={() => desk.walk('undo')}>
                    {t('review.keys.undo')}
                  </button>
                ) : null}
              </div>
            )}
            {links}
          </div>
        }
        action={
          mayEdit ? (
            <>
              <button type="button" disabled={left.length === 0} onClick={() => actions.confirm(left)}>
                {left.length === 0
                  ? t('review.allShownConfirmed')
                  : t('review.confirmShown', { left: formatNumber(left.length), count: left.length })}
              </button>
              {version.mayPublish ? (
                <button type="button" className="main" onClick={() => desk.setWork({ at: 'publish' })}>
                  {t('review.publish.open')}
                </button>
              ) : null}
            </>
          ) : null
        }
      >
        {null}
      </Page>
      <div ref={filters}>
        <FilterBar filter={view} tallies={tallies} onFilter={setView} />
        <div className={style.tabs} role="tablist" aria-label={t('review.tabs.label')}>
          {(['text', 'list'] as const).map((each) => (
            <button key={each} type="button" role="tab" aria-selected={tab === each} onClick={() => setTab(each)}>
              {t(each === 'text' ? 'review.tabs.text' : 'review.tabs.list')}
            </button>
          ))}
        </div>
      </div>
      <div className={style.panes}>
        <div className={`${style.pane} ${tab === 'text' ? '' : style.away}`}>
          <TextPane
            ref={pane}
            text={text}
            factsByClause={marks.current}
            chosen={chosen}
            cut={work?.at === 'split' ? { factId: work.fact.id, at: work.cut } : undefined}
            onMark={onMark}
            onCut={desk.moveCut}
            onSelect={onSelect}
            onTop={onTop}
          />
        </div>
        <div className={`${style.side} ${tab === 'list' ? '' : style.away}`}>
          <SidePanel
            version={version}
            text={text}
            facts={facts}
            help={help}
            state={state}
            queue={queue}
            publishing={publishing}
            desk={desk}
            nameOf={(id) => {
              const fact = byId.get(id)
              return fact ? factTitle(fact) : ''
            }}
            onChoose={choose}
            onPublished={onPublished}
            onUnconfirmed={() => setView({ ...NO_FILTER, unconfirmed: true })}
            partiesLink={partiesLink}
          />
          <FactList
            // Another order begins at its top.
            key={doubtsFirst ? 'doubtful' : 'text'}
            ref={list}
            rows={rows}
            chosen={view.fact}
            open={open?.id ?? null}
            panel={panel}
            headOf={headOf}
            mayEdit={mayEdit}
            actions={actions}
            empty={
              <p className={style.empty}>{t(facts.length === 0 ? 'review.list.nothing' : 'review.list.noMatch')}</p>
            }
          />
        </div>
      </div>
      <div className="hidden" role="status">
        {desk.said ? <span key={desk.said.number}>{t(desk.said.words, { count: desk.said.count })}</span> : null}
      </div>
    </div>
  )
}

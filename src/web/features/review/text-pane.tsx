import { type MouseEvent, memo, type Ref, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clause, DocumentText } from '../../../shared/documents.ts'
import type { Fact } from '../../../shared/facts.ts'
import { MarkedText } from '../../facts/marked-text.tsx'
import type { FactsByClause } from '../../facts/marks.ts'
import style from './review.module.css'
import { selectedPlace, textOffsetAt } from './text-selection.ts'

export type TextPaneHandle = { showFact: (fact: Fact) => void; showClause: (id: string) => void }

export type Cut = { factId: string; at: number }

type TextPaneProps = {
  ref: Ref<TextPaneHandle>
  text: DocumentText
  factsByClause: FactsByClause<Fact>
  chosen: Fact | undefined
  cut: Cut | undefined
  /** A mark was clicked: the facts under it, the innermost first. */
  onMark: (ids: readonly string[]) => void
  onCut: (at: number) => void
  onSelect: (place: { start: number; end: number }) => void
  /** The person scrolled; this clause stands on top now. */
  onTopClause: (id: string) => void
}

const NO_FACTS: readonly Fact[] = []
/** Scrolling within this time after showing a place is ours and not the person's. */
const OWN_SCROLL_MS = 250

export function TextPane({
  ref,
  text,
  factsByClause,
  chosen,
  cut,
  onMark,
  onCut,
  onSelect,
  onTopClause,
}: TextPaneProps) {
  const { t } = useTranslation()
  const pane = useRef<HTMLElement>(null)
  const ownUntil = useRef(0)
  const frame = useRef(0)

  const show = (clauseId: string, factId?: string) => {
    const place = () => {
      const clause = document.getElementById(clauseElementId(clauseId))
      const mark = factId ? clause?.querySelector(`[data-facts~="${factId}"]`) : undefined
      const target = mark ?? clause
      if (!pane.current || !target) return
      ownUntil.current = performance.now() + OWN_SCROLL_MS
      const box = pane.current.getBoundingClientRect()
      const { top, bottom } = target.getBoundingClientRect()
      if (top < box.top + 24 || bottom > box.bottom - 24) pane.current.scrollTop += top - box.top - box.height / 3
    }
    place()
    // Clauses out of sight have a guessed height; once drawn they may have moved.
    requestAnimationFrame(place)
  }
  useImperativeHandle(ref, () => ({
    showFact: (fact) => show(fact.clauseId, fact.id),
    showClause: (id) => show(id),
  }))

  const onClick = (event: MouseEvent) => {
    if (cut) {
      const at = textOffsetAt(event.clientX, event.clientY)
      if (at !== null) onCut(at)
      return
    }
    if (!window.getSelection()?.isCollapsed) return
    const facts = (event.target as HTMLElement).closest<HTMLElement>('[data-facts]')?.dataset.facts
    if (facts) onMark(facts.split(' ').reverse())
  }
  const onMouseUp = () => {
    const place = cut ? null : selectedPlace(pane.current)
    if (place) onSelect(place)
  }
  const onScroll = () => {
    if (performance.now() < ownUntil.current) return
    cancelAnimationFrame(frame.current)
    frame.current = requestAnimationFrame(() => {
      const box = pane.current?.getBoundingClientRect()
      if (!box || box.width === 0) return
      const found = document
        .elementFromPoint(box.left + box.width / 2, box.top + 12)
        ?.closest<HTMLElement>('[data-clause]')
      if (found?.dataset.clause) onTopClause(found.dataset.clause)
    })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every mark has its row in the list, which the keys reach
    <section
      ref={pane}
      className={`${style.text} ${cut ? style.cutting : ''}`}
      aria-label={t('review.text.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys
      tabIndex={0}
      onClick={onClick}
      onMouseUp={onMouseUp}
      onScroll={onScroll}
    >
      {text.clauses.map((clause) => {
        const facts = factsByClause.get(clause.id) ?? NO_FACTS
        const holdsChosen = chosen !== undefined && chosen.start < clause.end && chosen.end > clause.start
        return (
          <ClauseLine
            key={clause.id}
            clause={clause}
            text={text.text}
            facts={facts}
            chosen={holdsChosen ? chosen.id : undefined}
            cut={cut && cut.at > clause.start && cut.at < clause.end ? cut.at : undefined}
          />
        )
      })}
    </section>
  )
}

export const clauseElementId = (id: string) => `clause-${id}`

type ClauseLineProps = {
  clause: Clause
  text: string
  facts: readonly Fact[]
  chosen: string | undefined
  cut: number | undefined
}

const DEPTH_STYLES = [style.depth0, style.depth1, style.depth2, style.depth3, style.depth4]

const ClauseLine = memo(function ClauseLine({ clause, text, facts, chosen, cut }: ClauseLineProps) {
  const look = [style.clause, DEPTH_STYLES[Math.min(clause.depth, 4)], style[`kind-${clause.kind}`]]
  return (
    <p id={clauseElementId(clause.id)} data-clause={clause.id} className={look.filter(Boolean).join(' ')}>
      <MarkedText text={text} place={clause} facts={facts} chosen={chosen} cut={cut} />
    </p>
  )
})

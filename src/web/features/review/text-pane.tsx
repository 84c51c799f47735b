import { type MouseEvent, memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Clause, DocumentText } from '../../../shared/documents.ts'
import type { Fact } from '../../../shared/facts.ts'
import { MarkedText } from '../../facts/marked-text.tsx'
import type { FactsByClause } from '../../facts/marks.ts'
import style from './review.module.css'
import { selectedPlace, textOffsetAt } from './text-selection.ts'

export type TextPaneHandle = { showFact: (fact: Fact) => void }

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
  /** The person scrolled; this place of the text stands on top now. */
  onTop: (at: number) => void
}

const NO_FACTS: readonly Fact[] = []
/** Scrolling within this time after showing a place is ours and not the person's. */
const OWN_SCROLL_MS = 250

export function TextPane({ ref, text, factsByClause, chosen, cut, onMark, onCut, onSelect, onTop }: TextPaneProps) {
  const { t } = useTranslation()
  const pane = useRef<HTMLElement>(null)
  const ownUntil = useRef(0)
  const frame = useRef(0)

  const show = (clauseId: string, factId: string) => {
    const place = () => {
      const clause = document.getElementById(clauseElementId(clauseId))
      const target = clause?.querySelector(`[data-facts~="${factId}"]`) ?? clause
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
  useImperativeHandle(ref, () => ({ showFact: (fact) => show(fact.clauseId, fact.id) }))
  const blocks = useMemo(() => blocksOf(text.clauses), [text])
  const near = useNearBlocks(pane, blocks.length)

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
      const at = textOffsetAt(box.left + box.width / 2, box.top + 20)
      if (at !== null) onTop(at)
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
      {blocks.map((clauses, index) => {
        const first = clauses[0]
        const last = clauses.at(-1)
        if (!first || !last) return null
        const holdsChosen = chosen !== undefined && chosen.start < last.end && chosen.end > first.start
        return (
          <div key={first.id} data-block={index} className={style.block}>
            {near.has(index) || holdsChosen ? (
              <Block
                clauses={clauses}
                text={text.text}
                factsByClause={factsByClause}
                chosen={holdsChosen ? chosen : undefined}
                cut={holdsChosen ? cut?.at : undefined}
              />
            ) : (
              <span data-at={first.start}>{text.text.slice(first.start, last.end)}</span>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** Far from sight the words stand without marks, so that the browser's own search finds them. */
const BLOCK_CLAUSES = 30
const NEAR_PX = 1200

function blocksOf(clauses: readonly Clause[]): Clause[][] {
  const blocks: Clause[][] = []
  for (let at = 0; at < clauses.length; at += BLOCK_CLAUSES) blocks.push(clauses.slice(at, at + BLOCK_CLAUSES))
  return blocks
}

/** Which blocks have been near what is seen; they stay drawn. */
function useNearBlocks(pane: { current: HTMLElement | null }, count: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([0]))
  useEffect(() => {
    const root = pane.current
    if (!root || count === 0) return
    const observer = new IntersectionObserver(
      (entries) => {
        const come = entries.filter(({ isIntersecting }) => isIntersecting)
        if (come.length === 0) return
        setNear((before) => {
          const next = new Set(before)
          for (const { target } of come) next.add(Number((target as HTMLElement).dataset.block))
          return next.size === before.size ? before : next
        })
      },
      { root, rootMargin: `${NEAR_PX}px 0px` },
    )
    for (const block of root.querySelectorAll('[data-block]')) observer.observe(block)
    // On paper all of it is near, and the browser does not wait.
    const drawAll = () => flushSync(() => setNear(new Set(Array.from({ length: count }, (_, index) => index))))
    window.addEventListener('beforeprint', drawAll)
    return () => {
      observer.disconnect()
      window.removeEventListener('beforeprint', drawAll)
    }
  }, [pane, count])
  return near
}

export const clauseElementId = (id: string) => `clause-${id}`

type BlockProps = {
  clauses: readonly Clause[]
  text: string
  factsByClause: FactsByClause<Fact>
  chosen: Fact | undefined
  cut: number | undefined
}

const Block = memo(function Block({ clauses, text, factsByClause, chosen, cut }: BlockProps) {
  return clauses.map((clause) => {
    const holdsChosen = chosen !== undefined && chosen.start < clause.end && chosen.end > clause.start
    return (
      <ClauseLine
        key={clause.id}
        clause={clause}
        text={text}
        facts={factsByClause.get(clause.id) ?? NO_FACTS}
        chosen={holdsChosen ? chosen.id : undefined}
        cut={cut !== undefined && cut > clause.start && cut < clause.end ? cut : undefined}
      />
    )
  })
})

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

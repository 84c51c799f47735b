import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewActions } from './actions.ts'
import { cardId, FactCard } from './fact-card.tsx'
import style from './review.module.css'
import type { Row } from './rows.ts'
import { SectionHead } from './section-head.tsx'

export type FactListHandle = {
  /** Brings a fact into sight; with `focus` the keys go on from there. */
  show: (id: string, options?: { focus?: boolean; atTop?: boolean }) => void
}

type FactListProps = {
  ref: Ref<FactListHandle>
  rows: readonly Row[]
  chosen: string | null
  /** The fact that is being worked on: its row stays, however far one scrolls. */
  open: string | null
  panel: ReactNode
  headOf: (section: string) => string
  mayEdit: boolean
  actions: ReviewActions
  empty: ReactNode
}

const GUESS_PX = { head: 40, card: 104 }

export function FactList({ ref, rows, chosen, open, panel, headOf, mayEdit, actions, empty }: FactListProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const places = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows])
  const openAt = open === null ? undefined : places.get(open)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.fact ? GUESS_PX.card : GUESS_PX.head),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range)
        return openAt === undefined || shown.includes(openAt) ? shown : [...shown, openAt].sort((a, b) => a - b)
      },
      [openAt],
    ),
  })

  useImperativeHandle(ref, () => ({
    show: (id, { focus = false, atTop = false } = {}) => {
      const index = places.get(id)
      if (index === undefined) return
      virtual.scrollToIndex(index, { align: atTop ? 'start' : 'auto' })
      if (focus) focusCard(id)
    },
  }))

  // What others add or take away above must not move what one looks at.
  const anchor = useRef<{ key: string; offset: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other rows make it move
  useLayoutEffect(() => {
    const kept = anchor.current
    const index = kept ? places.get(kept.key) : undefined
    if (kept && index !== undefined && scroller.current) {
      const start = virtual.getOffsetForIndex(index, 'start')?.[0]
      const wanted = start === undefined ? undefined : start + kept.offset
      if (wanted !== undefined && Math.abs(wanted - scroller.current.scrollTop) > 1) scroller.current.scrollTop = wanted
    }
  }, [rows])
  const noteAnchor = () => {
    const top = scroller.current?.scrollTop ?? 0
    const first = virtual.getVirtualItems().find(({ end }) => end > top)
    anchor.current = first && top > 0 ? { key: String(first.key), offset: top - first.start } : null
  }

  return (
    <section
      ref={scroller}
      className={style.list}
      onScroll={noteAnchor}
      aria-label={t('review.list.label')}
      tabIndex={rows.length === 0 || chosen === null ? 0 : -1}
    >
      {rows.length === 0 ? (
        empty
      ) : (
        <ol style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const { fact } = row
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {fact ? (
                  <FactCard fact={fact} chosen={fact.id === chosen} mayEdit={mayEdit} actions={actions}>
                    {fact.id === open ? panel : undefined}
                  </FactCard>
                ) : (
                  <SectionHead
                    section={row.section}
                    words={headOf(row.section.section)}
                    mayEdit={mayEdit}
                    actions={actions}
                  />
                )}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

let wanted = ''

/** The card may be drawn only after the scrolling; what is open in it keeps the focus. */
function focusCard(id: string, tries = 5) {
  wanted = id
  const card = document.getElementById(cardId(id))
  if (card) {
    if (!card.contains(document.activeElement)) card.focus({ preventScroll: true })
  } else if (tries > 0) {
    requestAnimationFrame(() => {
      if (wanted === id) focusCard(id, tries - 1)
    })
  }
}

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/facts.ts'
import style from './review.module.css'
import { partsAround, wordStarts } from './word-cuts.ts'

type SplitPanelProps = {
  text: string
  fact: Fact
  at: number
  onMove: (at: number) => void
  onSplit: (parts: readonly { start: number; end: number }[]) => void
  onCancel: () => void
}

/** Chooses where a fact is cut: by the arrows here, or by a click in the text. */
export function SplitPanel({ text, fact, at, onMove, onSplit, onCancel }: SplitPanelProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const parts = partsAround(text, fact.start, fact.end, at)
  const step = (by: 1 | -1) => {
    const starts = wordStarts(text, fact.start, fact.end)
    const next = by > 0 ? starts.find((start) => start > at) : starts.findLast((start) => start < at)
    if (next !== undefined) onMove(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const run = {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      Escape: onCancel,
      ...(event.target === event.currentTarget ? { Enter: () => onSplit(parts) } : {}),
    }[event.key]
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of words and buttons, no fields
    <div
      ref={box}
      className={style.form}
      role="group"
      aria-label={t('review.split.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move the cut here
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p className="soft">{t('review.split.how')}</p>
      <ol className={style.parts} aria-live="polite">
        {parts.map((part) => (
          <li key={part.start} className={style.part}>
            {text.slice(part.start, part.end)}
          </li>
        ))}
      </ol>
      <div className={style.cardActions}>
        <button type="button" className="main" onClick={() => onSplit(parts)}>
          {t('review.split.do')}
        </button>
        <button type="button" onClick={() => step(-1)}>
          {t('review.split.left')}
        </button>
        <button type="button" onClick={() => step(1)}>
          {t('review.split.right')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('review.form.cancel')}
        </button>
      </div>
    </div>
  )
}

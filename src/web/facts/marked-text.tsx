import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../shared/facts.ts'
import style from './facts.module.css'
import { KIND_TAGS } from './kinds.ts'
import { type Place, segmentsOf } from './marks.ts'

type MarkedTextProps = {
  text: string
  place: Place
  facts: readonly Fact[]
  chosen?: string | undefined
  /** Where a fact is about to be cut. */
  cut?: number | undefined
}

const NO_CUTS: readonly number[] = []

/** Words with their facts marked. Each piece tells its place by `data-at`, each mark its facts by `data-facts`. */
export const MarkedText = memo(function MarkedText({ text, place, facts, chosen, cut }: MarkedTextProps) {
  const { t } = useTranslation()
  const segments = segmentsOf(place, facts, cut === undefined ? NO_CUTS : [cut])
  return segments.map((segment) => {
    const words = text.slice(segment.start, segment.end)
    const inner = segment.facts.at(-1)
    const cutHere = segment.start === cut ? style.cut : ''
    if (!inner) {
      return (
        <span key={segment.start} data-at={segment.start} className={cutHere || undefined}>
          {words}
        </span>
      )
    }
    const outer = segment.facts.length > 1 ? segment.facts[0] : undefined
    const look = [
      style.mark,
      style[inner.kind],
      outer && outer.kind !== inner.kind ? style[`over-${outer.kind}`] : '',
      segment.facts.every(({ confirmedAt }) => confirmedAt !== null) ? style.confirmed : '',
      segment.facts.some(({ id }) => id === chosen) ? style.chosen : '',
      cutHere,
    ]
    const tags = segment.begins.map(({ kind, confirmedAt }) => t(KIND_TAGS[kind]) + (confirmedAt ? ' ✓' : ''))
    return (
      <mark
        key={segment.start}
        data-at={segment.start}
        data-facts={segment.facts.map(({ id }) => id).join(' ')}
        data-tag={tags.length > 0 ? tags.join(' · ') : undefined}
        className={look.filter(Boolean).join(' ')}
      >
        {words}
      </mark>
    )
  })
})

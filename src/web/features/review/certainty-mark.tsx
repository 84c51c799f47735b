import { useTranslation } from 'react-i18next'
import type { Certainty } from '../../../shared/certainty.ts'
import type { Fact } from '../../../shared/facts.ts'
import { READER_PRECISION } from '../../../shared/reader-precision.ts'
import { formatNumber } from '../../ui/format.ts'
import { CERTAINTY_WORDS, CLASSES, doubtWords } from './certainty-words.ts'
import style from './review.module.css'

const BARS = [0, 1, 2]

/** As many full bars as the reader is sure; told apart without colour. */
export function Bars({ certainty }: { certainty: Certainty }) {
  const full = CLASSES.indexOf(certainty)
  return (
    <svg className={style.bars} viewBox="0 0 12 12" aria-hidden="true">
      {BARS.map((bar) => (
        <rect
          key={bar}
          x={bar * 4 + 0.5}
          y={7.5 - bar * 3.5}
          width="3"
          height={4 + bar * 3.5}
          fill={bar <= full ? 'currentColor' : 'none'}
          stroke="currentColor"
        />
      ))}
    </svg>
  )
}

export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  const { t } = useTranslation()
  return (
    <span className={certainty === 'doubtful' ? style.doubtful : 'soft'}>
      <Bars certainty={certainty} /> {t(CERTAINTY_WORDS[certainty])}
    </span>
  )
}

/** Why the reader was not sure, and how often it is right when it judges so. */
export function CertaintyReasons({ fact: { certainty, doubts } }: { fact: Fact }) {
  const { t } = useTranslation()
  if (certainty === null) return null
  const why = doubtWords(doubts).map((words) => t(words))
  const { facts, right } = READER_PRECISION[certainty]
  return (
    <p className={style.rule}>
      {why.length > 0 ? `${t('certainty.why', { class: t(CERTAINTY_WORDS[certainty]), why: why.join('; ') })} ` : null}
      {t('certainty.measured', {
        share: formatNumber((100 * right) / facts, { maximumFractionDigits: 1 }),
        facts: formatNumber(facts),
        documents: READER_PRECISION.documents,
      })}
    </p>
  )
}

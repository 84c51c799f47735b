import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import { once } from '../../ui/once.ts'
import { ActForm } from './act-form.tsx'
import type { Move } from './board-moves.ts'
import { DutyLink } from './duty-link.tsx'
import style from './duty-views.module.css'
import { ACT_WORDS, answerPeriodWords, shortQuote } from './duty-words.ts'
import { DueDay, StandingMark } from './standing-mark.tsx'

type BoardCardItemProps = {
  card: BoardCard
  moves: readonly Move[]
  /** Whose reason is being written. */
  opened: Move | undefined
  words: string
  onWords: (words: string) => void
  busy: boolean
  problem: unknown
  onMove: (move: Move) => void
  onAct: (until: Day | undefined) => void
  onClose: () => void
  /** Undefined: it was let go. */
  onCarry: (card: BoardCard | undefined) => void
}

/** One answer on the board. What a mouse does by carrying it, its buttons do for everybody. */
export function BoardCardItem({
  card,
  moves,
  opened,
  words,
  onWords,
  busy,
  problem,
  onMove,
  onAct,
  onClose,
  onCarry,
}: BoardCardItemProps) {
  const { t } = useTranslation()
  const period = answerPeriodWords(t, card.period)
  return (
    <li
      className={style.card}
      draggable={moves.length > 0 && !opened}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', card.quote)
        onCarry(card)
      }}
      onDragEnd={() => onCarry(undefined)}
    >
      <DutyLink duty={card} />
      <span className="soft">{[card.organisationName, period].filter(Boolean).join(' · ')}</span>
      <div className={style.cardFoot}>
        <StandingMark answer={card} />
        <DueDay answer={card} />
      </div>
      {moves.length > 0 ? (
        <div className={`${style.moves} screen-only`}>
          {moves.map((move) => (
            <button
              key={move.act}
              type="button"
              aria-disabled={busy}
              aria-expanded={opened?.act === move.act ? true : undefined}
              onClick={once(() => onMove(move))}
            >
              {t(ACT_WORDS[move.act])}
              <span className="hidden"> {shortQuote(card.quote)}</span>
            </button>
          ))}
        </div>
      ) : null}
      {opened ? (
        <ActForm
          key={opened.act}
          act={opened.act}
          possible
          askedUntil={null}
          words={words}
          onWords={onWords}
          busy={busy}
          problem={problem}
          onAct={onAct}
          onClose={onClose}
        />
      ) : null}
    </li>
  )
}

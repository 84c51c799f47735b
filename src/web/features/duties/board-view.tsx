import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STEPS } from '../../../rules/duties/states.ts'
import type { BoardCard, BoardState } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import { capitalised, formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { ActsOutcome } from './acts-outcome.tsx'
import { answerKey } from './answer-columns.tsx'
import { BoardCardItem } from './board-card-item.tsx'
import { type Move, movesOf } from './board-moves.ts'
import { dutyProblems, useActs } from './duties.ts'
import style from './duty-views.module.css'
import { STATE_WORDS } from './duty-words.ts'
import { type DutyViewProps, ViewFrame } from './view-frame.tsx'
import { boardOf } from './view-queries.ts'

const FIRST = 20
const MOST = 100

/** The answers by their states; to carry a card to another column is to do what leads there. */
export function BoardView({ duties, filter }: DutyViewProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(FIRST)
  const { data, error } = useQuery({
    ...boardOf(duties.programmeId, filter, limit),
    placeholderData: keepPreviousData,
  })
  const acting = useActs()
  /** Of the card as it was: carried on, it asks for nothing more. */
  const [opened, setOpened] = useState<{ key: string; revision: number; move: Move }>()
  const [words, setWords] = useState('')
  const [carried, setCarried] = useState<BoardCard>()
  const status = useRef<HTMLDivElement>(null)
  const targets = new Map(carried ? movesOf(carried).map((move) => [move.to, move]) : [])
  const run = (card: BoardCard, { act }: Move, until?: Day) => {
    const { assignmentId, period, revision } = card
    const isOfIt = (each: { assignmentId: string; period: string; revision: number }) =>
      answerKey(each) === answerKey(card) && each.revision === revision
    // Long after an answer has come the rest of the page may still be asked for anew: that keeps no other card, nor the next step.
    const asked = acting.isPending ? acting.variables : undefined
    if (asked && ('undo' in asked || asked.answers.some(isOfIt))) return
    const written = STEPS[act].needsReason ? words.trim().normalize('NFC') : ''
    acting.mutate(
      {
        batchId: crypto.randomUUID(),
        act,
        answers: [{ assignmentId, period, revision }],
        ...(written ? { words: written } : {}),
        ...(until ? { until } : {}),
      },
      {
        onSuccess: () => {
          setOpened(undefined)
          setWords('')
          // The card goes, and the focus would go with it.
          status.current?.focus({ preventScroll: true })
        },
      },
    )
  }
  const move = (card: BoardCard, to: Move) => {
    if (STEPS[to.act].needsReason) setOpened({ key: answerKey(card), revision: card.revision, move: to })
    else run(card, to)
  }
  const drop = (to: BoardState) => {
    const found = targets.get(to)
    if (carried && found) move(carried, found)
    setCarried(undefined)
  }
  return (
    <ViewFrame duties={duties} filter={filter} title={t('dutyPages.view.board')} loading={!data} error={error}>
      <p className="soft reading screen-only">{t('dutyViews.board.about')}</p>
      <div ref={status} tabIndex={-1} className={style.status}>
        {opened ? null : <ProblemMessage error={acting.error} words={dutyProblems} />}
        <ActsOutcome acting={acting} />
      </div>
      <div className={style.board}>
        {data?.columns.map(({ state, cards: its, more }) => {
          const name = capitalised(t(STATE_WORDS[state]))
          return (
            <section
              key={state}
              aria-label={name}
              className={`${style.column} ${targets.has(state) ? style.target : ''}`}
              onDragOver={(event) => targets.has(state) && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                drop(state)
              }}
            >
              <h3>
                {name} ({formatNumber(its.length)}
                {more ? '+' : ''})
              </h3>
              {its.length === 0 ? <p className="soft">{t('dutyViews.board.empty')}</p> : null}
              <ul className={style.cards}>
                {its.map((card) => {
                  const key = answerKey(card)
                  const isOpened = opened?.key === key && opened.revision === card.revision
                  const openedMove = isOpened ? opened.move : undefined
                  return (
                    <BoardCardItem
                      key={key}
                      card={card}
                      moves={movesOf(card)}
                      opened={openedMove}
                      words={words}
                      onWords={setWords}
                      busy={acting.isPending}
                      problem={acting.error}
                      onMove={(to) => move(card, to)}
                      onAct={(until) => openedMove && run(card, openedMove, until)}
                      onClose={() => setOpened(undefined)}
                      onCarry={setCarried}
                    />
                  )
                })}
              </ul>
              {more && limit < MOST ? (
                <button type="button" className="screen-only" onClick={() => setLimit(MOST)}>
                  {t('dutyPages.followUp.more')}
                  <span className="hidden"> {name}</span>
                </button>
              ) : null}
              {more && limit >= MOST ? <p className="soft">{t('dutyViews.board.more')}</p> : null}
            </section>
          )
        })}
      </div>
    </ViewFrame>
  )
}

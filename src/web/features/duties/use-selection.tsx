import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import { type AnswerColumn, answerKey } from './answer-columns.tsx'
import style from './duties.module.css'
import { shortQuote } from './duty-words.ts'

export type Selection = {
  /** Those that are still listed, in the order of the list. */
  chosen: readonly AskedAnswerRow[]
  /** The first column, with a box before what it tells. */
  withBox: (column: AnswerColumn) => AnswerColumn
  chooseAll: () => void
  clear: () => void
  leaveOut: (rows: readonly AskedAnswerRow[]) => void
}

/** Which rows of a list of answers are chosen. */
export function useSelection(rows: readonly AskedAnswerRow[]): Selection {
  const { t } = useTranslation()
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(() => rows.filter((row) => keys.has(answerKey(row))), [rows, keys])
  const turn = (key: string) =>
    setKeys((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key]))
  const withBox = (column: AnswerColumn): AnswerColumn => ({
    ...column,
    cell: (row) => (
      <span className={style.withBox}>
        <input
          type="checkbox"
          className="screen-only"
          aria-label={t('duties.bulk.chooseOne', { duty: shortQuote(row.quote) })}
          checked={keys.has(answerKey(row))}
          onChange={() => turn(answerKey(row))}
        />
        {column.cell?.(row) ?? column.text(row)}
      </span>
    ),
  })
  return {
    chosen,
    withBox,
    chooseAll: () => setKeys(new Set(rows.map(answerKey))),
    clear: () => setKeys(new Set()),
    leaveOut: (rows) => {
      const gone = new Set(rows.map(answerKey))
      setKeys((before) => new Set([...before].filter((key) => !gone.has(key))))
    },
  }
}

import type { AskedAnswerRow } from '../../../shared/duties.ts'
import tableStyle from '../../ui/data-table.module.css'
import { RowTable } from '../../ui/row-table.tsx'
import { type AnswerColumn, answerKey } from './answer-columns.tsx'

type AnswerTableProps = { caption: string; columns: readonly AnswerColumn[]; answers: readonly AskedAnswerRow[] }

/** A short list of answers: in the order in which they came, without search. */
export function AnswerTable({ caption, columns, answers }: AnswerTableProps) {
  return (
    <div className={tableStyle.table}>
      <RowTable
        caption={caption}
        columns={columns}
        groups={[{ words: '', count: answers.length, rows: answers }]}
        rowKey={answerKey}
      />
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnswerAct, AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import {
  type AnswerColumn,
  dueColumn,
  dutyColumn,
  handedInColumn,
  organisationColumn,
  periodColumn,
  programmeColumn,
} from './answer-columns.tsx'
import { AnswerTable } from './answer-table.tsx'
import { BulkActs } from './bulk-acts.tsx'
import style from './duties.module.css'
import { dutyProblems, useAct } from './duties.ts'
import { shortQuote } from './duty-words.ts'
import { useSelection } from './use-selection.tsx'
import { WorkSection } from './work-section.tsx'

const DECIDING: readonly AnswerAct[] = ['accept', 'return']

type ToAcceptSectionProps = { rows: MyWork['toAccept']; programmeLink: LinkTo }

/** What others handed in: accepted here, or looked at and returned on its own page. */
export function ToAcceptSection({ rows, programmeLink }: ToAcceptSectionProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const accepting = useAct()
  const selection = useSelection(rows.answers)
  const accept = ({ assignmentId, period, revision }: AskedAnswerRow) => {
    if (accepting.isPending) return
    // The row goes, and the focus would go with it.
    accepting.mutate(
      { assignmentId, period, revision, act: 'accept' },
      { onSuccess: () => heading.current?.focus({ preventScroll: true }) },
    )
  }
  const does: AnswerColumn = {
    id: 'do',
    head: t('duties.column.do'),
    bare: true,
    text: () => null,
    cell: (answer) => (
      <span className={`${style.does} screen-only`}>
        <button type="button" aria-disabled={accepting.isPending} onClick={once(() => accept(answer))}>
          {t('duties.act.accept')}
          <span className="hidden"> {shortQuote(answer.quote)}</span>
        </button>
        <Link
          to="/assignments/$assignmentId"
          params={{ assignmentId: answer.assignmentId }}
          search={(): Record<string, unknown> => ({ period: answer.period, act: 'return' })}
        >
          {t('duties.act.return')}
          <span className="hidden"> {shortQuote(answer.quote)}</span>
        </Link>
      </span>
    ),
    width: '116px',
  }
  return (
    <WorkSection
      title={t('duties.mine.toAccept')}
      rows={rows}
      empty={t('duties.mine.toAcceptEmpty')}
      more={t('duties.mine.more')}
      heading={heading}
      tools={<BulkActs acts={DECIDING} selection={selection} total={rows.answers.length} />}
    >
      <ProblemMessage error={accepting.error} words={dutyProblems} />
      <AnswerTable
        caption={t('duties.mine.toAccept')}
        columns={[
          selection.withBox(dutyColumn(t)),
          organisationColumn(t),
          handedInColumn(t),
          periodColumn(t),
          dueColumn(t),
          programmeColumn(t, programmeLink),
          does,
        ]}
        answers={rows.answers}
      />
    </WorkSection>
  )
}

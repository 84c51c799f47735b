import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AnswerAct, MyWork } from '../../../shared/duties.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import {
  type AnswerColumn,
  dueColumn,
  dutyColumn,
  organisationColumn,
  periodColumn,
  programmeColumn,
  standingColumn,
} from './answer-columns.tsx'
import { AnswerTable } from './answer-table.tsx'
import { BulkActs } from './bulk-acts.tsx'
import style from './duties.module.css'
import { ACT_WORDS, shortQuote } from './duty-words.ts'
import { useSelection } from './use-selection.tsx'
import { WorkSection } from './work-section.tsx'

const DECIDING: readonly AnswerAct[] = ['grant-extension', 'refuse-extension']

type AskingSectionProps = { rows: MyWork['asking']; programmeLink: LinkTo }

/** For what others ask for more time: it is given or refused on its own page, or to many at once. */
export function AskingSection({ rows, programmeLink }: AskingSectionProps) {
  const { t } = useTranslation()
  const selection = useSelection(rows.answers)
  const does: AnswerColumn = {
    id: 'do',
    head: t('duties.column.do'),
    bare: true,
    text: () => null,
    cell: ({ assignmentId, period, quote }) => (
      <span className={`${style.does} screen-only`}>
        {DECIDING.map((act) => (
          <Link
            key={act}
            to="/assignments/$assignmentId"
            params={{ assignmentId }}
            search={(): Record<string, unknown> => ({ period, act })}
          >
            {t(ACT_WORDS[act])}
            <span className="hidden"> {shortQuote(quote)}</span>
          </Link>
        ))}
      </span>
    ),
    width: '116px',
  }
  return (
    <WorkSection
      title={t('duties.mine.asking')}
      rows={rows}
      empty={t('duties.mine.askingEmpty')}
      more={t('duties.mine.more')}
      tools={<BulkActs acts={DECIDING} selection={selection} total={rows.answers.length} />}
    >
      <AnswerTable
        caption={t('duties.mine.asking')}
        columns={[
          selection.withBox(dutyColumn(t)),
          organisationColumn(t),
          standingColumn(t),
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

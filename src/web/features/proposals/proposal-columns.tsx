import type { TFunction } from 'i18next'
import type { ProposalRow } from '../../../shared/proposals.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { daysWords, KIND_WORDS, lyingWords, STATE_WORDS } from './proposal-words.ts'
import style from './proposals.module.css'

type T = TFunction<'text'>

const daysOf = (t: T, { days: { sinceSent } }: ProposalRow) => (sinceSent ? daysWords(t, sinceSent) : '')

/** The columns of the list; the file holds the same words. */
export const proposalColumns = (t: T, proposalLink: LinkTo): Column<ProposalRow>[] => [
  {
    id: 'title',
    head: t('proposals.column.title'),
    text: ({ title }) => title,
    cell: ({ id, title, kind, quote }) => (
      <span className={style.lines}>
        {proposalLink(id, title)}
        <span className="soft">{t(KIND_WORDS[kind])}</span>
        {quote ? <span className={`soft ${style.quote}`}>{quote}</span> : null}
      </span>
    ),
  },
  {
    id: 'state',
    head: t('proposals.column.state'),
    text: ({ state }) => t(STATE_WORDS[state].words),
    cell: ({ state, isGuidance }) => (
      <span className={style.lines}>
        <StateMark tone={STATE_WORDS[state].tone}>{t(STATE_WORDS[state].words)}</StateMark>
        {isGuidance ? <span className="soft">{t('proposals.isGuidance')}</span> : null}
      </span>
    ),
    width: '148px',
  },
  {
    id: 'organisation',
    head: t('proposals.column.organisation'),
    text: ({ organisationName }) => organisationName,
    width: '17%',
  },
  {
    id: 'programme',
    head: t('proposals.column.programme'),
    text: ({ programmeName }) => programmeName ?? '',
    cell: ({ programmeName }) => <span className={style.quote}>{programmeName}</span>,
    width: '18%',
  },
  {
    id: 'lies',
    head: t('proposals.column.lies'),
    text: (row) => (row.liesWith === 'nobody' ? '' : lyingWords(t, row)),
    cell: (row) =>
      row.liesWith === 'nobody' ? null : (
        <span className={style.lines}>
          <span>{lyingWords(t, row)}</span>
          {row.days.here ? <span className="soft">{daysWords(t, row.days.here)}</span> : null}
        </span>
      ),
    width: '16%',
  },
  {
    id: 'days',
    head: t('proposals.column.days'),
    text: (row) => daysOf(t, row),
    order: ({ days }) => days.sinceSent?.days ?? null,
    cell: (row) => (
      <span className={style.lines}>
        <span>{daysOf(t, row)}</span>
        {row.sentOn ? <span className="soft">{t('proposals.sentOn', { day: formatWhen(row.sentOn) })}</span> : null}
      </span>
    ),
    width: '128px',
  },
]

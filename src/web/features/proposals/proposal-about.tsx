import { useTranslation } from 'react-i18next'
import type { ProposalPage } from '../../../shared/proposals.ts'
import { type Detail, Details } from '../../ui/details.tsx'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { daysWords, lyingWords, STATE_WORDS } from './proposal-words.ts'
import style from './proposals.module.css'

/** What it speaks of, how it stands, with whom it lies, and for how long. */
export function ProposalAbout({ proposal, dutyLink }: { proposal: ProposalPage; dutyLink: LinkTo }) {
  const { t } = useTranslation()
  const { state, quote, section, assignmentId, askedUnit, days, liesWith, liesSince, endedOn, mayName } = proposal
  const { tone, words } = STATE_WORDS[state]
  const here = liesSince && liesWith !== 'nobody' ? t('proposals.since', { day: formatWhen(liesSince) }) : ''
  const details: Detail[] = [
    { label: t('proposals.column.state'), words: <StateMark tone={tone}>{t(words)}</StateMark> },
    { label: t('proposals.page.asked'), words: t('proposals.lies.agency', { name: askedUnit }) },
    {
      label: t('proposals.column.lies'),
      words: liesWith === 'nobody' ? null : [lyingWords(t, proposal), here].filter(Boolean).join(', '),
    },
    { label: t('proposals.page.here'), words: days.here && daysWords(t, days.here) },
    {
      label: t(endedOn ? 'proposals.page.took' : 'proposals.column.days'),
      words: days.sinceSent && daysWords(t, days.sinceSent),
    },
    { label: t('proposals.page.endedOn'), words: endedOn && formatWhen(endedOn) },
    { label: t('proposals.page.name'), words: t(mayName ? 'proposals.page.nameYes' : 'proposals.page.nameNo') },
  ]
  return (
    <div className={style.about}>
      {quote ? <blockquote className={style.source}>{quote}</blockquote> : null}
      {assignmentId ? (
        <p className="screen-only">{dutyLink(assignmentId, t('proposals.page.duty'))}</p>
      ) : section ? (
        <p className="soft">{t('proposals.page.section', { section })}</p>
      ) : null}
      <Details details={details} />
      <p className="soft">{t('proposals.page.noDeadline')}</p>
    </div>
  )
}

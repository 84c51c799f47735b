import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProposalPage as Proposal } from '../../../shared/proposals.ts'
import { Ask } from '../../ui/ask.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { GuidanceItem } from './guidance-item.tsx'
import { ProposalAbout } from './proposal-about.tsx'
import { ProposalActs } from './proposal-acts.tsx'
import { ProposalEvents } from './proposal-events.tsx'
import { ProposalForm } from './proposal-form.tsx'
import { KIND_WORDS } from './proposal-words.ts'
import style from './proposals.module.css'
import { proposalProblems, proposalQuery, useDrop, useRewrite } from './proposals.ts'

type ProposalPageProps = {
  proposalId: string
  listLink: (words: string) => ReactNode
  programmeLink: LinkTo
  dutyLink: LinkTo
  guidanceLink: LinkTo
  onDropped: () => void
}

/** One thing that was raised: its words, where it lies and for how long, what was answered, and what was done. */
export function ProposalPage(props: ProposalPageProps) {
  const { proposalId, listLink, programmeLink, dutyLink, guidanceLink, onDropped } = props
  const { t } = useTranslation()
  const { data, error } = useQuery(proposalQuery(proposalId))
  const up = listLink(t('proposals.list.title'))
  if (!data) {
    return (
      <Page title={t('proposals.page.title')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('proposals.loading')} />}
      </Page>
    )
  }
  const { programmeId, programmeName, answer, answeredBy, guidance, state } = data
  return (
    <Page
      title={data.title}
      up={up}
      about={
        <>
          {t(KIND_WORDS[data.kind])}.{' '}
          {programmeId && programmeName ? programmeLink(programmeId, programmeName) : data.askedUnit}
        </>
      }
    >
      <ProblemMessage error={error} />
      <ProposalAbout proposal={data} dutyLink={dutyLink} />
      <Own proposal={data} onDropped={onDropped} />
      {answer && (state === 'answered' || state === 'closed') ? (
        <section className={style.section}>
          <h2>{t('proposals.page.answer')}</h2>
          <p className={style.written}>{answer}</p>
          {answeredBy ? (
            <p className="soft">{t('proposals.page.answeredBy', { unit: capitalised(answeredBy) })}</p>
          ) : null}
        </section>
      ) : null}
      {guidance && programmeId ? (
        <section className={style.section}>
          <h2>{t('proposals.page.guidance')}</h2>
          <GuidanceItem guidance={guidance} />
          <p className="screen-only">{guidanceLink(programmeId, t('proposals.page.allGuidance'))}</p>
        </section>
      ) : null}
      <ProposalActs key={data.state} proposal={data} />
      <ProposalEvents events={data.events} />
    </Page>
  )
}

/** Its words, which are its organisation's to change while nobody has it. */
function Own({ proposal, onDropped }: { proposal: Proposal; onDropped: () => void }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const rewriting = useRewrite(proposal.id)
  const dropping = useDrop(proposal.id)
  const { kind, title, words, mayName, revision, mayEdit, mayDrop, organisationName, sentOn } = proposal
  if (editing && mayEdit) {
    return (
      <section className={style.section}>
        <h2>{t('proposals.page.edit')}</h2>
        <ProposalForm
          written={{ kind, title, words, mayName }}
          busy={rewriting.isPending}
          problem={rewriting.error}
          onSubmit={(written) => rewriting.mutate({ ...written, revision }, { onSuccess: () => setEditing(false) })}
          buttons={
            <>
              <button type="submit" className="main">
                {t('proposals.form.save')}
              </button>
              <button type="button" className="plain" onClick={() => setEditing(false)}>
                {t('ui.ask.no')}
              </button>
            </>
          }
        />
      </section>
    )
  }
  return (
    <section className={style.section}>
      <h2>{t('proposals.page.words')}</h2>
      <p className={style.written}>{words}</p>
      <p className="soft">
        {organisationName}
        {sentOn ? `, ${t('proposals.sentOn', { day: formatWhen(sentOn) })}` : ''}
      </p>
      <ProblemMessage error={dropping.error} words={proposalProblems} />
      {mayEdit || mayDrop ? (
        <div className={`${style.acts} screen-only`}>
          {mayEdit ? (
            <button type="button" onClick={() => setEditing(true)}>
              {t('proposals.page.edit')}
            </button>
          ) : null}
          {mayDrop ? (
            <Ask
              words={t('proposals.page.drop')}
              question={t('proposals.page.dropAsk')}
              yes={t('proposals.page.dropYes')}
              busy={dropping.isPending}
              onYes={() => dropping.mutate(revision, { onSuccess: onDropped })}
            />
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

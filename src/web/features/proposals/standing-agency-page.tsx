import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StandingAgencyPage as Agency, ProposedAgency } from '../../../shared/standing-agencies.ts'
import { type FoundBody, findBodies } from '../../find-bodies.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
import style from './proposals.module.css'
import {
  agencyFieldWords,
  agencyProblems,
  SAID_WORDS,
  standingAgencyOf,
  useStandingAgency,
} from './standing-agencies.ts'

type StandingAgencyPageProps = { programmeId: string; programmeLink: LinkTo; clauseLink: LinkTo }

/** Which organisation is the standing agency of a programme: what its plan says, and what a planner makes of that. */
export function StandingAgencyPage({ programmeId, programmeLink, clauseLink }: StandingAgencyPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(standingAgencyOf(programmeId))
  const saying = useStandingAgency(programmeId)
  const title = t('proposals.agency.title')
  if (!data) {
    return (
      <Page title={title} up={programmeLink(programmeId, t('proposals.column.programme'))}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('proposals.loading')} />}
      </Page>
    )
  }
  const { programmeName, unitName, now, proposed, revision, mayChoose, history } = data
  const say = (organisationId: string | null, factId: string | null) => {
    if (!saying.isPending) saying.mutate({ revision, organisationId, factId })
  }
  return (
    <Page
      title={title}
      windowTitle={`${title} – ${programmeName}`}
      up={programmeLink(programmeId, programmeName)}
      about={t('proposals.agency.about')}
    >
      <ProblemMessage error={error} />
      <p role="status">
        {now ? t('proposals.agency.now', { name: now.name }) : t('proposals.agency.none', { unit: unitName })}
      </p>
      <ProblemMessage error={saying.error} words={agencyProblems} />
      <section className={style.about}>
        <h2>{t('proposals.agency.proposed')}</h2>
        {proposed.length === 0 ? <p className="soft reading">{t('proposals.agency.noClause')}</p> : null}
        <ul className={style.items}>
          {proposed.map((each) => (
            <li key={`${each.clause.factId} ${each.organisation.id}`}>
              <Proposed
                proposed={each}
                page={data}
                clauseLink={clauseLink}
                busy={saying.isPending}
                onSay={(organisationId) => say(organisationId, each.clause.factId)}
              />
            </li>
          ))}
        </ul>
      </section>
      {mayChoose ? <Other page={data} busy={saying.isPending} onChoose={(id) => say(id, null)} /> : null}
      <section className={style.about}>
        <h2>{t('proposals.agency.history')}</h2>
        {history.length === 0 ? <p className="soft">{t('proposals.agency.historyEmpty')}</p> : null}
        {mayChoose && history.length > 0 ? (
          <p className="screen-only">
            <button
              type="button"
              aria-disabled={saying.isPending}
              onClick={once(() => saying.mutate({ undo: { revision } }))}
            >
              {t('proposals.agency.undo')}
            </button>
          </p>
        ) : null}
        <ol className={style.items}>
          {history.map(({ number, said, organisation, undid, by, at }) => (
            <li key={number}>
              <p>
                <strong>
                  {undid ? `${t('proposals.agency.undid')} ` : ''}
                  {said ? t(SAID_WORDS[said], { name: organisation?.name ?? '' }) : t('proposals.agency.did.nothing')}
                </strong>
              </p>
              <p className="soft">
                {by || t('ui.erasedPerson')} · {formatWhen(at)}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  )
}

type ProposedProps = {
  proposed: ProposedAgency
  page: Agency
  clauseLink: LinkTo
  busy: boolean
  onSay: (organisationId: string | null) => void
}

/** The clause that names it, why it is proposed, and whether that is kept. */
function Proposed({ proposed: { organisation, clause }, page, clauseLink, busy, onSay }: ProposedProps) {
  const { t } = useTranslation()
  const isKept = page.now?.id === organisation.id
  return (
    <>
      <p>
        <strong>{organisation.name}</strong>
      </p>
      <blockquote className={style.source}>{clause.quote}</blockquote>
      <p className="soft">
        {t('proposals.agency.why')}{' '}
        {clauseLink(clause.clauseId, t('proposals.agency.clause', { section: clause.section || '–' }))}
      </p>
      {page.mayChoose ? (
        <div className="row screen-only">
          {isKept ? null : (
            <button type="button" className="main" aria-disabled={busy} onClick={once(() => onSay(organisation.id))}>
              {t('proposals.agency.keep')}
              <span className="hidden"> {organisation.name}</span>
            </button>
          )}
          <button type="button" aria-disabled={busy} onClick={once(() => onSay(null))}>
            {t('proposals.agency.refuse')}
            <span className="hidden"> {organisation.name}</span>
          </button>
        </div>
      ) : null}
    </>
  )
}

type OtherProps = { page: Agency; busy: boolean; onChoose: (organisationId: string) => void }

/** Another organisation of the unit of the programme. */
function Other({ page, busy, onChoose }: OtherProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [body, setBody] = useState<FoundBody>()
  if (!isOpen)
    return (
      <p className="screen-only">
        <button type="button" onClick={() => setOpen(true)}>
          {t(page.now ? 'proposals.agency.other' : 'proposals.agency.choose')}
        </button>
      </p>
    )
  return (
    <PanelForm
      send={t('proposals.agency.save')}
      onClose={() => setOpen(false)}
      busy={busy}
      problem={undefined}
      fieldWords={agencyFieldWords}
      check={() => (body === undefined ? [{ pointer: '#/organisationId', code: 'required' }] : [])}
      onSubmit={() => {
        if (!body) return
        onChoose(body.value)
        setOpen(false)
      }}
    >
      <SearchChoice
        pointer="#/organisationId"
        label={t('proposals.agency.find')}
        searchKey="living-bodies"
        find={findBodies}
        chosen={body}
        onChoose={(found) =>
          setBody(found && { value: found.value, label: String(found.label), hint: String(found.hint ?? '') })
        }
      />
    </PanelForm>
  )
}

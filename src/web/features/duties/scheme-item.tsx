import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scheme, Schemes } from '../../../shared/schemes.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
import style from './duties.module.css'
import { findProgrammes, type SchemeEdit, schemeProblems, useSchemeLink } from './schemes.ts'
import { Stand } from './stand.tsx'

type SchemeItemProps = { scheme: Scheme; of: Schemes; followUpLink: LinkTo; clauseLink: LinkTo }

/** A sub-scheme: where the plan orders it, who leads it, which programme it is and how that stands. */
export function SchemeItem({ scheme, of, followUpLink, clauseLink }: SchemeItemProps) {
  const { t } = useTranslation()
  const [isChoosing, setChoosing] = useState(false)
  const linking = useSchemeLink(of)
  const { factId, clauseId, section, name, leads, programmes, standings } = scheme
  const shown = programmes.filter(({ state }) => state !== 'refused')
  const say = (action: SchemeEdit['action'], toId: string, revision: number) =>
    linking.mutate({ action, factId, toId, revision }, { onSuccess: () => setChoosing(false) })
  const choose = (toId: string) =>
    say('keep', toId, programmes.find(({ programmeId }) => programmeId === toId)?.revision ?? 0)
  return (
    <li>
      <p>
        {section} {clauseLink(clauseId, name)}
      </p>
      <p>
        {t('dutyPages.schemes.lead')} {leads.length === 0 ? <span className="soft">{t('duties.nobody')}</span> : null}
        {leads.map(({ assignmentId, name }, index) => (
          <span key={assignmentId}>
            {index > 0 ? '; ' : ''}
            <Link to="/assignments/$assignmentId" params={{ assignmentId }}>
              {name}
            </Link>
          </span>
        ))}
      </p>
      {shown.length === 0 ? <p className="soft">{t('dutyPages.schemes.noProgramme')}</p> : null}
      {shown.map(({ programmeId, programmeName, state, revision }) => (
        <div key={programmeId}>
          <p>
            {followUpLink(programmeId, programmeName)}
            {state === 'proposed' ? <span className="soft"> ({t('dutyPages.schemes.proposed')})</span> : null}
          </p>
          {of.mayLink ? (
            <p className="row screen-only">
              {state === 'proposed' ? (
                <button type="button" className="plain" onClick={() => say('keep', programmeId, revision)}>
                  {t('dutyPages.schemes.keep')}
                </button>
              ) : null}
              <button type="button" className="plain" onClick={() => say('refuse', programmeId, revision)}>
                {t(state === 'kept' ? 'dutyPages.schemes.unlink' : 'dutyPages.schemes.refuse')}
                <span className="hidden"> {programmeName}</span>
              </button>
            </p>
          ) : null}
        </div>
      ))}
      {standings ? <Stand standings={standings} /> : null}
      <ProblemMessage error={linking.error} words={schemeProblems} />
      {isChoosing ? (
        <Panel onClose={() => setChoosing(false)}>
          <SearchChoice
            pointer="#/programmeId"
            label={t('dutyPages.schemes.find')}
            searchKey={`schemes ${of.programmeId}`}
            find={findProgrammes(of.programmeId)}
            chosen={undefined}
            onChoose={(found) => found && choose(found.value)}
          />
          <div className={`row ${style.acts}`}>
            <button type="button" className="plain" onClick={() => setChoosing(false)}>
              {t('ui.ask.no')}
            </button>
          </div>
        </Panel>
      ) : of.mayLink ? (
        <p className="screen-only">
          <button type="button" onClick={() => setChoosing(true)}>
            {t('dutyPages.schemes.choose')}
            <span className="hidden"> {name}</span>
          </button>
        </p>
      ) : null}
    </li>
  )
}

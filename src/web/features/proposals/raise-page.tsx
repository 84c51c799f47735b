import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Raising, RaisingQuery } from '../../../shared/proposals.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ProposalForm } from './proposal-form.tsx'
import style from './proposals.module.css'
import { raisingQuery, useRaise } from './proposals.ts'

type RaisePageProps = {
  about: RaisingQuery
  listLink: (words: string) => ReactNode
  onRaised: (id: string) => void
}

/** Something new: on a duty, on a target, in a programme, or in the unit. */
export function RaisePage({ about, listLink, onRaised }: RaisePageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(raisingQuery(about))
  return (
    <Page title={t('proposals.raise.title')} up={listLink(t('proposals.list.title'))}>
      {error ? <ProblemMessage error={error} /> : null}
      {!data && !error ? <Progress words={t('proposals.loading')} /> : null}
      {data && data.organisations.length === 0 ? (
        <EmptyState title={t('proposals.raise.nobody')}>{t('proposals.raise.nobodyWhy')}</EmptyState>
      ) : null}
      {data && data.organisations.length > 0 ? <RaiseForm raising={data} about={about} onRaised={onRaised} /> : null}
    </Page>
  )
}

type RaiseFormProps = { raising: Raising; about: RaisingQuery; onRaised: (id: string) => void }

function RaiseForm({ raising, about, onRaised }: RaiseFormProps) {
  const { t } = useTranslation()
  const { organisations, programmes, quote, programmeName } = raising
  const [organisationId, setOrganisationId] = useState(organisations[0]?.id ?? '')
  const [programmeId, setProgrammeId] = useState(raising.programmeId ?? '')
  const isSent = useRef(true)
  const raise = useRaise()
  const body = organisations.find(({ id }) => id === organisationId)
  const { assignmentId, versionId, factId } = about
  const target = versionId && factId ? { versionId, factId } : undefined
  const isFree = assignmentId === undefined && target === undefined
  return (
    <>
      {quote ? (
        <div className={style.about}>
          <p className="soft">{programmeName}</p>
          <blockquote className={style.source}>{quote}</blockquote>
        </div>
      ) : null}
      <ProposalForm
        busy={raise.isPending}
        problem={raise.error}
        onSubmit={(written) =>
          raise.mutate(
            {
              ...written,
              organisationId,
              send: isSent.current,
              ...(assignmentId ? { assignmentId } : {}),
              ...(target ? { target } : {}),
              ...(isFree && programmeId ? { programmeId } : {}),
            },
            { onSuccess: ({ id }) => onRaised(id) },
          )
        }
        buttons={
          <>
            <button
              type="submit"
              className="main"
              onClick={() => {
                isSent.current = true
              }}
            >
              {t('proposals.act.send')}
            </button>
            <button
              type="submit"
              onClick={() => {
                isSent.current = false
              }}
            >
              {t('proposals.form.keep')}
            </button>
          </>
        }
      >
        <SelectField
          pointer="#/organisationId"
          label={t('proposals.column.organisation')}
          value={organisationId}
          onChange={({ target }) => setOrganisationId(target.value)}
        >
          {organisations.map(({ id, name, unitName }) => (
            <option key={id} value={id}>
              {`${name} (${unitName})`}
            </option>
          ))}
        </SelectField>
        {isFree ? (
          <SelectField
            pointer="#/programmeId"
            label={t('proposals.column.programme')}
            value={programmeId}
            onChange={({ target }) => setProgrammeId(target.value)}
          >
            <option value="">{t('proposals.raise.noProgramme')}</option>
            {programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : null}
        <p className="soft">
          {raising.agency
            ? t('proposals.raise.goesToAgency', { name: raising.agency })
            : t(programmeId ? 'proposals.raise.toProgramme' : 'proposals.raise.toUnit', { unit: body?.unitName ?? '' })}
        </p>
      </ProposalForm>
    </>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  AddSuccessor,
  EndOrganisation,
  OrganisationPage,
  OrganisationSuccession,
} from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import { Ask } from '../../ui/ask.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { Facts } from './facts.tsx'
import { findOrganisations } from './find-organisations.tsx'
import { Opened } from './opened.tsx'
import { OrganisationLink } from './organisation-link.tsx'
import { dayFaults, dayOf } from './organisation-words.ts'
import style from './organisations.module.css'
import { organisationFieldWords, organisationProblems, useOrganisationChange } from './organisations.ts'

/** What it took over and from whom, who took over from it, and its end. */
export function SuccessionSection({ page }: { page: OrganisationPage }) {
  const { t } = useTranslation()
  const { organisation, predecessors, successors, mayManage } = page
  const removing = useOrganisationChange(({ organisation: heir, task }: OrganisationSuccession) =>
    api.delete(`/organisations/${organisation.id}/successors/${heir.id}?${new URLSearchParams({ task })}`),
  )
  return (
    <>
      {predecessors.length > 0 ? (
        <section className={style.section}>
          <h2>{t('organisations.succession.predecessors')}</h2>
          <Successions title={t('organisations.succession.predecessors')} of={page} rows={predecessors} />
        </section>
      ) : null}
      {successors.length > 0 || mayManage ? (
        <section className={style.section}>
          <h2>{t('organisations.succession.successors')}</h2>
          <ProblemMessage error={removing.error} words={organisationProblems} />
          {successors.length === 0 ? (
            <p className="soft">{t('organisations.succession.none')}</p>
          ) : (
            <Successions
              title={t('organisations.succession.successors')}
              of={page}
              rows={successors}
              {...(mayManage ? { onRemove: removing.mutate, busy: removing.isPending } : {})}
            />
          )}
          {mayManage ? (
            <div className="row">
              {organisation.ended === null ? (
                <Opened words={t('organisations.end.title')}>
                  {(close) => <EndForm page={page} onDone={close} />}
                </Opened>
              ) : null}
              <Opened words={t('organisations.succession.add')}>
                {(close) => <SuccessorForm page={page} onDone={close} />}
              </Opened>
            </div>
          ) : null}
        </section>
      ) : null}
    </>
  )
}

type SuccessionsProps = {
  title: string
  of: OrganisationPage
  rows: readonly OrganisationSuccession[]
  onRemove?: (succession: OrganisationSuccession) => void
  busy?: boolean
}

function Successions({ title, of, rows, onRemove, busy = false }: SuccessionsProps) {
  const { t } = useTranslation()
  return (
    <Facts
      caption={title}
      heads={[
        t('organisations.list.name'),
        t('organisations.succession.task'),
        t('organisations.succession.on'),
        t('organisations.succession.basis'),
        ...(onRemove ? [t('organisations.list.do')] : []),
      ]}
      rows={rows.map((row) => ({
        key: `${row.organisation.id} ${row.task}`,
        cells: [
          <OrganisationLink key="link" organisation={row.organisation} unitName={of.organisation.unitName} />,
          row.task || t('organisations.succession.rest'),
          formatWhen(row.on),
          row.legalBasis ?? t('organisations.succession.basisUnknown'),
          onRemove ? (
            <Ask
              key="remove"
              quiet
              words={t('organisations.names.remove')}
              question={t('organisations.succession.removeAsk', { name: row.organisation.name })}
              yes={t('organisations.names.remove')}
              busy={busy}
              onYes={() => onRemove(row)}
            />
          ) : null,
        ],
      }))}
    />
  )
}

function HeirFields({ heir, onHeir }: { heir: Found | undefined; onHeir: (heir: Found | undefined) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <SearchChoice
        pointer="#/toId"
        label={t('organisations.succession.heir')}
        searchKey="organisations-to-choose"
        find={findOrganisations}
        chosen={heir}
        onChoose={onHeir}
      />
      <TextField
        pointer="#/task"
        label={t('organisations.succession.task')}
        hint={t('organisations.succession.taskHint')}
        maxLength={500}
      />
      <TextField
        pointer="#/legalBasis"
        label={t('organisations.succession.basis')}
        hint={t('organisations.succession.basisHint')}
        maxLength={500}
      />
    </>
  )
}

function SuccessorForm({ page, onDone }: { page: OrganisationPage; onDone: () => void }) {
  const { t } = useTranslation()
  const { organisation, revision } = page
  const [heir, setHeir] = useState<Found>()
  const adding = useOrganisationChange(
    (body: AddSuccessor) => api.post(`/organisations/${organisation.id}/successors`, body),
    onDone,
  )
  return (
    <Form
      busy={adding.isPending}
      problem={adding.error}
      problemWords={organisationProblems}
      fieldWords={organisationFieldWords}
      check={(values) => [
        ...(heir ? [] : [{ pointer: '#/toId', code: 'required' }]),
        ...dayFaults(values, { on: 'required' }),
      ]}
      onSubmit={(values) => {
        const on = dayOf(values, 'on')
        if (!heir || on === null) return
        const legalBasis = values.legalBasis?.trim() || null
        adding.mutate({ revision, toId: heir.value, task: values.task?.trim() ?? '', on, legalBasis })
      }}
    >
      <HeirFields heir={heir} onHeir={setHeir} />
      <TextField
        pointer="#/on"
        label={t('organisations.succession.on')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={organisation.ended === null ? '' : formatWhen(organisation.ended)}
      />
      <div>
        <button type="submit" className="main">
          {t('organisations.succession.add')}
        </button>
      </div>
    </Form>
  )
}

/** The first who takes over is told with the end; others are added after it. */
function EndForm({ page, onDone }: { page: OrganisationPage; onDone: () => void }) {
  const { t } = useTranslation()
  const { organisation, revision } = page
  const [heir, setHeir] = useState<Found>()
  const ending = useOrganisationChange(
    (body: EndOrganisation) => api.post(`/organisations/${organisation.id}/end`, body),
    onDone,
  )
  return (
    <Form
      busy={ending.isPending}
      problem={ending.error}
      problemWords={organisationProblems}
      fieldWords={{ ...organisationFieldWords, '#/successors/0/toId not-there': 'organisations.field.heirNotThere' }}
      check={(values) => dayFaults(values, { on: 'required' })}
      onSubmit={(values) => {
        const on = dayOf(values, 'on')
        if (on === null) return
        const legalBasis = values.legalBasis?.trim() || null
        const first = heir ? [{ toId: heir.value, task: values.task?.trim() ?? '', legalBasis }] : []
        ending.mutate({ revision, on, successors: first })
      }}
    >
      <p className="soft reading">{t('organisations.end.about')}</p>
      <TextField
        pointer="#/on"
        label={t('organisations.end.on')}
        hint={t('organisations.correct.endedHint')}
        inputMode="numeric"
        autoComplete="off"
      />
      <HeirFields heir={heir} onHeir={setHeir} />
      <div>
        <button type="submit" className="main">
          {t('organisations.end.button')}
        </button>
      </div>
    </Form>
  )
}

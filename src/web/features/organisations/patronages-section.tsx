import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewPatronage, OrganisationPage } from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { capitalised } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { EndControls } from './end-controls.tsx'
import { Facts } from './facts.tsx'
import { Opened } from './opened.tsx'
import { dayFaults, dayOf, duringWords, keepDay } from './organisation-words.ts'
import style from './organisations.module.css'
import { organisationFieldWords, organisationProblems, useOrganisationChange } from './organisations.ts'

type PatronagesSectionProps = {
  page: OrganisationPage
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
}

/** Over which units and groups of people it watches: its people read there. */
export function PatronagesSection({ page, findUnits }: PatronagesSectionProps) {
  const { t } = useTranslation()
  const { organisation, patronages, mayManage } = page
  const of = `/organisations/${organisation.id}/patronages`
  const removing = useOrganisationChange((id: string) => api.delete(`${of}/${id}`))
  const ending = useOrganisationChange(({ id, until }: { id: string; until: string }) =>
    api.post(`${of}/${id}/end`, { until }),
  )
  if (patronages.length === 0 && !mayManage) return null
  return (
    <section className={style.section}>
      <h2>{t('organisations.patronages.title')}</h2>
      <p className="soft reading">{t('organisations.patronages.about')}</p>
      <ProblemMessage error={removing.error} words={organisationProblems} />
      {patronages.length === 0 ? (
        <p className="soft">{t('organisations.patronages.none')}</p>
      ) : (
        <Facts
          caption={t('organisations.patronages.title')}
          heads={[
            t('organisations.patronages.over'),
            t('organisations.during.title'),
            t('organisations.patronages.clause'),
            ...(mayManage ? [t('organisations.list.do')] : []),
          ]}
          rows={patronages.map(({ id, unitId, unitName, populationGroup, clauseId, from, until }) => ({
            key: id,
            cells: [
              unitId === null ? (
                populationGroup
              ) : (
                <Link key="unit" to="/units/$unitId" params={{ unitId }} search={keepDay} preload={false}>
                  {capitalised(unitName ?? '')}
                </Link>
              ),
              duringWords(t, from, until),
              clauseId === null ? null : (
                <Link key="clause" to="/clauses/$clauseId" params={{ clauseId }} preload={false}>
                  {t('organisations.patronages.clauseLink')}
                </Link>
              ),
              mayManage ? (
                <EndControls
                  key="end"
                  endable={until === null}
                  removeAsk={t('organisations.patronages.removeAsk')}
                  busy={removing.isPending || ending.isPending}
                  problem={ending.error}
                  onEnd={(day) => ending.mutateAsync({ id, until: day })}
                  onRemove={() => removing.mutate(id)}
                />
              ) : null,
            ],
          }))}
        />
      )}
      {mayManage ? (
        <Opened words={t('organisations.patronages.add')}>
          {(close) => <PatronageForm of={of} findUnits={findUnits} onDone={close} />}
        </Opened>
      ) : null}
    </section>
  )
}

type PatronageFormProps = { of: string; findUnits: PatronagesSectionProps['findUnits']; onDone: () => void }

function PatronageForm({ of, findUnits, onDone }: PatronageFormProps) {
  const { t } = useTranslation()
  const [unit, setUnit] = useState<Found>()
  const adding = useOrganisationChange((body: NewPatronage) => api.post(of, body), onDone)
  return (
    <Form
      busy={adding.isPending}
      problem={adding.error}
      problemWords={organisationProblems}
      fieldWords={{ ...organisationFieldWords, '#/unitId one-of-two': 'organisations.field.unitOrGroup' }}
      check={(values) => [
        ...(Boolean(unit) !== Boolean(values.populationGroup?.trim())
          ? []
          : [{ pointer: '#/unitId', code: 'one-of-two' }]),
        ...dayFaults(values, { from: 'required', until: 'optional' }),
      ]}
      onSubmit={(values) => {
        const [from, until] = [dayOf(values, 'from'), dayOf(values, 'until')]
        const group = values.populationGroup?.trim()
        if (from === null) return
        adding.mutate({
          ...(unit ? { unitId: unit.value } : {}),
          ...(group ? { populationGroup: group } : {}),
          from,
          ...(until ? { until } : {}),
        })
      }}
    >
      <SearchChoice
        pointer="#/unitId"
        label={t('organisations.patronages.unit')}
        searchKey="living-units"
        find={findUnits}
        chosen={unit}
        onChoose={setUnit}
      />
      <TextField
        pointer="#/populationGroup"
        label={t('organisations.patronages.group')}
        hint={t('organisations.patronages.groupHint')}
        maxLength={500}
      />
      <TextField pointer="#/from" label={t('organisations.names.fromDay')} inputMode="numeric" autoComplete="off" />
      <TextField
        pointer="#/until"
        label={t('organisations.end.until')}
        hint={t('organisations.patronages.untilHint')}
        inputMode="numeric"
        autoComplete="off"
      />
      <div>
        <button type="submit" className="main">
          {t('organisations.patronages.add')}
        </button>
      </div>
    </Form>
  )
}

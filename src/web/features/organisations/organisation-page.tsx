import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationPage as OrganisationPageData } from '../../../shared/organisations.ts'
import { Ask } from '../../ui/ask.tsx'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { Found } from '../../ui/search-choice.tsx'
import { CorrectForm } from './correct-form.tsx'
import { LinesSection } from './lines-section.tsx'
import { NamesSection } from './names-section.tsx'
import { Opened } from './opened.tsx'
import { duringWords, KIND_WORDS, keepDay } from './organisation-words.ts'
import style from './organisations.module.css'
import { deleteOrganisation, organisationPage, organisationProblems, useOrganisationChange } from './organisations.ts'
import { PatronagesSection } from './patronages-section.tsx'
import { Steps } from './recent-steps.tsx'
import { SuccessionSection } from './succession-section.tsx'

type OrganisationPageProps = {
  organisationId: string
  on: string | undefined
  /** The day on which everything is seen; `shown` is today where none was chosen. */
  dayFilter: (shown: string | undefined) => ReactNode
  up: ReactNode
  action?: ReactNode
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
  /** It was removed, or its making was taken back. */
  onGone: () => void
}

export function OrganisationPage({
  organisationId,
  on,
  dayFilter,
  up,
  action,
  findUnits,
  onGone,
}: OrganisationPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(organisationPage(organisationId, on))
  if (!data) {
    return (
      <Page title={t('organisations.title')} up={up}>
        <ProblemMessage error={error} />
      </Page>
    )
  }
  const { organisation, mayManage, usual, people, steps } = data
  const life = duringWords(t, organisation.born, organisation.ended)
  return (
    <Page
      title={organisation.name}
      up={up}
      action={action}
      about={
        <>
          {t(KIND_WORDS[organisation.kind])},{' '}
          <Link to="/units/$unitId" params={{ unitId: organisation.unitId }} search={keepDay} preload={false}>
            {organisation.unitName}
          </Link>
          {life === '' ? '' : `, ${life}`}
          {people === null
            ? ''
            : `. ${t('organisations.page.people', { count: people, people: formatNumber(people) })}`}
        </>
      }
      filters={dayFilter(data.on)}
    >
      <ProblemMessage error={error} />
      <Standing page={data} />
      <NamesSection page={data} />
      <LinesSection page={data} />
      <SuccessionSection page={data} />
      <PatronagesSection page={data} findUnits={findUnits} />
      {mayManage ? (
        <section className={`${style.section} screen-only`}>
          <h2>{t('organisations.page.keep')}</h2>
          {usual ? (
            <p className="soft reading">
              {t(usual.certainty === 'seen' ? 'organisations.page.usualSeen' : 'organisations.page.usualRecalled', {
                source: usual.source,
              })}{' '}
              {usual.note}
            </p>
          ) : null}
          <Opened words={t('organisations.correct.title')}>
            {(close) => <CorrectForm page={data} onDone={close} />}
          </Opened>
          <Remove page={data} onGone={onGone} />
          {steps.length > 0 ? (
            <>
              <h2>{t('organisations.steps.title')}</h2>
              <Steps steps={steps} onUndone={(gone) => gone && onGone()} />
            </>
          ) : null}
        </section>
      ) : null}
    </Page>
  )
}

function Standing({ page: { on, organisation } }: { page: OrganisationPageData }) {
  const { t } = useTranslation()
  const { ended, born } = organisation
  if (ended !== null && ended <= on) {
    return (
      <Notice tone="soon">
        <p>{t('organisations.page.ended', { day: formatWhen(ended) })}</p>
      </Notice>
    )
  }
  if (born !== null && born > on) {
    return (
      <Notice tone="soon">
        <p>{t('organisations.page.notYet', { day: formatWhen(born) })}</p>
      </Notice>
    )
  }
  return null
}

function Remove({ page: { organisation }, onGone }: { page: OrganisationPageData; onGone: () => void }) {
  const { t } = useTranslation()
  const removing = useOrganisationChange(deleteOrganisation, onGone)
  return (
    <div>
      <ProblemMessage error={removing.error} words={organisationProblems} />
      <Ask
        quiet
        words={t('organisations.list.delete')}
        question={t('organisations.list.deleteAsk', {
          name: `${organisation.name} (${capitalised(organisation.unitName)})`,
        })}
        yes={t('organisations.list.delete')}
        busy={removing.isPending}
        onYes={() => removing.mutate(organisation.id)}
      />
    </div>
  )
}

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Appointment, NewRole } from '../../../shared/people.ts'
import { ApiProblem } from '../../api.ts'
import { Ask } from '../../ui/ask.tsx'
import { Form } from '../../ui/form.tsx'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { EndPerson } from './end-person.tsx'
import { HandOverFor } from './hand-over-for.tsx'
import { HandedLinkNotice } from './handed-link-notice.tsx'
import { HeldAt } from './held-at.tsx'
import style from './identity.module.css'
import { MailMark } from './mail-state.tsx'
import { addRole, endRole, mailLink, peopleList, renewLink } from './people.ts'
import { peopleFieldWords, peopleProblems } from './people-problems.ts'
import { leftOn, stateWords } from './person-state.ts'
import { ResetFactors } from './reset-factors.tsx'
import { EndedDays, RoleDays } from './role-days.tsx'
import { checkRole, type RoleChoices, RoleFields, roleOf } from './role-fields.tsx'
import { ROLE_WORDS } from './role-words.ts'

/** One's own ways to sign in are changed at "Tôi", where one says who one is. */
type PersonPageProps = RoleChoices & { personId: string; mayManage: boolean; own: boolean }

export function PersonPage({ personId, mayManage, own, ...choices }: PersonPageProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const {
    data: { people, mailWay },
  } = useSuspenseQuery(peopleList)
  const person = people.find(({ id }) => id === personId)
  const refresh = () => cache.invalidateQueries({ queryKey: peopleList.queryKey })
  const renewing = useMutation({ mutationFn: () => renewLink(personId), onSettled: refresh })
  const mailing = useMutation({ mutationFn: () => mailLink(personId), onSettled: refresh })
  const ending = useMutation({ mutationFn: (id: string) => endRole(personId, id), onSettled: refresh })
  if (!person) throw new ApiProblem({ type: '/problems/not-found', status: 404, title: 'No such person' })
  const left = leftOn(person)
  return (
    <Page
      title={person.name}
      up={<Link to="/people">{t('people.list.title')}</Link>}
      about={person.email}
      action={
        mayManage && !own && left === undefined ? (
          <>
            {mailWay === 'off' ? null : (
              <button type="button" onClick={once(() => mailing.mutate())} disabled={mailing.isPending}>
                {person.mail ? t('people.invite.mailAgain') : t('people.invite.mailLink')}
              </button>
            )}
            <button type="button" onClick={once(() => renewing.mutate())} disabled={renewing.isPending}>
              {t('people.list.newLink')}
            </button>
          </>
        ) : null
      }
    >
      <ProblemMessage error={renewing.error ?? mailing.error ?? ending.error} words={peopleProblems} />
      {renewing.data ? <HandedLinkNotice name={person.name} {...renewing.data} /> : null}
      {left === undefined ? (
        <p>{person.hasPassword ? t('people.list.activeAbout') : t('people.list.invitedAbout')}</p>
      ) : (
        <>
          <p>
            <StateMark tone="idle">{stateWords(t, person)}</StateMark>
          </p>
          <p className="reading">{t('people.list.leftAbout')}</p>
        </>
      )}
      {left === undefined && person.mail ? <MailMark mail={person.mail} /> : null}
      {left === undefined ? (
        <>
          <h2>{t('people.me.appointments')}</h2>
          <ul className={style.list}>
            {person.appointments.map(({ id, role, unitName, organisationName, reach, from, until }) => (
              <li key={id}>
                <strong>
                  {t(ROLE_WORDS[role])}, {unitName}
                </strong>
                <HeldAt organisationName={organisationName} reach={reach} />
                <div className="soft">
                  <RoleDays from={from} until={until} />
                </div>
                {mayManage ? (
                  <Ask
                    quiet
                    words={t('people.list.endRole')}
                    question={t('people.list.endRoleAsk', {
                      name: person.name,
                      role: t(ROLE_WORDS[role]),
                      unit: unitName,
                    })}
                    yes={t('people.list.endRole')}
                    busy={ending.isPending}
                    onYes={() => ending.mutate(id)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {person.ended.length > 0 ? <EndedRoles roles={person.ended} /> : null}
      {mayManage ? (
        <p>
          <Link to="/people/$personId/personal-data" params={{ personId }}>
            {t('people.list.personalData')}
          </Link>
        </p>
      ) : null}
      {mayManage ? (
        <>
          <AddRole personId={personId} {...choices} onAdded={refresh} />
          {own || left !== undefined ? null : <ResetFactors personId={personId} name={person.name} />}
          <HandOverFor person={person} />
          <EndPerson person={person} />
        </>
      ) : null}
    </Page>
  )
}

function EndedRoles({ roles }: { roles: readonly Appointment[] }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>{t('people.list.endedRoles', { count: roles.length })}</summary>
      <ul className={style.list}>
        {roles.map(({ id, role, unitName, organisationName, reach, from, until }) => (
          <li key={id}>
            {t(ROLE_WORDS[role])}, {unitName}
            <HeldAt organisationName={organisationName} reach={reach} />
            <div className="soft">
              <EndedDays from={from} until={until} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

type AddRoleProps = RoleChoices & { personId: string; onAdded: () => Promise<void> }

function AddRole({ personId, onAdded, ...choices }: AddRoleProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [unit, setUnit] = useState(choices.startUnit)
  const adding = useMutation({
    mutationFn: (role: NewRole) => addRole(personId, role),
    onSuccess: async () => {
      setOpen(false)
      await onAdded()
    },
  })
  if (!open) {
    return (
      <div>
        <button type="button" onClick={() => setOpen(true)}>
          {t('people.list.addRole')}
        </button>
      </div>
    )
  }
  return (
    <section className="stack" aria-labelledby="add-role-title">
      <h2 id="add-role-title">{t('people.list.addRole')}</h2>
      <Form
        busy={adding.isPending}
        problem={adding.error}
        problemWords={peopleProblems}
        fieldWords={peopleFieldWords}
        check={(values) => checkRole(values, unit)}
        onSubmit={(values) => adding.mutate(roleOf(values))}
      >
        <RoleFields {...choices} unit={unit} onUnit={setUnit} />
        <div className="row">
          <button type="submit" className="main">
            {t('people.list.addRoleButton')}
          </button>
          <button type="button" onClick={() => setOpen(false)}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </section>
  )
}

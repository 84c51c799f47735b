import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/people.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { HeldAt } from './held-at.tsx'
import style from './identity.module.css'
import { RoleDays } from './role-days.tsx'
import { ROLE_ABOUT, ROLE_WORDS } from './role-words.ts'
import { signOut } from './session.ts'

type MePageProps = { session: Session; onSignedOut: () => void; children?: ReactNode }

export function MePage({ session, onSignedOut, children }: MePageProps) {
  const { t } = useTranslation()
  const leaving = useMutation({ mutationFn: signOut, onSuccess: onSignedOut })
  const { person, appointments } = session
  return (
    <Page
      title={person.name}
      about={person.email}
      action={
        <button type="button" onClick={() => leaving.mutate()} disabled={leaving.isPending}>
          {t('people.me.signOut')}
        </button>
      }
    >
      <ProblemMessage error={leaving.error} />
      <h2>{t('people.me.appointments')}</h2>
      {appointments.length === 0 ? (
        <p>{t('people.me.none')}</p>
      ) : (
        <ul className={style.list}>
          {appointments.map((appointment) => (
            <li key={appointment.id}>
              <strong>
                {t(ROLE_WORDS[appointment.role])}, {appointment.unitName}
              </strong>
              <HeldAt organisationName={appointment.organisationName} reach={appointment.reach} />
              <div className="soft">
                {t(ROLE_ABOUT[appointment.role])} <RoleDays from={appointment.from} until={appointment.until} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className="screen-only">
        <Link to="/me/security">{t('people.me.security')}</Link>
      </p>
      {children}
    </Page>
  )
}

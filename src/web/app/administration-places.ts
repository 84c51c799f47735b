import type { Action, Session } from '../../shared/people.ts'
import type { TextKey } from '../ui/text-key.ts'

/** The pages below "Quản trị". A new one needs its line here and its route in `routes.tsx`. */
export type AdministrationPlace = {
  to: '/audit' | '/backups' | '/holidays' | '/jobs' | '/mails' | '/setup'
  words: TextKey
  about: TextKey
  needs: Action
}

const ADMINISTRATION_PLACES: readonly AdministrationPlace[] = [
  { to: '/audit', words: 'app.administration.audit', about: 'app.administration.auditAbout', needs: 'audit.read' },
  {
    to: '/backups',
    words: 'app.administration.backups',
    about: 'app.administration.backupsAbout',
    needs: 'system.operate',
  },
  { to: '/jobs', words: 'app.administration.jobs', about: 'app.administration.jobsAbout', needs: 'jobs.read' },
  {
    to: '/holidays',
    words: 'app.administration.calendars',
    about: 'app.administration.calendarsAbout',
    needs: 'organisations.manage',
  },
  { to: '/mails', words: 'app.administration.mails', about: 'app.administration.mailsAbout', needs: 'system.operate' },
  {
    to: '/setup',
    words: 'app.administration.setup',
    about: 'app.administration.setupAbout',
    needs: 'homes.manage',
  },
]

/** Only those one may enter. */
export const administrationPlacesOf = (session: Session): readonly AdministrationPlace[] =>
  ADMINISTRATION_PLACES.filter(({ needs }) => session.may.includes(needs))

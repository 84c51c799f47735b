import type { Action, Session } from '../../shared/people.ts'
import type { TextKey } from '../ui/text-key.ts'

/** The pages below "Quản trị". A new one needs its line here and its route in `routes.tsx`. */
export type AdministrationPlace = {
  to: '/audit' | '/backups' | '/boundaries' | '/holidays' | '/jobs' | '/mails' | '/people' | '/setup'
  words: TextKey
  about: TextKey
  needs: Action
}

const ADMINISTRATION_PLACES: readonly AdministrationPlace[] = [
  { to: '/people', words: 'administration.people', about: 'administration.peopleAbout', needs: 'people.read' },
  { to: '/audit', words: 'administration.audit', about: 'administration.auditAbout', needs: 'audit.read' },
  {
    to: '/backups',
    words: 'administration.backups',
    about: 'administration.backupsAbout',
    needs: 'system.operate',
  },
  { to: '/jobs', words: 'administration.jobs', about: 'administration.jobsAbout', needs: 'jobs.read' },
  {
    to: '/holidays',
    words: 'administration.calendars',
    about: 'administration.calendarsAbout',
    needs: 'organisations.manage',
  },
  {
    to: '/boundaries',
    words: 'administration.boundaries',
    about: 'administration.boundariesAbout',
    needs: 'homes.manage',
  },
  { to: '/mails', words: 'administration.mails', about: 'administration.mailsAbout', needs: 'system.operate' },
  {
    to: '/setup',
    words: 'administration.setup',
    about: 'administration.setupAbout',
    needs: 'homes.manage',
  },
]

/** Only those one may enter. */
export const administrationPlacesOf = (session: Session): readonly AdministrationPlace[] =>
  ADMINISTRATION_PLACES.filter(({ needs }) => session.may.includes(needs))

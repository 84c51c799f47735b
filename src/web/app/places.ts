import type { Action, Session } from '../../shared/people.ts'
import type { TextKey } from '../ui/text-key.ts'

export type Place = {
  to: '/my-work' | '/programmes' | '/overview' | '/figures' | '/proposals' | '/reports' | '/units' | '/administration'
  words: TextKey
  /** One of them is enough. */
  needs: readonly Action[]
  /** Pages that belong to it and whose addresses do not say so. */
  holds?: readonly string[]
}

/** In the order of the left list; at most eight. A phone shows the first three, and the rest under "more". */
const PLACES: readonly Place[] = [
  { to: '/my-work', words: 'app.places.myWork', needs: ['duties.read'] },
  {
    to: '/programmes',
    words: 'app.places.programmes',
    needs: ['programmes.read', 'documents.read'],
    holds: ['/documents', '/layout-check'],
  },
  { to: '/overview', words: 'app.places.overview', needs: ['programmes.read'] },
  { to: '/figures', words: 'app.places.figures', needs: ['figures.read'] },
  { to: '/reports', words: 'app.places.reports', needs: ['duties.read'] },
  { to: '/proposals', words: 'app.places.proposals', needs: ['duties.read'] },
  { to: '/units', words: 'app.places.units', needs: ['organisations.read'], holds: ['/organisations'] },
  {
    to: '/administration',
    words: 'app.places.administration',
    needs: ['people.read', 'homes.manage', 'audit.read', 'jobs.read', 'system.operate'],
    holds: ['/people', '/audit', '/backups', '/jobs', '/holidays', '/mails', '/setup', '/boundaries'],
  },
]

/** Only those one may enter. */
export const placesOf = (session: Session): readonly Place[] =>
  PLACES.filter(({ needs }) => needs.some((action) => session.may.includes(action)))

/** Home 0 is the nation, which nobody sets up. */
export const hasProvince = (session: Session) => session.homes.some(({ id }) => id !== 0)

/** Who answers for an organisation is here for what it has to do, who reads no plans for the people, and everybody else for the plans. */
function beginsAt({ may }: Session): Place['to'] | '/people' {
  if (!may.includes('programmes.read')) return '/people'
  return may.includes('duties.answer') && !may.includes('duties.plan') ? '/my-work' : '/programmes'
}

export function firstPlace(session: Session): Place['to'] | '/people' | '/setup' | '/me' {
  if (!hasProvince(session) && session.may.includes('homes.manage')) return '/setup'
  const begins = beginsAt(session)
  const places = placesOf(session)
  if (begins === '/people') return session.may.includes('people.read') ? begins : (places[0]?.to ?? '/me')
  return places.find(({ to }) => to === begins)?.to ?? places[0]?.to ?? '/me'
}

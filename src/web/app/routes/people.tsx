import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { roleMay } from '../../../rules/permissions.ts'
import type { Action, Session } from '../../../shared/people.ts'
import { AddPersonPage } from '../../features/identity/add-person-page.tsx'
import { PeoplePage } from '../../features/identity/people-page.tsx'
import { PersonPage } from '../../features/identity/person-page.tsx'
import { organisationList } from '../../features/organisations/organisations.ts'
import { OrganisationsPage } from '../../features/organisations/organisations-page.tsx'
import { capitalised } from '../../ui/format.ts'
import type { Found } from '../../ui/search-choice.tsx'
import { findUnits } from '../find-units.ts'
import { useMay, useRequired, useSession } from '../use-session.ts'

/** Where a form begins: the unit I serve, or the one province that is set up; nobody is added to the whole nation by chance. */
function startUnit({ appointments, homes }: Session, action: Action): Found | undefined {
  const mine = appointments.filter(({ role, homeId }) => homeId !== 0 && roleMay(role, action))
  const places: Found[] =
    mine.length > 0
      ? mine.map(({ unitId, unitName }) => ({ value: unitId, label: capitalised(unitName) }))
      : homes.filter(({ id }) => id !== 0).map(({ unitId, name }) => ({ value: unitId, label: capitalised(name) }))
  return places.length === 1 ? places[0] : undefined
}

function useRoleChoices() {
  const session = useSession()
  const { data: organisations = [] } = useQuery(organisationList)
  return { startUnit: startUnit(session, 'people.manage'), findUnits, organisations }
}

export function PeopleRoute() {
  return <PeoplePage mayManage={useMay('people.manage')} />
}

export function AddPersonRoute() {
  useRequired('people.manage')
  return <AddPersonPage {...useRoleChoices()} />
}

export function PersonRoute() {
  const { personId } = useParams({ from: '/inside/people/$personId' })
  return <PersonPage key={personId} personId={personId} mayManage={useMay('people.manage')} {...useRoleChoices()} />
}

export function OrganisationsRoute() {
  const session = useSession()
  return (
    <OrganisationsPage
      mayManage={useMay('organisations.manage')}
      startUnit={startUnit(session, 'organisations.manage')}
      findUnits={findUnits}
    />
  )
}

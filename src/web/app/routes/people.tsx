import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Organisation } from '../../../shared/organisations.ts'
import type { Action } from '../../../shared/people.ts'
import { AddPersonPage } from '../../features/identity/add-person-page.tsx'
import { PeoplePage } from '../../features/identity/people-page.tsx'
import { PersonPage } from '../../features/identity/person-page.tsx'
import { ServiceTokensPage } from '../../features/identity/service-tokens-page.tsx'
import { organisationsAt } from '../../features/organisations/organisations.ts'
import { findUnits } from '../find-units.ts'
import { startUnit } from '../start-unit.ts'
import { useMay, useRequired, useSession } from '../use-session.ts'

function useOrganisationsAt(unitId: string | undefined): readonly Organisation[] {
  return useQuery({ ...organisationsAt(unitId ?? ''), enabled: unitId !== undefined }).data ?? []
}

function useRoleChoices() {
  const session = useSession()
  return { startUnit: startUnit(session, 'people.manage'), findUnits, useOrganisationsAt }
}

export function PeopleRoute() {
  return <PeoplePage mayManage={useMay('people.manage')} />
}

export function AddPersonRoute() {
  useRequired('people.manage')
  return <AddPersonPage {...useRoleChoices()} />
}

export function ServiceTokensRoute() {
  const { may, appointments } = useSession()
  const holdsSystem = appointments.some(({ role }) => role === 'system-administrator')
  const mayPass = (action: Action) => holdsSystem || may.includes(action)
  return <ServiceTokensPage mayManage={useMay('people.manage')} mayPass={mayPass} {...useRoleChoices()} />
}

export function PersonRoute() {
  const { personId } = useParams({ from: '/inside/people/$personId' })
  const own = useSession().person.id === personId
  const mayManage = useMay('people.manage')
  return <PersonPage key={personId} personId={personId} own={own} mayManage={mayManage} {...useRoleChoices()} />
}

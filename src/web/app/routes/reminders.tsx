import { Link, useLocation, useParams } from '@tanstack/react-router'
import { FrontPage } from '../../features/identity/front-page.tsx'
import { OfficeRemindersPage } from '../../features/reminders/office-reminders-page.tsx'
import { StopLettersPage } from '../../features/reminders/stop-letters-page.tsx'
import { LanguageSwitch } from '../language-switch.tsx'

export function UnitRemindersRoute() {
  const { unitId } = useParams({ from: '/inside/units/$unitId/reminders' })
  return (
    <OfficeRemindersPage
      key={unitId}
      office={{ of: 'units', id: unitId }}
      up={(name) => (
        <Link to="/units/$unitId" params={{ unitId }} search={{}}>
          {name}
        </Link>
      )}
    />
  )
}

export function OrganisationRemindersRoute() {
  const { organisationId } = useParams({ from: '/inside/organisations/$organisationId/reminders' })
  return (
    <OfficeRemindersPage
      key={organisationId}
      office={{ of: 'organisations', id: organisationId }}
      up={(name) => (
        <Link to="/organisations/$organisationId" params={{ organisationId }} search={{}}>
          {name}
        </Link>
      )}
    />
  )
}

export function StopLettersRoute() {
  const { hash: token } = useLocation()
  return (
    <FrontPage language={<LanguageSwitch />}>
      <StopLettersPage key={token} token={token} />
    </FrontPage>
  )
}

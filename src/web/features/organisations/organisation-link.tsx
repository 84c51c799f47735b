import { Link } from '@tanstack/react-router'
import type { OrganisationRef } from '../../../shared/organisations.ts'
import { capitalised } from '../../ui/format.ts'
import { keepDay } from './organisation-words.ts'

/** Another organisation, told with its unit where that is neither the same nor in its name. */
export function OrganisationLink({ organisation, unitName }: { organisation: OrganisationRef; unitName: string }) {
  return (
    <>
      <Link
        to="/organisations/$organisationId"
        params={{ organisationId: organisation.id }}
        search={keepDay}
        preload={false}
      >
        {organisation.name}
      </Link>
      {organisation.unitName === unitName || organisation.name.includes(organisation.unitName) ? null : (
        <span className="soft"> ({capitalised(organisation.unitName)})</span>
      )}
    </>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { AuditSearch } from '../../features/audit/audit.ts'
import { AuditPage } from '../../features/audit/audit-page.tsx'
import { PersonalDataPage } from '../../features/audit/personal-data-page.tsx'
import { peopleList } from '../../features/identity/people.ts'
import { ROLE_WORDS } from '../../features/identity/role-words.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { findUnits } from '../find-units.ts'
import { useRequired, useSession } from '../use-session.ts'

export function AuditRoute() {
  useRequired('audit.read')
  const { who, action, unit, from, until, person, subject }: AuditSearch = useSearch({ strict: false })
  const given = Object.entries({ who, action, unit, from, until, person, subject })
  const search: AuditSearch = Object.fromEntries(given.filter(([, value]) => value !== undefined))
  const { may } = useSession()
  const navigate = useNavigate()
  return (
    <AuditPage
      search={search}
      may={may}
      onSearch={(next) => void navigate({ to: '/audit', search: next })}
      findUnits={findUnits}
    />
  )
}

const roleWords = (role: string) => (ROLE_WORDS as Record<string, TextKey>)[role]

export function MyDataRoute() {
  return <PersonalDataPage roleWords={roleWords} />
}

export function PersonalDataRoute() {
  useRequired('people.manage')
  const { personId } = useParams({ from: '/inside/people/$personId/personal-data' })
  const navigate = useNavigate()
  const cache = useQueryClient()
  const onErased = () => {
    // Not even for a moment the list from before.
    cache.removeQueries({ queryKey: peopleList.queryKey })
    void navigate({ to: '/people', replace: true })
  }
  return <PersonalDataPage key={personId} personId={personId} roleWords={roleWords} onErased={onErased} />
}

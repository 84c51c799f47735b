import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { RemindAtOnce } from '../../features/duties/remind-at-once.tsx'
import type { OverviewSearch } from '../../features/overview/overview.ts'
import { OverviewPage } from '../../features/overview/overview-page.tsx'
import type { Ways } from '../../features/overview/ways.ts'
import { dutyLink, proposalLink } from '../links.tsx'
import { useRequired } from '../use-session.ts'

const targetAddress: Ways['targetAddress'] = (programmeId, factId, unitId) =>
  `/figures/targets/${programmeId}/${factId}${unitId === undefined ? '' : `?unit=${unitId}`}`

export function OverviewRoute() {
  useRequired('programmes.read')
  const search: OverviewSearch = useSearch({ from: '/inside/overview' })
  const navigate = useNavigate()
  const { history } = useRouter()
  const ways = useMemo<Ways>(
    () => ({
      targetAddress,
      onOpen: (address) => history.push(address),
      dutyLink,
      proposalLink,
      stateLink: ({ programmeId, year, state }, words) => (
        <Link to="/figures/targets" search={{ programme: programmeId, year, state }}>
          {words}
        </Link>
      ),
      lateLink: (programmeId, organisationId, words) => (
        <Link
          to="/programmes/$programmeId/follow-up"
          params={{ programmeId }}
          search={{ standing: 'late', ...(organisationId && { organisationId: Number(organisationId) }) } as object}
        >
          {words}
        </Link>
      ),
      remindButton: (programmeId, { organisationId, organisationName }) => (
        <RemindAtOnce programmeId={programmeId} organisationId={organisationId} organisationName={organisationName} />
      ),
    }),
    [history],
  )
  return (
    <OverviewPage
      search={search}
      onSearch={(next) => void navigate({ to: '/overview', search: next, resetScroll: false })}
      ways={ways}
    />
  )
}

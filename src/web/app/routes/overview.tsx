import { Link, useNavigate, useSearch } from '@tanstack/react-router'
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
  const ways = useMemo<Ways>(
    () => ({
      targetAddress,
      openTarget: (programmeId, factId, unit) =>
        void navigate({
          to: '/figures/targets/$programmeId/$factId',
          params: { programmeId, factId },
          search: unit === undefined ? {} : { unit },
          // Of one unit its figures are gone to, further down.
          resetScroll: unit === undefined,
        }),
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
    [navigate],
  )
  return (
    <OverviewPage
      search={search}
      onSearch={(next) => void navigate({ to: '/overview', search: next, resetScroll: false })}
      ways={ways}
    />
  )
}

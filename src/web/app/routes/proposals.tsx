import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RaisingQuery } from '../../../shared/proposals.ts'
import { GuidancePage } from '../../features/proposals/guidance-page.tsx'
import { ProposalPage } from '../../features/proposals/proposal-page.tsx'
import { ProposalsPage } from '../../features/proposals/proposals-page.tsx'
import { RaisePage } from '../../features/proposals/raise-page.tsx'
import { StandingAgencyPage } from '../../features/proposals/standing-agency-page.tsx'
import { clauseLink, dutyLink, guidanceLink, programmeLink, proposalLink } from '../links.tsx'
import { useMay, useRequired } from '../use-session.ts'

const listLink = (words: string) => <Link to="/proposals">{words}</Link>
const raiseLink = (words: string): ReactNode => (
  <Link className="button main" to="/proposals/new">
    {words}
  </Link>
)

export function ProposalsRoute() {
  const mayPlan = useMay('duties.plan')
  const mayRaise = useMay('duties.answer')
  return (
    <ProposalsPage
      firstView={mayPlan ? 'waiting' : mayRaise ? 'mine' : 'all'}
      proposalLink={proposalLink}
      raiseLink={mayRaise ? raiseLink : null}
    />
  )
}

export function ProposalRoute() {
  const { proposalId } = useParams({ from: '/inside/proposals/$proposalId' })
  const navigate = useNavigate()
  return (
    <ProposalPage
      key={proposalId}
      proposalId={proposalId}
      listLink={listLink}
      programmeLink={programmeLink}
      dutyLink={dutyLink}
      guidanceLink={guidanceLink}
      onDropped={() => void navigate({ to: '/proposals', replace: true })}
    />
  )
}

/** What the address says that it is about. */
function aboutIn(search: Record<string, unknown>): RaisingQuery {
  const names = ['programmeId', 'assignmentId', 'versionId', 'factId'] as const
  return Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])))
}

export function RaiseRoute() {
  useRequired('duties.answer')
  const about = aboutIn(useSearch({ strict: false }))
  const navigate = useNavigate()
  return (
    <RaisePage
      key={JSON.stringify(about)}
      about={about}
      listLink={listLink}
      onRaised={(proposalId) => void navigate({ to: '/proposals/$proposalId', params: { proposalId }, replace: true })}
    />
  )
}

export function GuidanceRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/guidance' })
  return <GuidancePage key={programmeId} programmeId={programmeId} programmeLink={programmeLink} />
}

export function StandingAgencyRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/standing-agency' })
  return (
    <StandingAgencyPage
      key={programmeId}
      programmeId={programmeId}
      programmeLink={programmeLink}
      clauseLink={clauseLink}
    />
  )
}

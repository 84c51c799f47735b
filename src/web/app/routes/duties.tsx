import { useParams } from '@tanstack/react-router'
import { AssignmentPage } from '../../features/duties/assignment-page.tsx'
import { FollowUpPage } from '../../features/duties/follow-up-page.tsx'
import { LetterheadPage } from '../../features/duties/letterhead-page.tsx'
import {
  clauseLink,
  followUpLink,
  letterheadLink,
  partiesLink,
  programmeLink,
  targetLink,
  versionLink,
} from '../links.tsx'

export function FollowUpRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/follow-up' })
  return (
    <FollowUpPage
      key={programmeId}
      programmeId={programmeId}
      programmeLink={programmeLink}
      partiesLink={partiesLink}
      letterheadLink={letterheadLink}
      factLink={versionLink}
    />
  )
}

export function LetterheadRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/letterhead' })
  return <LetterheadPage key={programmeId} programmeId={programmeId} followUpLink={followUpLink} />
}

export function AssignmentRoute() {
  const { assignmentId } = useParams({ from: '/inside/assignments/$assignmentId' })
  return (
    <AssignmentPage
      key={assignmentId}
      assignmentId={assignmentId}
      programmeLink={programmeLink}
      followUpLink={followUpLink}
      clauseLink={clauseLink}
      targetLink={targetLink}
    />
  )
}

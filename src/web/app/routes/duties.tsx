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
  raiseLink,
  targetLink,
  versionLink,
} from '../links.tsx'
import { useMay } from '../use-session.ts'

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
  const mayRaise = useMay('duties.answer')
  return (
    <AssignmentPage
      key={assignmentId}
      assignmentId={assignmentId}
      programmeLink={programmeLink}
      followUpLink={followUpLink}
      clauseLink={clauseLink}
      targetLink={targetLink}
      raiseLink={mayRaise ? (id, words) => raiseLink({ assignmentId: id }, words) : null}
    />
  )
}

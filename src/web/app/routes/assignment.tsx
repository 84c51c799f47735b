import { useParams, useSearch } from '@tanstack/react-router'
import { AssignmentPage } from '../../features/duties/assignment-page.tsx'
import { clauseLink, followUpLink, programmeLink, raiseLink, reportsOfDutyLink, targetLink } from '../links.tsx'
import { useMay, useSession } from '../use-session.ts'

export function AssignmentRoute() {
  const { assignmentId } = useParams({ from: '/inside/assignments/$assignmentId' })
  const mayRaise = useMay('duties.answer')
  const { comment }: { comment?: string } = useSearch({ strict: false })
  return (
    <AssignmentPage
      key={assignmentId}
      assignmentId={assignmentId}
      me={useSession().person.id}
      comment={comment}
      programmeLink={programmeLink}
      followUpLink={followUpLink}
      clauseLink={clauseLink}
      targetLink={targetLink}
      reportsLink={reportsOfDutyLink}
      raiseLink={mayRaise ? (id, words) => raiseLink({ assignmentId: id }, words) : null}
    />
  )
}

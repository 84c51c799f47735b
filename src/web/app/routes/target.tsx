import { useParams } from '@tanstack/react-router'
import { TargetPage } from '../../features/duties/target-page.tsx'
import { clauseLink, programmeLink } from '../links.tsx'

export function TargetRoute() {
  const { programmeId, targetId } = useParams({ from: '/inside/programmes/$programmeId/targets/$targetId' })
  return (
    <TargetPage
      key={targetId}
      programmeId={programmeId}
      targetId={targetId}
      programmeLink={programmeLink}
      clauseLink={clauseLink}
    />
  )
}

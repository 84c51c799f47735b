import { useParams } from '@tanstack/react-router'
import { FollowUpPage } from '../../features/duties/follow-up-page.tsx'
import { LetterheadPage } from '../../features/duties/letterhead-page.tsx'
import { followUpLink, letterheadLink, partiesLink, programmeLink, versionLink } from '../links.tsx'

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

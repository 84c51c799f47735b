import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ReviewPage } from '../../features/review/review-page.tsx'
import { amendmentLink, partiesLink } from '../links.tsx'
import { useMay, useSession } from '../use-session.ts'

export function ReviewRoute() {
  const { versionId } = useParams({ from: '/inside/versions/$versionId' })
  const { person } = useSession()
  const navigate = useNavigate()
  return (
    <ReviewPage
      key={versionId}
      versionId={versionId}
      me={person}
      mayAmend={useMay('programmes.review')}
      programmeLink={(programmeId, words) => (
        <Link to="/programmes/$programmeId" params={{ programmeId }}>
          {words}
        </Link>
      )}
      partiesLink={partiesLink}
      matrixLink={(words) => (
        <Link to="/versions/$versionId/matrix" params={{ versionId }}>
          {words}
        </Link>
      )}
      amendmentLink={(words) => amendmentLink(versionId, words)}
      onPublished={(programmeId) => void navigate({ to: '/programmes/$programmeId', params: { programmeId } })}
      onAmended={(id) => void navigate({ to: '/versions/$versionId', params: { versionId: id } })}
    />
  )
}

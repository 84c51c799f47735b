import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { roleMay } from '../../../rules/permissions.ts'
import type { Session } from '../../../shared/people.ts'
import { DocumentListPage } from '../../features/documents/document-list-page.tsx'
import { DocumentPage } from '../../features/documents/document-page.tsx'
import type { VersionLink as VersionLinkType } from '../../features/documents/draft-links.tsx'
import { UploadPage } from '../../features/documents/upload-page.tsx'
import { capitalised } from '../../ui/format.ts'
import { useMay, useRequired, useSession } from '../use-session.ts'

const VersionLink: VersionLinkType = ({ id, className, children }) => (
  <Link to="/versions/$versionId" params={{ versionId: id }} className={className}>
    {children}
  </Link>
)

/** Where I may upload, my own units only: what lies below them uploads for itself. */
function uploadUnits({ appointments }: Session) {
  const units = new Map(
    appointments
      .filter(({ role }) => roleMay(role, 'documents.upload'))
      .map(({ unitId, unitName }) => [unitId, { id: unitId, name: capitalised(unitName) }]),
  )
  return [...units.values()]
}

export function DocumentListRoute() {
  return <DocumentListPage mayUpload={useMay('documents.upload')} />
}

export function UploadRoute() {
  useRequired('documents.upload')
  const navigate = useNavigate()
  return (
    <UploadPage
      units={uploadUnits(useSession())}
      onUploaded={(documentId) => void navigate({ to: '/documents/$documentId', params: { documentId } })}
    />
  )
}

export function DocumentRoute() {
  const { documentId } = useParams({ from: '/inside/documents/$documentId' })
  const navigate = useNavigate()
  return (
    <DocumentPage
      key={documentId}
      documentId={documentId}
      mayUpload={useMay('documents.upload')}
      mayReview={useMay('programmes.review')}
      VersionLink={VersionLink}
      onDrafted={(versionId) => void navigate({ to: '/versions/$versionId', params: { versionId } })}
      onDeleted={() => void navigate({ to: '/documents', replace: true })}
    />
  )
}

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { roleMay } from '../../../rules/permissions.ts'
import type { Session } from '../../../shared/people.ts'
import { DocumentListPage } from '../../features/documents/document-list-page.tsx'
import { DocumentPage } from '../../features/documents/document-page.tsx'
import type { VersionLink as VersionLinkType } from '../../features/documents/draft-links.tsx'
import { UploadPage } from '../../features/documents/upload-page.tsx'
import { capitalised } from '../../ui/format.ts'
import { PlanLinks } from '../plan-links.tsx'
import { useMay, useRequired, useSession } from '../use-session.ts'

const VersionLink: VersionLinkType = ({ id, className, children }) => (
  <Link to="/versions/$versionId" params={{ versionId: id }} className={className}>
    {children}
  </Link>
)

/** The programme that a document is brought for goes along in the address, from the upload to the draft. */
function useWantedProgramme(): string | undefined {
  const { programme }: { programme?: unknown } = useSearch({ strict: false })
  return typeof programme === 'string' ? programme : undefined
}

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
  return <DocumentListPage mayUpload={useMay('documents.upload')} places={<PlanLinks />} />
}

export function UploadRoute() {
  useRequired('documents.upload')
  const navigate = useNavigate()
  return (
    <UploadPage
      units={uploadUnits(useSession())}
      onUploaded={(documentId) =>
        void navigate({ to: '/documents/$documentId', params: { documentId }, search: (before) => before })
      }
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
      wantedProgramme={useWantedProgramme()}
      onDrafted={(versionId) => void navigate({ to: '/versions/$versionId', params: { versionId } })}
      onDeleted={() => void navigate({ to: '/documents', replace: true })}
    />
  )
}

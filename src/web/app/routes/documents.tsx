import { useNavigate, useParams } from '@tanstack/react-router'
import { roleMay } from '../../../rules/permissions.ts'
import type { Session } from '../../../shared/people.ts'
import { DocumentListPage } from '../../features/documents/document-list-page.tsx'
import { DocumentPage } from '../../features/documents/document-page.tsx'
import { UploadPage } from '../../features/documents/upload-page.tsx'
import { capitalised } from '../../ui/format.ts'
import { useMay, useSession } from '../use-session.ts'

const versionAddress = (versionId: string) => `/versions/${versionId}`

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
      versionAddress={versionAddress}
      onDrafted={(versionId) => void navigate({ href: versionAddress(versionId) })}
      onDeleted={() => void navigate({ to: '/documents', replace: true })}
    />
  )
}

import { useParams } from '@tanstack/react-router'
import { AmendmentPage } from '../../features/amendment/amendment-page.tsx'
import { clauseLink, documentLink, programmeLink, versionLink } from '../links.tsx'

export function AmendmentRoute() {
  const { versionId } = useParams({ from: '/inside/versions/$versionId/amendment' })
  return (
    <AmendmentPage
      key={versionId}
      versionId={versionId}
      programmeLink={programmeLink}
      documentLink={documentLink}
      clauseLink={clauseLink}
      versionLink={versionLink}
    />
  )
}

import { useParams } from '@tanstack/react-router'
import { MatrixPage } from '../../features/links/matrix-page.tsx'
import { clauseLink, documentLink, programmeLink, targetLink, versionLink } from '../links.tsx'

export function MatrixRoute() {
  const { versionId } = useParams({ from: '/inside/versions/$versionId/matrix' })
  return (
    <MatrixPage
      key={versionId}
      versionId={versionId}
      programmeLink={programmeLink}
      documentLink={documentLink}
      clauseLink={clauseLink}
      targetLink={targetLink}
      versionLink={versionLink}
    />
  )
}

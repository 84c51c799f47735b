import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MatrixPage } from '../../features/links/matrix-page.tsx'

const programmeLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId" params={{ programmeId }}>
    {words}
  </Link>
)
const documentLink = (documentId: string, words: ReactNode) => (
  <Link to="/documents/$documentId" params={{ documentId }}>
    {words}
  </Link>
)
const clauseLink = (clauseId: string, words: ReactNode) => (
  <Link to="/clauses/$clauseId" params={{ clauseId }}>
    {words}
  </Link>
)
const versionLink = (versionId: string, words: ReactNode, fact?: string) => (
  <Link
    to="/versions/$versionId"
    params={{ versionId }}
    search={(): Record<string, unknown> => (fact ? { fact } : {})}
    activeOptions={{ exact: true }}
  >
    {words}
  </Link>
)

export function MatrixRoute() {
  const { versionId } = useParams({ from: '/inside/versions/$versionId/matrix' })
  return (
    <MatrixPage
      key={versionId}
      versionId={versionId}
      programmeLink={programmeLink}
      documentLink={documentLink}
      clauseLink={clauseLink}
      versionLink={versionLink}
    />
  )
}

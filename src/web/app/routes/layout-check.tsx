import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { documentProblems, shortName } from '../../features/documents/document-words.ts'
import { documentOf } from '../../features/documents/documents.ts'
import { DocumentLayoutPage } from '../../features/papers/document-layout-page.tsx'
import { LayoutCheckPage } from '../../features/papers/layout-check-page.tsx'

export function LayoutCheckRoute() {
  return <LayoutCheckPage problemsOf={documentProblems} />
}

export function DocumentLayoutRoute() {
  const { documentId } = useParams({ from: '/inside/documents/$documentId/layout' })
  const { data: document } = useSuspenseQuery(documentOf(documentId))
  const name = shortName(document)
  return (
    <DocumentLayoutPage
      key={documentId}
      documentId={documentId}
      name={name}
      up={
        <Link to="/documents/$documentId" params={{ documentId }}>
          {name}
        </Link>
      }
      problemsOf={documentProblems}
    />
  )
}

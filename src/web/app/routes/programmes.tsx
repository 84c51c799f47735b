import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProgrammeListPage } from '../../features/programmes/programme-list-page.tsx'
import { useMay } from '../use-session.ts'

const programmeLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId" params={{ programmeId }}>
    {words}
  </Link>
)
const versionLink = (versionId: string, words: ReactNode, fact?: string) => (
  <Link to="/versions/$versionId" params={{ versionId }} search={(): Record<string, unknown> => (fact ? { fact } : {})}>
    {words}
  </Link>
)
const uploadLink = (words: string, className: string) => (
  <Link to="/documents/new" className={className}>
    {words}
  </Link>
)

export function ProgrammeListRoute() {
  const mayUpload = useMay('documents.upload')
  return (
    <ProgrammeListPage
      programmeLink={programmeLink}
      versionLink={versionLink}
      mayReview={useMay('programmes.review')}
      beginLink={mayUpload ? uploadLink : null}
    />
  )
}

import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { KIND_WORDS } from '../../features/organisations/organisation-words.ts'
import { PartiesPage } from '../../features/parties/parties-page.tsx'

const programmeLink = (programmeId: string, words: ReactNode) => (
  <Link to="/programmes/$programmeId" params={{ programmeId }}>
    {words}
  </Link>
)
const clauseLink = (clauseId: string, words: ReactNode) => (
  <Link to="/clauses/$clauseId" params={{ clauseId }}>
    {words}
  </Link>
)

export function PartiesRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/parties' })
  return (
    <PartiesPage
      key={programmeId}
      programmeId={programmeId}
      programmeLink={programmeLink}
      clauseLink={clauseLink}
      kindWords={KIND_WORDS}
    />
  )
}

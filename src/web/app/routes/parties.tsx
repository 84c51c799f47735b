import { useParams } from '@tanstack/react-router'
import { KIND_WORDS } from '../../features/organisations/organisation-words.ts'
import { PartiesPage } from '../../features/parties/parties-page.tsx'
import { clauseLink, programmeLink } from '../links.tsx'

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

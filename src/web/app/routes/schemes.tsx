import { useParams } from '@tanstack/react-router'
import { SchemesPage } from '../../features/duties/schemes-page.tsx'
import { clauseLink, followUpLink } from '../links.tsx'

export function SchemesRoute() {
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/schemes' })
  return <SchemesPage key={programmeId} programmeId={programmeId} followUpLink={followUpLink} clauseLink={clauseLink} />
}

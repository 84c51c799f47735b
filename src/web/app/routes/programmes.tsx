import { Link } from '@tanstack/react-router'
import { ProgrammeListPage } from '../../features/programmes/programme-list-page.tsx'
import { programmeLink, versionLink } from '../links.tsx'
import { PlanLinks } from '../plan-links.tsx'
import { useMay } from '../use-session.ts'

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
      places={<PlanLinks />}
    />
  )
}

import { useParams } from '@tanstack/react-router'
import { FiguresPlanPage } from '../../features/catalogue/figures-plan-page.tsx'
import { clauseLink, elementLink, indicatorLink, partiesLink, programmeLink } from '../links.tsx'
import { useRequired } from '../use-session.ts'

export function FiguresPlanRoute() {
  useRequired('figures.read')
  const { programmeId } = useParams({ from: '/inside/programmes/$programmeId/figures' })
  return (
    <FiguresPlanPage
      key={programmeId}
      programmeId={programmeId}
      programmeLink={programmeLink}
      clauseLink={clauseLink}
      elementLink={elementLink}
      indicatorLink={indicatorLink}
      partiesLink={partiesLink}
    />
  )
}

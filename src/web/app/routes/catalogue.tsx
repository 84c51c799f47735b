import { useParams, useSearch } from '@tanstack/react-router'
import type { CataloguePart } from '../../features/catalogue/catalogue.ts'
import { CataloguePage } from '../../features/catalogue/catalogue-page.tsx'
import { ElementPage } from '../../features/catalogue/element-page.tsx'
import { IndicatorPage } from '../../features/catalogue/indicator-page.tsx'
import { FigureLinks } from '../figure-links.tsx'
import { elementLink, figuresPlanLink, indicatorLink } from '../links.tsx'
import { useRequired } from '../use-session.ts'

export function CatalogueRoute() {
  useRequired('figures.read')
  const { of = 'elements' }: { of?: CataloguePart } = useSearch({ strict: false })
  return (
    <CataloguePage
      key={of}
      part={of}
      places={<FigureLinks />}
      elementLink={elementLink}
      indicatorLink={indicatorLink}
    />
  )
}

export function ElementRoute() {
  useRequired('figures.read')
  const { elementId } = useParams({ from: '/inside/figures/catalogue/elements/$elementId' })
  return (
    <ElementPage
      key={elementId}
      elementId={elementId}
      indicatorLink={indicatorLink}
      figuresPlanLink={figuresPlanLink}
    />
  )
}

export function IndicatorRoute() {
  useRequired('figures.read')
  const { indicatorId } = useParams({ from: '/inside/figures/catalogue/indicators/$indicatorId' })
  return (
    <IndicatorPage
      key={indicatorId}
      indicatorId={indicatorId}
      elementLink={elementLink}
      figuresPlanLink={figuresPlanLink}
    />
  )
}

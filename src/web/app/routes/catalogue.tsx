import { useParams, useSearch } from '@tanstack/react-router'
import type { CataloguePart } from '../../features/catalogue/catalogue.ts'
import { CataloguePage } from '../../features/catalogue/catalogue-page.tsx'
import { DimensionPage } from '../../features/catalogue/dimension-page.tsx'
import { ElementPage } from '../../features/catalogue/element-page.tsx'
import { IndicatorPage } from '../../features/catalogue/indicator-page.tsx'
import { RulePage } from '../../features/catalogue/rule-page.tsx'
import { FigureLinks } from '../figure-links.tsx'
import { dimensionLink, elementLink, figuresPlanLink, indicatorLink, ruleLink } from '../links.tsx'
import { useRequired } from '../use-session.ts'

const links = { elementLink, indicatorLink, ruleLink, dimensionLink }

export function CatalogueRoute() {
  useRequired('figures.read')
  const { of = 'elements' }: { of?: CataloguePart } = useSearch({ strict: false })
  return <CataloguePage key={of} part={of} places={<FigureLinks />} links={links} />
}

export function ElementRoute() {
  useRequired('figures.read')
  const { elementId } = useParams({ from: '/inside/figures/catalogue/elements/$elementId' })
  return (
    <ElementPage
      key={elementId}
      elementId={elementId}
      indicatorLink={indicatorLink}
      ruleLink={ruleLink}
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

export function RuleRoute() {
  useRequired('figures.read')
  const { ruleId } = useParams({ from: '/inside/figures/catalogue/rules/$ruleId' })
  return <RulePage key={ruleId} ruleId={ruleId} elementLink={elementLink} />
}

export function DimensionRoute() {
  useRequired('figures.read')
  const { code } = useParams({ from: '/inside/figures/catalogue/dimensions/$code' })
  return <DimensionPage key={code} code={code} elementLink={elementLink} />
}

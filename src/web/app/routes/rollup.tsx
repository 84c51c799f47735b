import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RollupPage } from '../../features/rollup/rollup-page.tsx'
import type { RollupSearch, TargetsSearch } from '../../features/rollup/rollup-search.ts'
import { SeriesPage } from '../../features/rollup/series-page.tsx'
import type { SeriesSearch } from '../../features/rollup/series-search.ts'
import { TargetProgressPage } from '../../features/rollup/target-progress-page.tsx'
import { TargetsPage } from '../../features/rollup/targets-page.tsx'
import { FigureLinks } from '../figure-links.tsx'
import { useRequired } from '../use-session.ts'

export function RollupRoute() {
  useRequired('figures.read')
  const search: RollupSearch = useSearch({ from: '/inside/figures/rollup' })
  const navigate = useNavigate()
  const go = (next: RollupSearch) => void navigate({ to: '/figures/rollup', search: next, resetScroll: false })
  const { from: _, unit: _unit, ...kept } = search
  const { programme, unit, view } = search
  return (
    <RollupPage
      search={search}
      onSearch={go}
      unitLink={(unit, words) => (
        <Link to="/figures/rollup" search={{ ...kept, unit }}>
          {words}
        </Link>
      )}
      seriesLink={(of, words) => (
        <Link
          to="/figures/series"
          search={{ ...(programme && { programme }), ...(unit && { unit }), ...(view && { view }), ...of }}
        >
          {words}
        </Link>
      )}
      places={<FigureLinks />}
    />
  )
}

export function SeriesRoute() {
  useRequired('figures.read')
  const search: SeriesSearch = useSearch({ from: '/inside/figures/series' })
  const navigate = useNavigate()
  return (
    <SeriesPage
      search={search}
      onSearch={(next) => void navigate({ to: '/figures/series', search: next, resetScroll: false })}
      places={<FigureLinks />}
    />
  )
}

export function TargetsRoute() {
  useRequired('figures.read')
  const search: TargetsSearch = useSearch({ from: '/inside/figures/targets' })
  const navigate = useNavigate()
  return (
    <TargetsPage
      search={search}
      onProgramme={(id) => void navigate({ to: '/figures/targets', search: { programme: id } })}
      allLink={(programme, words) => (
        <Link to="/figures/targets" search={{ programme }}>
          {words}
        </Link>
      )}
      targetLink={(programmeId, factId, words) => (
        <Link to="/figures/targets/$programmeId/$factId" params={{ programmeId, factId }}>
          {words}
        </Link>
      )}
      places={<FigureLinks />}
    />
  )
}

export function TargetProgressRoute() {
  useRequired('figures.read')
  const { t } = useTranslation()
  const { programmeId, factId } = useParams({ from: '/inside/figures/targets/$programmeId/$factId' })
  const { unit }: { unit?: string } = useSearch({ from: '/inside/figures/targets/$programmeId/$factId' })
  return (
    <TargetProgressPage
      programmeId={programmeId}
      factId={factId}
      unitId={unit}
      allUnitsLink={(words) => (
        <Link to="/figures/targets/$programmeId/$factId" params={{ programmeId, factId }}>
          {words}
        </Link>
      )}
      up={
        <Link to="/figures/targets" search={{ programme: programmeId }}>
          {t('figures.progress.back')}
        </Link>
      }
      clauseLink={(clauseId, words) => (
        <Link to="/clauses/$clauseId" params={{ clauseId }}>
          {words}
        </Link>
      )}
    />
  )
}

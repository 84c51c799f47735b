import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { SharesPage } from '../../features/units/shares-page.tsx'
import { UnitPage } from '../../features/units/unit-page.tsx'
import { UnitSearchPage } from '../../features/units/unit-search-page.tsx'
import { useListView } from '../../ui/list-view.ts'
import { GroundLinks } from '../ground-links.tsx'
import { useMay, useRequired } from '../use-session.ts'

type AsOf = { on?: string }

/** The day seen stands in the address and goes along from unit to unit. */
function useAsOf() {
  const { on }: AsOf = useSearch({ strict: false })
  const navigate = useNavigate()
  const setOn = (next: string | undefined) =>
    void navigate({
      to: '.',
      search: ({ on: _, ...before }: Record<string, unknown>) =>
        next === undefined ? before : { ...before, on: next },
      resetScroll: false,
    })
  return [on, setOn] as const
}

function useUnitLink(on: string | undefined) {
  return useCallback(
    ({ id, children }: { id: string; children: ReactNode }) => (
      <Link to="/units/$unitId" params={{ unitId: id }} search={on === undefined ? {} : { on }} preload={false}>
        {children}
      </Link>
    ),
    [on],
  )
}

export function UnitSearchRoute() {
  const [on, setOn] = useAsOf()
  const [view, setView] = useListView()
  const UnitLink = useUnitLink(on)
  return (
    <UnitSearchPage
      words={view.q}
      onWords={(q) => setView({ q })}
      on={on}
      onDay={setOn}
      UnitLink={UnitLink}
      places={<GroundLinks />}
    />
  )
}

export function UnitRoute() {
  const { t } = useTranslation()
  const { unitId } = useParams({ from: '/inside/units/$unitId' })
  const mayManage = useMay('organisations.manage')
  const mayMerge = useMay('homes.manage')
  const [on, setOn] = useAsOf()
  const UnitLink = useUnitLink(on)
  const up = (
    <Link to="/units" search={on === undefined ? {} : { on }}>
      {t('units.search.title')}
    </Link>
  )
  const action = mayManage ? (
    <Link to="/units/$unitId/reminders" params={{ unitId }} search={{}}>
      {t('reminders.link')}
    </Link>
  ) : null
  return (
    <UnitPage
      key={unitId}
      unitId={unitId}
      on={on}
      onDay={setOn}
      up={up}
      action={action}
      mayMerge={mayMerge}
      sharesLink={
        mayMerge ? (
          <Link to="/units/$unitId/shares" params={{ unitId }}>
            {t('units.shares.title')}
          </Link>
        ) : null
      }
      UnitLink={UnitLink}
    />
  )
}

export function UnitSharesRoute() {
  useRequired('homes.manage')
  const { t } = useTranslation()
  const { unitId } = useParams({ from: '/inside/units/$unitId/shares' })
  return (
    <SharesPage
      unitId={unitId}
      up={
        <Link to="/units/$unitId" params={{ unitId }} search={{}}>
          {t('units.page.title')}
        </Link>
      }
    />
  )
}

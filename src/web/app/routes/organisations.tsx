import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OrganisationPage } from '../../features/organisations/organisation-page.tsx'
import type { OrganisationSearch } from '../../features/organisations/organisations.ts'
import { OrganisationsPage } from '../../features/organisations/organisations-page.tsx'
import { DayFilter } from '../../features/units/day-filter.tsx'
import { findAnyUnits, findUnits } from '../find-units.ts'
import { GroundLinks } from '../ground-links.tsx'
import { startUnit } from '../start-unit.ts'
import { useMay, useSession } from '../use-session.ts'

export function OrganisationsRoute() {
  const session = useSession()
  const navigate = useNavigate()
  const { unit, below, type, state, on }: OrganisationSearch = useSearch({ strict: false })
  const given = Object.entries({ unit, below, type, state, on }).filter(([, value]) => value !== undefined)
  const search: OrganisationSearch = Object.fromEntries(given)
  const onDay = (day: string | undefined) =>
    void navigate({
      to: '/organisations',
      search: ({ on: _, ...rest }) => (day === undefined ? rest : { ...rest, on: day }),
      resetScroll: false,
    })
  return (
    <OrganisationsPage
      places={<GroundLinks />}
      mayManage={useMay('organisations.manage')}
      startUnit={startUnit(session, 'organisations.manage')}
      findAnyUnits={findAnyUnits}
      dayFilter={(shown) => <DayFilter on={on} shown={shown} onDay={onDay} />}
      search={search}
      onSearch={(next) =>
        void navigate({
          to: '/organisations',
          search: ({ q }) => ({ ...next, ...(q ? { q } : {}) }),
          resetScroll: false,
        })
      }
    />
  )
}

export function OrganisationRoute() {
  const { t } = useTranslation()
  const { organisationId } = useParams({ from: '/inside/organisations/$organisationId' })
  const { on }: { on?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <OrganisationPage
      key={organisationId}
      organisationId={organisationId}
      on={on}
      dayFilter={(shown) => (
        <DayFilter
          on={on}
          shown={shown}
          onDay={(day) =>
            void navigate({
              to: '/organisations/$organisationId',
              params: { organisationId },
              search: day === undefined ? {} : { on: day },
              resetScroll: false,
            })
          }
        />
      )}
      up={
        <Link to="/organisations" search={on ? { on } : {}}>
          {t('organisations.title')}
        </Link>
      }
      action={
        <Link to="/organisations/$organisationId/reminders" params={{ organisationId }} search={{}}>
          {t('reminders.link')}
        </Link>
      }
      findUnits={findUnits}
      onGone={() => void navigate({ to: '/organisations' })}
    />
  )
}

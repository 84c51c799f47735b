import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BackupLine } from '../../features/system/backup-line.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { administrationPlacesOf } from '../administration-places.ts'
import { useSession } from '../use-session.ts'

export function AdministrationRoute() {
  const { t } = useTranslation()
  const places = administrationPlacesOf(useSession())
  return (
    <Page title={t('app.places.administration')}>
      {places.length === 0 ? <EmptyState title={t('administration.nothing')} /> : null}
      <dl className="stack">
        {places.map(({ to, words, about }) => (
          <div key={to}>
            <dt>
              <Link to={to}>{t(words)}</Link>
            </dt>
            <dd>{t(about)}</dd>
            {to === '/backups' ? (
              <dd>
                <BackupLine />
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </Page>
  )
}

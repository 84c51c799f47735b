import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/page.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.notFound.title')}>
      <div className="stack reading">
        <p>{t('app.notFound.why')}</p>
        <Link className="button" to="/">
          {t('app.notFound.home')}
        </Link>
      </div>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import style from './figure-links.module.css'

const EXACT = { exact: true, includeSearch: false }

/** Plans and the documents that they are made of, side by side. */
export function PlanLinks() {
  const { t } = useTranslation()
  return (
    <nav className={`${style.places} screen-only`} aria-label={t('app.places.programmes')}>
      <Link to="/programmes" activeOptions={EXACT}>
        {t('app.places.running')}
      </Link>
      <Link to="/documents" activeOptions={EXACT}>
        {t('app.places.documents')}
      </Link>
    </nav>
  )
}

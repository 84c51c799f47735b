import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import style from './figure-links.module.css'

const EXACT = { exact: true, includeSearch: false }

/** Territory and those who work there, side by side. */
export function GroundLinks() {
  const { t } = useTranslation()
  return (
    <nav className={`${style.places} screen-only`} aria-label={t('app.places.units')}>
      <Link to="/units" activeOptions={EXACT}>
        {t('app.places.ground')}
      </Link>
      <Link to="/organisations" activeOptions={EXACT}>
        {t('app.places.organisations')}
      </Link>
    </nav>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import style from './figure-links.module.css'
import { figurePlacesOf } from './figure-places.ts'
import { useSession } from './use-session.ts'

const EXACT = { exact: true, includeSearch: false }

/** The pages about figures, side by side. */
export function FigureLinks() {
  const { t } = useTranslation()
  return (
    <nav className={`${style.places} screen-only`} aria-label={t('figures.places.label')}>
      {figurePlacesOf(useSession()).map(({ to, words }) => (
        <Link key={to} to={to} activeOptions={EXACT}>
          {t(words)}
        </Link>
      ))}
    </nav>
  )
}

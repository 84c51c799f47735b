import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../shared/people.ts'
import { capitalised } from '../ui/format.ts'
import { LanguageSwitch } from './language-switch.tsx'
import style from './layout.module.css'
import { NoticesLink } from './notices-link.tsx'
import { SearchForm } from './search-form.tsx'

/** Where one works. Who also administers the whole country is told only where there is nothing narrower. */
function unitsOf({ appointments }: Session): string[] {
  const narrower = appointments.filter(({ homeId }) => homeId !== 0)
  return [...new Set((narrower.length > 0 ? narrower : appointments).map(({ unitName }) => capitalised(unitName)))]
}

export function TopBar({ session }: { session: Session }) {
  const { t } = useTranslation()
  const units = unitsOf(session).join(', ')
  return (
    <header className={style.top}>
      <Link className={style.brand} to="/">
        {t('app.name')}
      </Link>
      <span className={style.unit} title={units}>
        {units}
      </span>
      <SearchForm />
      <NoticesLink />
      <LanguageSwitch />
      <Link className={style.me} to="/me" title={session.person.name}>
        {session.person.name}
      </Link>
    </header>
  )
}

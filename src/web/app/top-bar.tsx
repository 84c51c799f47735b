import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../shared/people.ts'
import { capitalised } from '../ui/format.ts'
import { LanguageSwitch } from './language-switch.tsx'
import style from './layout.module.css'
import { SearchForm } from './search-form.tsx'

export function TopBar({ session }: { session: Session }) {
  const { t } = useTranslation()
  const units = [...new Set(session.appointments.map(({ unitName }) => capitalised(unitName)))]
  return (
    <header className={style.top}>
      <Link className={style.brand} to="/">
        {t('app.name')}
      </Link>
      <span className={style.unit} title={units.join(', ')}>
        {units.length > 1 ? t('app.unitAndMore', { unit: units.at(-1), count: units.length - 1 }) : units[0]}
      </span>
      <SearchForm />
      <LanguageSwitch />
      <Link className={style.me} to="/me" title={session.person.name}>
        {session.person.name}
      </Link>
    </header>
  )
}

import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../shared/people.ts'
import style from './layout.module.css'
import { placesOf } from './places.ts'

const ON_A_PHONE = 3

export function PlaceList({ session }: { session: Session }) {
  const { t } = useTranslation()
  return (
    <nav className={style.places} aria-label={t('app.places.label')}>
      <ul>
        {placesOf(session).map(({ to, words }) => (
          <li key={to}>
            <Link to={to}>{t(words)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function PlaceBar({ session }: { session: Session }) {
  const { t } = useTranslation()
  const more = useRef<HTMLDetailsElement>(null)
  const places = placesOf(session)
  const close = () => more.current?.removeAttribute('open')
  return (
    <nav className={style.bar} aria-label={t('app.places.label')}>
      {places.slice(0, ON_A_PHONE).map(({ to, words }) => (
        <Link key={to} to={to}>
          {t(words)}
        </Link>
      ))}
      <details ref={more}>
        <summary>{t('app.places.more')}</summary>
        <ul className={style.more}>
          {places.slice(ON_A_PHONE).map(({ to, words }) => (
            <li key={to}>
              <Link to={to} onClick={close}>
                {t(words)}
              </Link>
            </li>
          ))}
          <li>
            <Link to="/me" onClick={close}>
              {session.person.name}
            </Link>
          </li>
        </ul>
      </details>
    </nav>
  )
}

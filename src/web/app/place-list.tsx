import { Link, useLocation } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../shared/people.ts'
import style from './layout.module.css'
import { placesOf } from './places.ts'

const ON_A_PHONE = 3

const HERE = { 'aria-current': 'page' } as const

export function PlaceList({ session }: { session: Session }) {
  const { t } = useTranslation()
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <nav className={style.places} aria-label={t('app.places.label')}>
      <ul>
        {placesOf(session).map(({ to, words, holds }) => (
          <li key={to}>
            <Link to={to} {...(holds?.some((held) => path === held || path.startsWith(`${held}/`)) ? HERE : {})}>
              {t(words)}
            </Link>
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
  const hidden = places.slice(ON_A_PHONE)
  const path = useLocation({ select: ({ pathname }) => pathname })
  const here = [...hidden.flatMap(({ to, holds = [] }) => [to, ...holds]), '/me'].some(
    (to) => path === to || path.startsWith(`${to}/`),
  )
  const close = () => more.current?.removeAttribute('open')
  // biome-ignore lint/correctness/useExhaustiveDependencies: wherever one goes, the menu is done with
  useEffect(close, [path])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !more.current?.open) return
    event.stopPropagation()
    close()
    more.current.querySelector('summary')?.focus()
  }
  return (
    <nav className={style.bar} aria-label={t('app.places.label')}>
      {places.slice(0, ON_A_PHONE).map(({ to, words }) => (
        <Link key={to} to={to}>
          {t(words)}
        </Link>
      ))}
      <details ref={more} onKeyDown={onKeyDown}>
        <summary aria-current={here ? 'true' : undefined}>{t('app.places.more')}</summary>
        <ul className={style.more}>
          {hidden.map(({ to, words }) => (
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

import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withText } from '../text/i18n.ts'
import { type KeyBinding, useKeys } from '../ui/keys.ts'
import style from './layout.module.css'
import { PlaceBar, PlaceList } from './place-list.tsx'
import { TopBar } from './top-bar.tsx'
import { useSession } from './use-session.ts'

const KeyHelp = lazy(() => import('./key-help.tsx').then(({ KeyHelp }) => ({ default: KeyHelp })))
const StandingIn = lazy(() =>
  withText(['people'], import('./standing-in.tsx')).then(({ StandingIn }) => ({ default: StandingIn })),
)
const Sample = lazy(() => withText(['setup'], import('./sample.tsx')).then(({ Sample }) => ({ default: Sample })))

export function Layout() {
  const { t } = useTranslation()
  const session = useSession()
  const [helping, setHelping] = useState(false)
  const keys = useMemo<KeyBinding[]>(
    () => [
      { key: '?', words: 'ui.keys.help', run: () => setHelping(true) },
      { key: '/', words: 'ui.keys.search', run: focusSearch },
    ],
    [],
  )
  useKeys(keys)
  const sample = session.homes.find((home) => home.sample)
  return (
    <div className={style.frame}>
      <a className={style.skip} href="#main">
        {t('app.skip')}
      </a>
      <TopBar session={session} />
      <PlaceList session={session} />
      <main id="main" className={sample ? `${style.main} ${style.marked}` : style.main} tabIndex={-1}>
        {sample ? (
          <Suspense fallback={null}>
            <Sample home={sample} mayRemove={session.may.includes('homes.manage')} />
          </Suspense>
        ) : null}
        {session.actsFor.length > 0 ? (
          <Suspense fallback={null}>
            <StandingIn actsFor={session.actsFor} />
          </Suspense>
        ) : null}
        <Outlet />
      </main>
      <PlaceBar session={session} />
      {helping ? (
        <Suspense fallback={null}>
          <KeyHelp onClose={() => setHelping(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** The page's own search where there is one, else the one on top. */
function focusSearch() {
  const box = ['main', 'header']
    .map((part) => document.querySelector<HTMLInputElement>(`${part} input[type="search"]`))
    .find((found) => found !== null)
  box?.focus()
  box?.select()
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import style from './front-page.module.css'

/** The frame for those who are not signed in. */
export function FrontPage({ language, children }: { language: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={style.front}>
      <header className={style.top}>
        <strong>{t('app.name')}</strong>
        <span className={style.what}>{t('identity.front.what')}</span>
        {language}
      </header>
      <main className={style.main}>{children}</main>
    </div>
  )
}

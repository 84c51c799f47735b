import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import style from './layout.module.css'

/** Leads to the search page; a phone has room for its name only. */
export function SearchForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    event.currentTarget.reset()
    void navigate({ to: '/search', search: q ? { q } : {} })
  }
  return (
    <>
      <search className={style.search}>
        <form onSubmit={submit}>
          <input type="search" name="q" aria-label={t('app.search.label')} placeholder={t('app.search.short')} />
        </form>
      </search>
      <Link className={style.searchLink} to="/search">
        {t('app.search.verb')}
      </Link>
    </>
  )
}

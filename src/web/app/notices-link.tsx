import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { unseenNotices } from '../features/notices/unseen-notices.ts'
import { formatNumber } from '../ui/format.ts'
import style from './layout.module.css'

/** To what I was told, with how much of it is new. */
export function NoticesLink() {
  const { t } = useTranslation()
  const { data } = useQuery(unseenNotices)
  const unseen = data?.unseen ?? 0
  return (
    <Link className={style.notices} to="/notices">
      {t('app.notices')}
      {unseen > 0 ? (
        <>
          <span aria-hidden="true" className={style.unseen}>
            {unseen < 100 ? formatNumber(unseen) : '99+'}
          </span>
          <span className="hidden"> {t('app.unseen', { count: unseen, number: formatNumber(unseen) })}</span>
        </>
      ) : null}
    </Link>
  )
}

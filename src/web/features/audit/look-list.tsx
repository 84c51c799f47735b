import { useTranslation } from 'react-i18next'
import type { Look } from '../../../shared/personal-data.ts'
import { formatWhen } from '../../ui/format.ts'
import style from './audit.module.css'
import { actionWords, CONSOLE_ID } from './audit-words.ts'

export function LookList({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation()
  if (looks.length === 0) return <p>{t('audit.personal.noLooks')}</p>
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{t('audit.at')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
        </tr>
      </thead>
      <tbody>
        {looks.map(({ id, at, actor, action }) => (
          <tr key={id}>
            <td>{formatWhen(at)}</td>
            <td className="words">
              {actor === null
                ? t('audit.system')
                : (actor.name ?? t(actor.id === CONSOLE_ID ? 'audit.console' : 'audit.erased'))}
            </td>
            <td>{t(actionWords(action))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

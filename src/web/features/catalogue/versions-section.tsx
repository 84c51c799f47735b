import { useTranslation } from 'react-i18next'
import { formatWhen } from '../../ui/format.ts'
import style from './catalogue.module.css'

type Version = { version: number; words: string; validFrom: string; validUntil: string | null }

/** What it said and from when until when, the latest first; one alone is no history. */
export function VersionsSection({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation()
  if (versions.length < 2) return null
  return (
    <section className={style.section}>
      <h2>{t('catalogue.element.versions')}</h2>
      <ul className={style.items}>
        {versions.map(({ version, words, validFrom, validUntil }) => (
          <li key={version}>
            <p>{words}</p>
            <p className="soft">
              {t('catalogue.validFrom')} {formatWhen(validFrom)}
              {validUntil ? ` ${t('catalogue.validUntil')} ${formatWhen(validUntil)}` : ''}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { FACT_KINDS } from '../../../shared/documents.ts'
import type { Programme } from '../../../shared/programmes.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import style from './programmes.module.css'

/** How much of what was read people put right before publishing. */
export function CorrectionsTab({ programme }: { programme: Programme }) {
  const { t } = useTranslation()
  const versions = programme.documents.flatMap((document) =>
    document.versions.flatMap(({ corrections, ...version }) =>
      corrections ? [{ ...version, corrections, name: document.title ?? document.fileName }] : [],
    ),
  )
  if (versions.length === 0) {
    return <EmptyState title={t('programmes.corrections.none')}>{t('programmes.corrections.noneWhy')}</EmptyState>
  }
  return (
    <div className={style.tab}>
      <p className="soft reading">{t('programmes.corrections.about')}</p>
      {versions.map(({ id, name, number, publishedAt, corrections }) => (
        <section key={id} className={style.tab}>
          <h2>
            {t('programmes.corrections.version', {
              name,
              number,
              day: publishedAt ? formatWhen(publishedAt, 'day') : '',
            })}
          </h2>
          <table className={style.figures}>
            <caption className="hidden">{t('programmes.tab.corrections')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('programmes.corrections.kind')}</th>
                <th scope="col">{t('programmes.corrections.read')}</th>
                <th scope="col">{t('programmes.corrections.changed')}</th>
                <th scope="col">{t('programmes.corrections.deleted')}</th>
                <th scope="col">{t('programmes.corrections.added')}</th>
                <th scope="col">{t('programmes.corrections.share')}</th>
              </tr>
            </thead>
            <tbody>
              {FACT_KINDS.flatMap((kind) => {
                const row = corrections[kind]
                if (!row || row.read + row.added === 0) return []
                const share = row.read === 0 ? '' : percent((row.changed + row.deleted) / row.read)
                return (
                  <tr key={kind}>
                    <th scope="row">{t(KIND_WORDS[kind])}</th>
                    {[row.read, row.changed, row.deleted, row.added].map((figure, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: four columns that never move
                      <td key={index}>{formatNumber(figure)}</td>
                    ))}
                    <td>{share}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}

const percent = (share: number) => `${formatNumber(share * 100, { maximumFractionDigits: 1 })}%`

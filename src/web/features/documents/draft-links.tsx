import { useTranslation } from 'react-i18next'
import type { Document } from '../../../shared/documents.ts'
import { StateMark, type StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './draft.module.css'

type VersionState = Document['programmes'][number]['state']

const STATES: Record<VersionState, { tone: StateTone; words: TextKey; open: TextKey }> = {
  draft: { tone: 'running', words: 'documents.version.draft', open: 'documents.version.review' },
  published: { tone: 'good', words: 'documents.version.published', open: 'documents.version.open' },
  superseded: { tone: 'idle', words: 'documents.version.superseded', open: 'documents.version.open' },
}

/** The programmes that this document stands in. */
export function DraftLinks({
  document,
  versionAddress,
}: {
  document: Document
  versionAddress: (id: string) => string
}) {
  const { t } = useTranslation()
  if (document.programmes.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('documents.version.title')}</h2>
      <ul className={style.versions}>
        {document.programmes.map(({ versionId, name, state }) => (
          <li key={versionId}>
            <span>{name}</span>
            <StateMark tone={STATES[state].tone}>{t(STATES[state].words)}</StateMark>
            <a className={state === 'draft' ? 'button main' : undefined} href={versionAddress(versionId)}>
              {t(STATES[state].open)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { ReactNode } from 'react'
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

/** Where a version is seen is for the app to say. */
export type VersionLink = (props: { id: string; className?: string; children: ReactNode }) => ReactNode

type DraftLinksProps = { document: Document; VersionLink: VersionLink }

/** The programmes that this document stands in. */
export function DraftLinks({ document, VersionLink }: DraftLinksProps) {
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
            <VersionLink id={versionId} className={state === 'draft' ? 'button main' : ''}>
              {t(STATES[state].open)}
            </VersionLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

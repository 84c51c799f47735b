import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../../shared/documents.ts'
import { Ask } from '../../ui/ask.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { StateMark, type StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { documentProblems } from './document-words.ts'
import { discardDraft } from './documents.ts'
import style from './draft.module.css'

type VersionState = Document['programmes'][number]['state']

const STATES: Record<VersionState, { tone: StateTone; words: TextKey; open: TextKey }> = {
  draft: { tone: 'running', words: 'documents.version.draft', open: 'documents.version.review' },
  published: { tone: 'good', words: 'documents.version.published', open: 'documents.version.open' },
  superseded: { tone: 'idle', words: 'documents.version.superseded', open: 'documents.version.open' },
}

/** Where a version is seen is for the app to say. */
export type VersionLink = (props: { id: string; className?: string; children: ReactNode }) => ReactNode

type DraftLinksProps = { document: Document; mayReview: boolean; VersionLink: VersionLink }

/** The programmes that this document stands in; a draft may be thrown away. */
export function DraftLinks({ document, mayReview, VersionLink }: DraftLinksProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const discarding = useMutation({
    mutationFn: discardDraft,
    onSettled: () =>
      Promise.all(['documents', 'programmes', 'versions'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  })
  if (document.programmes.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('documents.version.title')}</h2>
      <ProblemMessage error={discarding.error} words={documentProblems(discarding.error)} />
      <ul className={style.versions}>
        {document.programmes.map(({ versionId, name, state }) => (
          <li key={versionId}>
            <span>{name}</span>
            <StateMark tone={STATES[state].tone}>{t(STATES[state].words)}</StateMark>
            <VersionLink id={versionId} className={state === 'draft' && mayReview ? 'button main' : ''}>
              {t(state === 'draft' && !mayReview ? 'documents.version.open' : STATES[state].open)}
            </VersionLink>
            {state === 'draft' && mayReview ? (
              <Ask
                quiet
                words={t('documents.version.discard')}
                question={t('documents.version.discardAsk')}
                yes={t('documents.version.discard')}
                busy={discarding.isPending}
                onYes={() => discarding.mutate(versionId)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

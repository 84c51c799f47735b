import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClausePage } from '../../../shared/programmes.ts'
import { factTitle } from '../../facts/fact-words.ts'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ClauseView } from './clause-view.tsx'
import { ClauseLink } from './here-link.tsx'
import style from './programmes.module.css'
import { clauseQuery } from './programmes.ts'
import { withSearch } from './use-programme-view.ts'

/** To a new difficulty or proposal on a target. */
export type RaiseLink = (target: { versionId: string; factId: string }, words: ReactNode) => ReactNode

/** A clause beside the list that it was opened from; Esc closes it. */
export function ClausePanel({
  clauseId,
  clauseLink,
  documentLink,
  targetLink,
  raiseLink,
}: {
  clauseId: string
  clauseLink: LinkTo
  documentLink: LinkTo
  targetLink: LinkTo | null
  raiseLink: RaiseLink | null
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, error } = useQuery({ ...clauseQuery(clauseId), throwOnError: false })
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef<Element | null>(null)
  const close = useMemo(
    () => () => {
      void navigate({ to: '.', search: withSearch({ clause: undefined }), resetScroll: false })
      if (opener.current instanceof HTMLElement) opener.current.focus()
    },
    [navigate],
  )
  const keys = useMemo<KeyBinding[]>(() => [{ key: 'Escape', words: 'ui.keys.close', run: close }], [close])
  useKeys(keys)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each clause comes into sight
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void panel.current?.scrollIntoView({ block: 'nearest' })
    panel.current?.scrollTo(0, 0)
    const from = document.activeElement
    if (from?.closest('main') && !panel.current?.contains(from)) opener.current = from
    else if (opener.current) heading.current?.focus({ preventScroll: true })
  }, [clauseId])
  return (
    <aside ref={panel} className={`${style.panel} screen-only`} aria-label={t('programme.clause.title')}>
      <div className={style.panelHead}>
        <h2 ref={heading} tabIndex={-1}>
          {data?.section ? t('programme.clause.section', { section: data.section }) : t('programme.clause.title')}
        </h2>
        <button type="button" className="plain" onClick={close}>
          {t('programme.clause.close')}
        </button>
      </div>
      {error ? <ProblemMessage error={error} /> : null}
      {!data && !error ? <Progress words={t('programme.clause.loading')} /> : null}
      {data ? (
        <>
          <ClauseView
            clause={data}
            clauseLink={(id, words) => <ClauseLink id={id}>{words}</ClauseLink>}
            targetLink={targetLink}
          />
          <p className="row">
            {clauseLink(data.id, t('programme.clause.open'))}
            {documentLink(data.documentId, t('programme.clause.document'))}
          </p>
          <RaiseLinks clause={data} raiseLink={raiseLink} />
        </>
      ) : null}
    </aside>
  )
}

/** One for each target that stands on the clause, named where there are several. */
function RaiseLinks({ clause, raiseLink }: { clause: ClausePage; raiseLink: RaiseLink | null }) {
  const { t } = useTranslation()
  const { versionId } = clause
  const targets = clause.facts.filter(({ kind }) => kind === 'target')
  if (raiseLink === null || versionId === null || targets.length === 0) return null
  return (
    <ul className={style.standing}>
      {targets.map((target) => (
        <li key={target.id}>
          {raiseLink(
            { versionId, factId: target.id },
            targets.length === 1
              ? t('programme.clause.raise')
              : t('programme.clause.raiseOn', { target: factTitle(target) }),
          )}
        </li>
      ))}
    </ul>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DocumentRelation, Programme, ProgrammeDocument } from '../../../shared/programmes.ts'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage, type ProblemWords } from '../../ui/problem-message.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import type { LinkTo } from './link-to.ts'
import style from './programmes.module.css'
import { amend } from './programmes.ts'
import { type ProgrammeView, withSearch } from './use-programme-view.ts'

const RELATION_WORDS: Record<DocumentRelation, TextKey> = {
  starts: 'programmes.relation.starts',
  implements: 'programmes.relation.implements',
  supplements: 'programmes.relation.supplements',
  amends: 'programmes.relation.amends',
  replaces: 'programmes.relation.replaces',
  ends: 'programmes.relation.ends',
}

const problems: ProblemWords = {
  'draft-exists': 'programmes.problem.draftExists',
  'nothing-published': 'programmes.problem.nothingPublished',
}

const nameOf = ({ kind, number, title, fileName }: ProgrammeDocument) =>
  [[kind, number].filter(Boolean).join(' '), title ?? fileName].filter(Boolean).join(': ')

type DocumentsTabProps = {
  programme: Programme
  view: ProgrammeView
  documentLink: LinkTo
  versionLink: LinkTo
  onAmended: (versionId: string) => void
}

/** The documents of a programme, from when to when each holds, and what each does to which other. */
export function DocumentsTab({ programme, view, documentLink, versionLink, onAmended }: DocumentsTabProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const amending = useMutation({
    mutationFn: (documentId: string) => amend(programme.id, { documentId }),
    onSuccess: ({ id }) => onAmended(id),
  })
  const named = new Map(programme.documents.map((document) => [document.documentId, nameOf(document)]))
  return (
    <div className={style.tab}>
      <div className={`${style.tools} screen-only`}>
        <label className={style.day}>
          {t('programmes.documents.on')}
          <input
            type="date"
            min="1945-09-02"
            max="2199-12-31"
            value={view.on ?? ''}
            onChange={({ target }) =>
              void navigate({ to: '.', search: withSearch({ on: target.value || undefined }), resetScroll: false })
            }
          />
        </label>
        {view.on ? (
          <button
            type="button"
            className="plain"
            onClick={() => void navigate({ to: '.', search: withSearch({ on: undefined }), resetScroll: false })}
          >
            {t('programmes.documents.today')}
          </button>
        ) : null}
      </div>
      <ProblemMessage error={amending.error} words={problems} />
      <div className={style.wide}>
        <table className={style.calendar}>
          <caption className="hidden">{t('programmes.tab.documents')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('programmes.documents.document')}</th>
              <th scope="col">{t('programmes.documents.relation')}</th>
              <th scope="col">{t('programmes.documents.force')}</th>
              <th scope="col">{t('programmes.documents.versions')}</th>
            </tr>
          </thead>
          <tbody>
            {programme.documents.map((document) => (
              <tr key={document.documentId}>
                <td>{documentLink(document.documentId, nameOf(document))}</td>
                <td>
                  {t(RELATION_WORDS[document.relation])}
                  {document.of ? <div className="soft">{named.get(document.of)}</div> : null}
                </td>
                <td>
                  <StateMark tone={document.inForce ? 'good' : 'idle'}>
                    {t(document.inForce ? 'programmes.documents.inForce' : 'programmes.documents.notInForce')}
                  </StateMark>
                  <div className="soft">
                    {document.until
                      ? t('programmes.documents.fromUntil', {
                          from: formatWhen(document.on),
                          until: formatWhen(document.until),
                        })
                      : t('programmes.documents.from', { from: formatWhen(document.on) })}
                  </div>
                </td>
                <td>
                  <ul className={style.versions}>
                    {document.versions.map(({ id, number, state }) => (
                      <li key={id}>{versionLink(id, t(VERSION_WORDS[state], { number }))}</li>
                    ))}
                  </ul>
                  {programme.mayReview &&
                  document.versions.some(({ state }) => state === 'published') &&
                  !document.versions.some(({ state }) => state === 'draft') ? (
                    <button
                      type="button"
                      className="plain"
                      disabled={amending.isPending}
                      onClick={() => amending.mutate(document.documentId)}
                    >
                      {t('programmes.documents.amend')}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const VERSION_WORDS = {
  draft: 'programmes.version.draft',
  published: 'programmes.version.published',
  superseded: 'programmes.version.superseded',
} as const

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../../rules/days.ts'
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
        <DayForm
          key={view.on}
          on={view.on}
          onDay={(on) => void navigate({ to: '.', search: withSearch({ on }), resetScroll: false })}
        />
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

function DayForm({ on, onDay }: { on: string | undefined; onDay: (on: string | undefined) => void }) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('day')).trim()
    const day = typed === '' ? undefined : parseDay(typed)
    setWrong(typed !== '' && day === undefined)
    if (typed === '' || day !== undefined) onDay(day)
  }
  return (
    <form className={style.day} onSubmit={submit} noValidate>
      <label htmlFor="programme-day">{t('programmes.documents.on')}</label>
      <input
        id="programme-day"
        name="day"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('programmes.documents.today')}
        defaultValue={on ? formatWhen(on) : ''}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'programme-day-error' : undefined}
      />
      <button type="submit">{t('programmes.documents.show')}</button>
      {on ? (
        <button type="button" className="plain" onClick={() => onDay(undefined)}>
          {t('programmes.documents.today')}
        </button>
      ) : null}
      {wrong ? (
        <span id="programme-day-error" role="alert" className={style.wrong}>
          {t('programmes.documents.notADay')}
        </span>
      ) : null}
    </form>
  )
}

const VERSION_WORDS = {
  draft: 'programmes.version.draft',
  published: 'programmes.version.published',
  superseded: 'programmes.version.superseded',
} as const

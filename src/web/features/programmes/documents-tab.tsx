import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme, ProgrammeDocument } from '../../../shared/programmes.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage, type ProblemWords } from '../../ui/problem-message.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { DayForm } from './day-form.tsx'
import style from './programmes.module.css'
import { amend } from './programmes.ts'
import { RelationForm } from './relation-form.tsx'
import { documentName, RELATION_WORDS } from './relation-words.ts'
import { type ProgrammeView, withSearch } from './use-programme-view.ts'

const problems: ProblemWords = {
  'draft-exists': 'programme.problem.draftExists',
  'nothing-published': 'programme.problem.nothingPublished',
}

const VERSION_WORDS = {
  draft: 'programme.version.draft',
  published: 'programme.version.published',
  superseded: 'programme.version.superseded',
} as const

/** What does something to another document of the programme. */
const AMENDING: ReadonlySet<string> = new Set(['supplements', 'amends', 'replaces', 'ends'])

/** A new draft begins from what is published, one at a time. */
const mayAmend = ({ versions }: ProgrammeDocument) =>
  versions.some(({ state }) => state === 'published') && !versions.some(({ state }) => state === 'draft')

type DocumentsTabProps = {
  programme: Programme
  view: ProgrammeView
  documentLink: LinkTo
  versionLink: LinkTo
  amendmentLink: LinkTo
  /** How a further document comes in, for those who may. */
  addLinks: ((programmeId: string) => ReactNode) | null
  onAmended: (versionId: string) => void
}

/** The documents of a programme, from when to when each holds, and what each does to which other. */
export function DocumentsTab(props: DocumentsTabProps) {
  const { programme, view, documentLink, versionLink, amendmentLink, addLinks, onAmended } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [relating, setRelating] = useState<string>()
  const opener = useRef<HTMLElement>(null)
  const { mutate, error, isPending } = useMutation({
    mutationFn: (documentId: string) => amend(programme.id, { documentId }),
    onSuccess: ({ id }) => onAmended(id),
  })
  const { documents, mayReview } = programme
  const related = documents.find(({ documentId }) => documentId === relating)
  const close = () => {
    setRelating(undefined)
    opener.current?.focus()
  }
  const columns = useMemo((): Column<ProgrammeDocument>[] => {
    const named = new Map(documents.map((document) => [document.documentId, documentName(document)]))
    const during = ({ on, until }: ProgrammeDocument) =>
      until
        ? t('programme.documents.fromUntil', { from: formatWhen(on), until: formatWhen(until) })
        : t('programme.documents.from', { from: formatWhen(on) })
    const force = ({ inForce }: ProgrammeDocument) =>
      t(inForce ? 'programme.documents.inForce' : 'programme.documents.notInForce')
    const version = ({ state, number }: ProgrammeDocument['versions'][number]) => t(VERSION_WORDS[state], { number })
    return [
      {
        id: 'document',
        head: t('programme.documents.document'),
        text: documentName,
        cell: (document) => documentLink(document.documentId, documentName(document)),
      },
      {
        id: 'relation',
        head: t('programme.documents.relation'),
        text: ({ relation, of }) => [t(RELATION_WORDS[relation]), of ? named.get(of) : ''].filter(Boolean).join(': '),
        cell: ({ documentId, relation, of, versions }) => (
          <div>
            {t(RELATION_WORDS[relation])}
            {of ? <div className="soft">{named.get(of)}</div> : null}
            {versions[0] && AMENDING.has(relation) ? (
              <div>{amendmentLink(versions[0].id, t('programme.documents.compare'))}</div>
            ) : null}
            {mayReview ? (
              <button
                type="button"
                className="plain"
                aria-label={t('programme.relate.open', { name: named.get(documentId) })}
                onClick={(event) => {
                  opener.current = event.currentTarget
                  setRelating(documentId)
                }}
              >
                {t('programme.relate.change')}
              </button>
            ) : null}
          </div>
        ),
        width: '24%',
      },
      {
        id: 'force',
        head: t('programme.documents.force'),
        text: (document) => `${force(document)} ${during(document)}`,
        order: ({ on }) => on,
        cell: (document) => (
          <div>
            <StateMark tone={document.inForce ? 'good' : 'idle'}>{force(document)}</StateMark>
            <div className="soft">{during(document)}</div>
          </div>
        ),
        width: '17%',
      },
      {
        id: 'versions',
        head: t('programme.documents.versions'),
        text: ({ versions }) => versions.map(version).join('; '),
        cell: (document) => (
          <div>
            <ul className={style.versions}>
              {document.versions.map((each) => (
                <li key={each.id}>{versionLink(each.id, version(each))}</li>
              ))}
            </ul>
            {mayReview && mayAmend(document) ? (
              <button
                type="button"
                className="plain"
                disabled={isPending}
                onClick={once(() => mutate(document.documentId))}
              >
                {t('programme.documents.amend')}
              </button>
            ) : null}
          </div>
        ),
        width: '16%',
      },
    ]
  }, [documents, mayReview, documentLink, versionLink, amendmentLink, mutate, isPending, t])
  return (
    <div className={style.tab}>
      <ProblemMessage error={error} words={problems} />
      {related ? (
        <RelationForm key={related.documentId} programme={programme} document={related} onClose={close} />
      ) : null}
      <DataTable
        caption={t('programme.tab.documents')}
        columns={columns}
        rows={documents}
        rowKey={({ documentId }) => documentId}
        fileName="van-ban-cua-ke-hoach"
        tools={
          <DayForm
            key={view.on}
            on={view.on}
            onDay={(on) => void navigate({ to: '.', search: withSearch({ on }), resetScroll: false })}
          />
        }
      />
      {mayReview ? addLinks?.(programme.id) : null}
    </div>
  )
}

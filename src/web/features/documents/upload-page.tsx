import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Document, MAX_FILE_BYTES } from '../../../shared/documents.ts'
import { ApiProblem } from '../../api.ts'
import style from '../../ui/drop-area.module.css'
import { DropArea } from '../../ui/drop-area.tsx'
import { formatBytes, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { documentProblems, shortName } from './document-words.ts'
import { uploadDocument } from './documents.ts'

const localProblem = (kind: string, params: Record<string, unknown>) =>
  new ApiProblem({ type: `/problems/${kind}`, status: 422, title: kind, params })

/** What can be told without sending a byte. */
function problemOf(file: File): ApiProblem | undefined {
  if (file.size === 0) return localProblem('empty-file', { code: 'empty-file' })
  if (file.size > MAX_FILE_BYTES) return localProblem('file-too-large', {})
  return undefined
}

type Sending = { file: File; share: number; abort: AbortController }

type UploadPageProps = {
  /** Where I may upload; the first is taken unless another is chosen. */
  units: readonly { id: string; name: string }[]
  onUploaded: (documentId: string) => void
}

export function UploadPage({ units, onUploaded }: UploadPageProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const outcome = useRef<HTMLDivElement>(null)
  const unit = useRef<HTMLSelectElement>(null)
  const [sending, setSending] = useState<Sending>()
  const [problem, setProblem] = useState<{ error: unknown; fileName: string }>()
  const [known, setKnown] = useState<Document>()

  useEffect(() => {
    if (problem || known) outcome.current?.focus()
  }, [problem, known])

  const send = async (file: File) => {
    const refused = problemOf(file)
    setKnown(undefined)
    setProblem(refused && { error: refused, fileName: file.name })
    if (refused) return
    const abort = new AbortController()
    setSending({ file, share: 0, abort })
    try {
      const { document, alreadyHere } = await uploadDocument(file, unit.current?.value ?? units[0]?.id, {
        signal: abort.signal,
        onProgress: (share) => setSending({ file, share, abort }),
      })
      void cache.invalidateQueries({ queryKey: ['documents'] })
      if (alreadyHere) setKnown(document)
      else onUploaded(document.id)
    } catch (error) {
      if (!abort.signal.aborted) setProblem({ error, fileName: file.name })
    } finally {
      setSending(undefined)
    }
  }

  return (
    <Page title={t('documents.upload.title')} up={<Link to="/documents">{t('documents.list.title')}</Link>}>
      <div ref={outcome} tabIndex={-1} className={style.outcome}>
        {problem ? (
          <ProblemMessage error={problem.error} words={documentProblems(problem.error)}>
            <p className="soft">{t('documents.upload.refusedFile', { fileName: problem.fileName })}</p>
          </ProblemMessage>
        ) : null}
        {known ? (
          <Notice urgent>
            <p>
              {t('documents.upload.alreadyHere', {
                on: formatWhen(known.uploadedAt, 'day'),
                by: known.uploadedBy || t('ui.erasedPerson'),
              })}
            </p>
            <Link to="/documents/$documentId" params={{ documentId: known.id }} search={(before) => before}>
              {t('documents.upload.openKnown', { name: shortName(known) })}
            </Link>
          </Notice>
        ) : null}
      </div>
      {units.length > 1 ? (
        <div className="row">
          <label htmlFor="upload-unit">{t('documents.upload.unit')}</label>
          <span>
            <select id="upload-unit" ref={unit} disabled={sending !== undefined}>
              {units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </span>
        </div>
      ) : null}
      {sending ? (
        <div className="stack">
          <Progress
            words={
              sending.share < 1
                ? t('documents.upload.sending', {
                    fileName: sending.file.name,
                    size: formatBytes(sending.file.size),
                  })
                : t('documents.upload.checking', { fileName: sending.file.name })
            }
            share={sending.share < 1 ? sending.share : undefined}
          />
          <button type="button" onClick={() => sending.abort.abort(new Error('cancelled'))}>
            {t('documents.upload.stop')}
          </button>
        </div>
      ) : (
        <DropArea
          accept=".docx,.pdf,.txt"
          drop={t('documents.upload.drop')}
          choose={t('documents.upload.choose')}
          limits={t('documents.upload.limits')}
          onFile={(file) => void send(file)}
        />
      )}
      <p className="soft reading">{t('documents.upload.about')}</p>
    </Page>
  )
}

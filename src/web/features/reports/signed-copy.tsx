import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UploadedDocument } from '../../../shared/documents.ts'
import type { ReportPage, SignedComparison } from '../../../shared/reports.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { upload } from '../../upload.ts'
import style from './reports.module.css'
import { reportProblems, signedQuery, useAttachSigned } from './reports.ts'

type SignedCopyProps = { report: ReportPage; mayUpload: boolean; documentLink: LinkTo }

/** The signed copy of a report: to bring it in, and how its figures stand against those of the report. */
export function SignedCopy({ report, mayUpload, documentLink }: SignedCopyProps) {
  const { t } = useTranslation()
  const { signed, mayAttach } = report
  if (!signed && !(mayAttach && mayUpload)) return null
  return (
    <details className={style.section} open={signed !== null}>
      <summary>{t('reports.signed.title')}</summary>
      <div className={style.section}>
        {signed ? <Comparison reportId={report.id} documentLink={documentLink} /> : null}
        {mayAttach && mayUpload ? <Bring report={report} /> : null}
      </div>
    </details>
  )
}

function Bring({ report }: { report: ReportPage }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const attaching = useAttachSigned(report.id)
  const [file, setFile] = useState<File>()
  const sending = useMutation({
    mutationFn: async (chosen: File) => {
      const form = new FormData()
      form.append('file', chosen)
      const answer = await upload<UploadedDocument>('/documents', form, {
        onProgress: () => {},
        signal: new AbortController().signal,
      })
      await attaching.mutateAsync({ revision: report.revision, documentId: answer.document.id })
      await cache.invalidateQueries({ queryKey: signedQuery(report.id).queryKey })
    },
  })
  return (
    <div className={`${style.acts} screen-only`}>
      <label>
        {t(report.signed ? 'reports.signed.another' : 'reports.signed.bring')}{' '}
        <input type="file" accept=".docx,.pdf,.txt" onChange={({ target }) => setFile(target.files?.[0])} />
      </label>
      <button
        type="button"
        aria-disabled={file === undefined || sending.isPending}
        onClick={() => file === undefined || sending.isPending || sending.mutate(file)}
      >
        {t('reports.signed.send')}
      </button>
      {sending.isPending ? <Progress words={t('reports.signed.sending')} /> : null}
      <ProblemMessage error={sending.error} words={reportProblems} />
    </div>
  )
}

function Comparison({ reportId, documentLink }: { reportId: string; documentLink: LinkTo }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(signedQuery(reportId))
  if (!data) return error ? <ProblemMessage error={error} /> : <Progress words={t('reports.signed.comparing')} />
  const { documentId, fileName, number, issuedOn, ready, compared, differences } = data
  return (
    <>
      <p>
        {documentLink(documentId, fileName)}
        {number ? ` · ${t('reports.signed.number', { number })}` : ''}
        {issuedOn?.length === 10 ? ` · ${t('reports.signed.day', { day: formatWhen(issuedOn) })}` : ''}
      </p>
      {ready ? (
        <p>
          {differences.length === 0
            ? t('reports.signed.same', { count: compared })
            : t('reports.signed.differ', { count: differences.length, compared })}
        </p>
      ) : (
        <Progress words={t('reports.signed.reading')} />
      )}
      {differences.length > 0 ? <Differences differences={differences} /> : null}
    </>
  )
}

function Differences({ differences }: Pick<SignedComparison, 'differences'>) {
  const { t } = useTranslation()
  return (
    <ScrollBox className={style.scroll} label={t('reports.signed.differences')}>
      <table className={style.table}>
        <caption>{t('reports.signed.differences')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports.changes.what')}</th>
            <th scope="col">{t('reports.signed.inReport')}</th>
            <th scope="col">{t('reports.signed.inSigned')}</th>
            <th scope="col">{t('reports.changes.where')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ id, name, draft, signed, where, path }) => (
            <tr key={`${id} ${where}`}>
              <td>
                <a href={path}>{name ?? id}</a>
              </td>
              <td data-align="right">{draft}</td>
              <td data-align="right">{signed ?? t('reports.signed.gone')}</td>
              <td>{where}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

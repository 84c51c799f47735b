import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Ask } from '../../ui/ask.tsx'
import { capitalised, formatBytes, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { documentProblems, fullName } from './document-words.ts'
import { deleteDocument, documentOf, fileAddress } from './documents.ts'
import { DraftForm } from './draft-form.tsx'
import { DraftLinks, type VersionLink } from './draft-links.tsx'
import { ReadingPanel } from './reading-panel.tsx'

type DocumentPageProps = {
  documentId: string
  mayUpload: boolean
  mayReview: boolean
  VersionLink: VersionLink
  /** The programme that the document was brought for. */
  wantedProgramme: string | undefined
  onDrafted: (versionId: string) => void
  onDeleted: () => void
}

export function DocumentPage(props: DocumentPageProps) {
  const { documentId, mayUpload, mayReview, VersionLink, wantedProgramme, onDrafted, onDeleted } = props
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: document } = useSuspenseQuery(documentOf(documentId))
  const removing = useMutation({
    mutationFn: () => deleteDocument(documentId),
    onSuccess: () => {
      onDeleted()
      cache.removeQueries({ queryKey: ['documents', documentId] })
      void cache.invalidateQueries({ queryKey: ['documents'] })
    },
  })
  const drafted = document.programmes.some(({ state }) => state === 'draft')
  const mayDraft = document.reading?.state === 'done' && !drafted
  const unused = document.programmes.length === 0
  return (
    <Page
      title={fullName(document)}
      up={<Link to="/documents">{t('documents.list.title')}</Link>}
      about={
        <>
          {document.issuedOn ? `${t('documents.page.issued', { on: formatWhen(document.issuedOn) })} ` : null}
          {t('documents.page.uploaded', {
            unit: capitalised(document.unitName),
            at: formatWhen(document.uploadedAt),
            by: document.uploadedBy || t('ui.erasedPerson'),
          })}
        </>
      }
      action={
        <>
          {document.format === 'docx' ? (
            <Link className="button" to="/documents/$documentId/layout" params={{ documentId }}>
              {t('documents.checkLayout')}
            </Link>
          ) : null}
          <a className="button" href={fileAddress(documentId)} download={document.fileName}>
            {t('documents.page.download', { size: formatBytes(document.byteSize) })}
          </a>
        </>
      }
    >
      <ReadingPanel document={document} mayRead={mayUpload} />
      <DraftLinks document={document} mayReview={mayReview} VersionLink={VersionLink} />
      {mayReview && mayDraft ? <DraftForm document={document} wanted={wantedProgramme} onDrafted={onDrafted} /> : null}
      {mayUpload && unused ? (
        <section className="stack">
          <ProblemMessage error={removing.error} words={documentProblems(removing.error)} />
          <Ask
            words={t('documents.page.delete')}
            question={t('documents.page.deleteAsk', { fileName: document.fileName })}
            yes={t('documents.page.deleteYes')}
            busy={removing.isPending}
            onYes={() => removing.mutate()}
          />
        </section>
      ) : null}
    </Page>
  )
}

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayoutReport } from '../../../shared/layout-checks.ts'
import area from '../../ui/drop-area.module.css'
import { DropArea } from '../../ui/drop-area.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage, type ProblemWords } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { checkLayout } from './layout-checks.ts'
import { LayoutFindings } from './layout-findings.tsx'

type Sending = { file: File; share: number; abort: AbortController }

/** Holds a file against the rules of layout; nothing of it is kept, here or there. */
export function LayoutCheckPage({ problemsOf }: { problemsOf: (error: unknown) => ProblemWords }) {
  const { t, i18n } = useTranslation()
  const outcome = useRef<HTMLDivElement>(null)
  const [sending, setSending] = useState<Sending>()
  const [problem, setProblem] = useState<{ error: unknown; fileName: string }>()
  const [done, setDone] = useState<{ report: LayoutReport; fileName: string }>()

  useEffect(() => {
    if (problem || done) outcome.current?.focus()
  }, [problem, done])

  const send = async (file: File) => {
    const abort = new AbortController()
    setProblem(undefined)
    setDone(undefined)
    setSending({ file, share: 0, abort })
    try {
      const report = await checkLayout(file, i18n.language, {
        signal: abort.signal,
        onProgress: (share) => setSending({ file, share, abort }),
      })
      setDone({ report, fileName: file.name })
    } catch (error) {
      if (!abort.signal.aborted) setProblem({ error, fileName: file.name })
    } finally {
      setSending(undefined)
    }
  }

  return (
    <Page
      title={t('papers.title')}
      about={t('papers.about')}
      action={
        done ? (
          <button type="button" onClick={() => setDone(undefined)}>
            {t('papers.another')}
          </button>
        ) : null
      }
    >
      <div ref={outcome} tabIndex={-1} className={area.outcome}>
        {problem ? (
          <ProblemMessage error={problem.error} words={problemsOf(problem.error)}>
            <p className="soft">{t('papers.refused', { fileName: problem.fileName })}</p>
          </ProblemMessage>
        ) : null}
        {done ? <LayoutFindings report={done.report} name={done.fileName} /> : null}
      </div>
      {sending ? (
        <div className="stack">
          <Progress
            words={
              sending.share < 1
                ? t('papers.sending', { fileName: sending.file.name, size: formatBytes(sending.file.size) })
                : t('papers.checking', { fileName: sending.file.name })
            }
            share={sending.share < 1 ? sending.share : undefined}
          />
          <button type="button" onClick={() => sending.abort.abort(new Error('cancelled'))}>
            {t('papers.stop')}
          </button>
        </div>
      ) : done ? null : (
        <DropArea
          accept=".docx"
          drop={t('papers.drop')}
          choose={t('papers.choose')}
          limits={t('papers.limits')}
          onFile={(file) => void send(file)}
        />
      )}
    </Page>
  )
}

import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { EVIDENCE_KINDS, type Evidence } from '../../../shared/evidence.ts'
import { Ask } from '../../ui/ask.tsx'
import { formatBytes, formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './doing.module.css'
import { evidenceProblems, fileAddress, type SentFile, useDetach, useSending } from './evidence.ts'

const ACCEPTED = [...EVIDENCE_KINDS, 'jpeg'].map((kind) => `.${kind}`).join(',')

type EvidenceListProps = { assignment: AssignmentPage; period: string; mayChange: boolean }

/** The files of one answer; while it is not handed in some are added and removed. */
export function EvidenceList({ assignment, period, mayChange }: EvidenceListProps) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { files, send, again, leave, stop } = useSending(assignment.id, period)
  const detaching = useDetach(assignment.id)
  const evidence = assignment.evidence.filter((each) => each.period === period && (!each.removed || each.kept))
  if (!mayChange && evidence.length === 0) return null
  return (
    <section className={style.evidence} aria-labelledby={id}>
      <h4 id={id}>{t('doing.evidence.title')}</h4>
      {evidence.length > 0 ? (
        <ul className={style.files}>
          {evidence.map((each) => (
            <li key={each.id}>
              <FileLine assignmentId={assignment.id} file={each} />
              {mayChange && !each.removed ? (
                <Ask
                  quiet
                  words={t('doing.evidence.remove')}
                  question={t('doing.evidence.removeAsk', { fileName: each.fileName })}
                  yes={t('doing.evidence.removeYes')}
                  busy={detaching.isPending}
                  onYes={() => detaching.mutate(each.id)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ProblemMessage error={detaching.error} words={evidenceProblems} />
      {files.map((one) => (
        <OnItsWay key={one.id} one={one} onAgain={() => again(one)} onLeave={() => leave(one)} />
      ))}
      {mayChange ? (
        <div className={`${style.add} screen-only`}>
          <button type="button" onClick={() => input.current?.click()}>
            {t('doing.evidence.add')}
          </button>
          {files.some(({ error }) => !error) ? (
            <button type="button" className="plain" onClick={stop}>
              {t('doing.evidence.stop')}
            </button>
          ) : null}
          <span className="soft">{t('doing.evidence.limits')}</span>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept={ACCEPTED}
            aria-label={t('doing.evidence.add')}
            onChange={(event) => {
              send([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      ) : null}
    </section>
  )
}

function FileLine({ assignmentId, file }: { assignmentId: string; file: Evidence }) {
  const { t } = useTranslation()
  const { fileName, byteSize, addedBy, addedAt, removed } = file
  return (
    <span>
      <a href={fileAddress(assignmentId, file)} download={fileName}>
        {fileName}
      </a>{' '}
      <span className="soft">
        {[
          removed ? t('doing.evidence.removed') : '',
          formatBytes(byteSize),
          addedBy || t('ui.erasedPerson'),
          formatWhen(addedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}

function OnItsWay({ one, onAgain, onLeave }: { one: SentFile; onAgain: () => void; onLeave: () => void }) {
  const { t } = useTranslation()
  const { file, share, error } = one
  const fileName = file.name.normalize('NFC')
  if (error)
    return (
      <ProblemMessage error={error} words={evidenceProblems}>
        <p className="soft">{t('doing.evidence.notKept', { fileName })}</p>
        <div className="row">
          <button type="button" onClick={onAgain}>
            {t('doing.evidence.again')}
          </button>
          <button type="button" className="plain" onClick={onLeave}>
            {t('doing.evidence.leave')}
          </button>
        </div>
      </ProblemMessage>
    )
  if (share === undefined) return <p className="soft">{t('doing.evidence.waiting', { fileName })}</p>
  return (
    <Progress
      words={
        share < 1
          ? t('doing.evidence.sending', { fileName, size: formatBytes(file.size) })
          : t('doing.evidence.checking', { fileName })
      }
      share={share < 1 ? share : undefined}
    />
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { Evidence } from '../../../shared/evidence.ts'
import { AddFiles } from '../../evidence/add-files.tsx'
import { Ask } from '../../ui/ask.tsx'
import { formatBytes, formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './doing.module.css'
import { DUTIES } from './duties.ts'
import { evidenceProblems, fileAddress, useDetach } from './evidence.ts'

type EvidenceListProps = { assignment: AssignmentPage; period: string; mayChange: boolean }

/** The files of one answer; while it is not handed in some are added and removed. */
export function EvidenceList({ assignment, period, mayChange }: EvidenceListProps) {
  const { t } = useTranslation()
  const id = useId()
  const cache = useQueryClient()
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
      {mayChange ? (
        <AddFiles
          path={`/assignments/${assignment.id}/evidence`}
          fields={{ period }}
          onKept={() => cache.invalidateQueries({ queryKey: [DUTIES] })}
          problemWords={evidenceProblems}
        />
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

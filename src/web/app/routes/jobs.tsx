import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Job, JobKind } from '../../../shared/jobs.ts'
import { problemKey, STAGE_WORDS as READING_STAGES } from '../../features/documents/document-words.ts'
import { MAIL_PROBLEM_WORDS } from '../../features/identity/mail-state.tsx'
import type { KindWords } from '../../features/jobs/job-words.ts'
import type { JobSearch } from '../../features/jobs/jobs.ts'
import { JobsPage } from '../../features/jobs/jobs-page.tsx'
import { STAGE_WORDS as BACKUP_STAGES, FAILURE_WORDS } from '../../features/system/backup-words.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { useMay, useRequired } from '../use-session.ts'

const known = (words: Readonly<Record<string, TextKey>>, name: string) => words[name]

const words: Record<JobKind, KindWords> = {
  reading: {
    stage: (stage) => known(READING_STAGES, stage),
    problem: ({ code, params }) => problemKey(code, params),
  },
  backup: {
    stage: (stage) => known(BACKUP_STAGES, stage),
    problem: ({ code }) => known(FAILURE_WORDS, code) ?? FAILURE_WORDS.unexpected,
  },
  letter: {
    stage: () => undefined,
    problem: ({ code }) => known(MAIL_PROBLEM_WORDS, code) ?? 'jobs.problem.unknown',
  },
}

export function JobsRoute() {
  useRequired('jobs.read')
  const { mine, of }: JobSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <JobsPage
      search={{ ...(mine ? { mine } : {}), ...(of ? { of } : {}) }}
      onSearch={(next) => void navigate({ to: '/jobs', search: next, replace: true })}
      words={words}
      subjectOf={(job) => <Subject job={job} />}
      seesKinds={useMay('system.operate')}
    />
  )
}

function Subject({ job: { kind, subjectId, title } }: { job: Job }) {
  const { t } = useTranslation()
  const mayReadPeople = useMay('people.read')
  if (kind === 'reading' && title && subjectId)
    return (
      <Link to="/documents/$documentId" params={{ documentId: subjectId }}>
        {title}
      </Link>
    )
  if (kind === 'backup') return <Link to="/backups">{t('jobs.seeBackups')}</Link>
  if (kind === 'letter' && subjectId && mayReadPeople)
    return (
      <Link to="/people/$personId" params={{ personId: subjectId }}>
        {t('jobs.seeReceiver')}
      </Link>
    )
  return null
}

import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { REPORT_VIEWS } from '../../../shared/reports.ts'
import { NewReportPage } from '../../features/reports/new-report-page.tsx'
import { OutlinePage } from '../../features/reports/outline-page.tsx'
import { OutlinesPage } from '../../features/reports/outlines-page.tsx'
import { PreviewPage } from '../../features/reports/preview-page.tsx'
import { ReportPage } from '../../features/reports/report-page.tsx'
import type { ReportSearch } from '../../features/reports/report-search.ts'
import { ReportsPage } from '../../features/reports/reports-page.tsx'
import { SignedCopy } from '../../features/reports/signed-copy.tsx'
import { documentLink, dutyLink, programmeLink, reportLink } from '../links.tsx'
import { useMay, useRequired, useSession } from '../use-session.ts'

const listLink = (words: string) => <Link to="/reports">{words}</Link>
const newLink = (words: string, assignment: string | undefined): ReactNode => (
  <Link className="button main" to="/reports/new" search={assignment === undefined ? {} : { assignment }}>
    {words}
  </Link>
)

export function ReportsRoute() {
  useRequired('duties.read')
  const search: ReportSearch = useSearch({ from: '/inside/reports' })
  const { programme, assignment } = search
  const { t } = useTranslation()
  const view = REPORT_VIEWS.find((each) => each === search.view)
  return (
    <ReportsPage
      view={view ?? 'all'}
      of={{ programmeId: programme, assignmentId: assignment }}
      reportLink={reportLink}
      newLink={(words) => newLink(words, assignment)}
      outlinesLink={(words) => <Link to="/reports/outlines">{words}</Link>}
      dutyLinks={
        assignment === undefined ? null : (
          <p className="row">
            {t('reports.ofDuty')} {dutyLink(assignment, t('reports.duty'))} {listLink(t('reports.allOthers'))}
          </p>
        )
      }
    />
  )
}

export function NewReportRoute() {
  useRequired('duties.answer')
  const navigate = useNavigate()
  const { assignment }: ReportSearch = useSearch({ from: '/inside/reports/new' })
  return (
    <NewReportPage
      assignmentId={assignment}
      listLink={listLink}
      reportLink={reportLink}
      onMade={(reportId) => void navigate({ to: '/reports/$reportId', params: { reportId }, replace: true })}
    />
  )
}

export function ReportRoute() {
  const { reportId } = useParams({ from: '/inside/reports/$reportId' })
  const { section }: ReportSearch = useSearch({ from: '/inside/reports/$reportId' })
  const mayUpload = useMay('documents.upload')
  const navigate = useNavigate()
  return (
    <ReportPage
      key={reportId}
      reportId={reportId}
      section={section}
      listLink={listLink}
      programmeLink={programmeLink}
      dutyLink={dutyLink}
      previewLink={(words) => (
        <Link to="/reports/$reportId/preview" params={{ reportId }}>
          {words}
        </Link>
      )}
      signed={(report) => <SignedCopy report={report} mayUpload={mayUpload} documentLink={documentLink} />}
      onDropped={() => void navigate({ to: '/reports', replace: true })}
    />
  )
}

export function PreviewRoute() {
  const { reportId } = useParams({ from: '/inside/reports/$reportId/preview' })
  return <PreviewPage key={reportId} reportId={reportId} reportLink={(words) => reportLink(reportId, words)} />
}

const useHomeId = () => useSession().homes.find(({ id }) => id !== 0)?.id

export function OutlinesRoute() {
  useRequired('duties.read')
  return (
    <OutlinesPage
      homeId={useHomeId()}
      listLink={listLink}
      outlineLink={(code, words) => (
        <Link to="/reports/outlines/$code" params={{ code }}>
          {words}
        </Link>
      )}
    />
  )
}

export function OutlineRoute() {
  useRequired('duties.read')
  const { code } = useParams({ from: '/inside/reports/outlines/$code' })
  const homeId = useHomeId()
  if (homeId === undefined) return null
  return (
    <OutlinePage
      key={code}
      homeId={homeId}
      code={code}
      listLink={(words) => <Link to="/reports/outlines">{words}</Link>}
    />
  )
}

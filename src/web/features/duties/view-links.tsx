import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextKey } from '../../ui/text-key.ts'
import style from './duties.module.css'
import type { AnswerFilter } from './duties.ts'
import { DUTY_VIEWS, type DutyView, withView } from './duty-view.ts'
import { SavedFilters } from './late-views.ts'

const VIEW_WORDS: Record<DutyView, TextKey> = {
  table: 'dutyPages.view.table',
  board: 'dutyPages.view.board',
  calendar: 'dutyPages.view.calendar',
  timeline: 'dutyPages.view.timeline',
  duties: 'dutyPages.view.duties',
  reports: 'dutyPages.view.reports',
}
const EXACT = { exact: true, includeSearch: true, explicitUndefined: true }

type ViewLinksProps = { programmeId: string; view: DutyView; filter: AnswerFilter }

/** The same answers seen in other ways, and what one kept of them before. */
export function ViewLinks({ programmeId, view, filter }: ViewLinksProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <nav className={`${style.views} screen-only`} aria-label={t('dutyPages.view.label')}>
        {DUTY_VIEWS.map((each) => (
          <Link
            key={each}
            to="."
            search={withView(each)}
            activeOptions={EXACT}
            resetScroll={false}
            aria-current={each === view ? 'page' : undefined}
          >
            {t(VIEW_WORDS[each])}
          </Link>
        ))}
        <Link to="/programmes/$programmeId/schemes" params={{ programmeId }}>
          {t('dutyPages.schemes.title')}
        </Link>
        <Link to="/programmes/$programmeId/standing-agency" params={{ programmeId }}>
          {t('dutyPages.view.agency')}
        </Link>
        <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('dutyPages.view.saved')}
        </button>
      </nav>
      {isOpen ? (
        <Suspense>
          <SavedFilters programmeId={programmeId} view={view} filter={filter} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

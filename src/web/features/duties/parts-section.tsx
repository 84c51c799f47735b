import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { DutyPart } from '../../../shared/parts.ts'
import { formatNumber } from '../../ui/format.ts'
import style from './duties.module.css'
import { PartForm } from './part-form.tsx'
import { PartItem } from './part-item.tsx'

const isOpen = ({ endedOn, standing }: DutyPart) =>
  endedOn === null && !['done', 'done-late', 'cancelled'].includes(standing)

/** What of a duty was given to others, and how that stands. */
export function PartsSection({ assignment }: { assignment: AssignmentPage }) {
  const { t } = useTranslation()
  const [isGiving, setGiving] = useState(false)
  const { parts, mayPart } = assignment
  if (parts.length === 0 && !mayPart) return null
  const open = parts.filter(isOpen).length
  return (
    <section className={style.section}>
      <h2>{t('dutyPages.parts.title')}</h2>
      {parts.length > 0 ? <p className="soft">{t('dutyPages.parts.about')}</p> : null}
      {open > 0 ? <p>{t('dutyPages.parts.open', { count: open, number: formatNumber(open) })}</p> : null}
      {parts.length > 0 ? (
        <ul className={style.idle}>
          {parts.map((part) => (
            <PartItem key={part.assignmentId} part={part} until={assignment.partsUntil} />
          ))}
        </ul>
      ) : null}
      {isGiving ? (
        <PartForm assignment={assignment} onClose={() => setGiving(false)} />
      ) : mayPart ? (
        <p className="screen-only">
          <button type="button" onClick={() => setGiving(true)}>
            {t('dutyPages.parts.give')}
          </button>
        </p>
      ) : null}
    </section>
  )
}

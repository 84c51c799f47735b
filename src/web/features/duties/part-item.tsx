import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyPart } from '../../../shared/parts.ts'
import { PartChangeForm } from './part-change-form.tsx'
import { DueDay, StandingMark } from './standing-mark.tsx'

type PartItemProps = {
  part: DutyPart
  /** No part is due later. */
  until: string | null
}

/** A part of a duty: what, who, by when and how it stands; whoever gave it says it anew. */
export function PartItem({ part, until }: PartItemProps) {
  const { t } = useTranslation()
  const [isChanging, setChanging] = useState(false)
  return (
    <li>
      <p>
        <Link to="/assignments/$assignmentId" params={{ assignmentId: part.assignmentId }}>
          {part.words}
        </Link>
      </p>
      <p>{part.organisation.name}</p>
      {part.endedOn === null ? (
        <>
          <StandingMark answer={part} />
          <DueDay answer={part} />
        </>
      ) : (
        <p className="soft">{t('dutyPages.parts.ended')}</p>
      )}
      {isChanging ? (
        <PartChangeForm part={part} until={until} onClose={() => setChanging(false)} />
      ) : part.mayChange ? (
        <p className="screen-only">
          <button type="button" onClick={() => setChanging(true)}>
            {t('dutyPages.parts.change')}
            <span className="hidden"> {part.words}</span>
          </button>
        </p>
      ) : null}
    </li>
  )
}

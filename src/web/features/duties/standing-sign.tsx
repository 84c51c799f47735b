import type { ReactNode } from 'react'
import type { Standing } from '../../../shared/duties.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { STANDING_WORDS } from './duty-words.ts'

/** Of those that share a mark, and stand here without their words. */
const SIGNS: Partial<Record<Standing, string>> = {
  ahead: '–',
  'passed-before': '‹',
  cancelled: '×',
  'submitted-late': '!',
  'done-late': '!',
}

/** How something stands where there is no room for words; beside it stands a number, or in a legend what it means. */
export function StandingSign({ standing, children }: { standing: Standing; children: ReactNode }) {
  const sign = SIGNS[standing]
  const { tone } = STANDING_WORDS[standing]
  if (sign && tone === 'idle') {
    return (
      <span className="soft">
        {sign} {children}
      </span>
    )
  }
  return (
    <StateMark tone={tone}>
      {sign}
      {children}
    </StateMark>
  )
}

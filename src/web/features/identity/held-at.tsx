import { useTranslation } from 'react-i18next'
import type { Appointment } from '../../../shared/people.ts'
import { REACH_WORDS } from './role-words.ts'

/** For which organisation a role holds, where it names one. */
export function HeldAt({ organisationName, reach }: Pick<Appointment, 'organisationName' | 'reach'>) {
  const { t } = useTranslation()
  if (organisationName === null) return null
  return (
    <div>
      {organisationName}
      {reach === 'subtree' ? null : ` – ${t(REACH_WORDS[reach])}`}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { dayBefore } from '../../rules/days.ts'
import type { Session } from '../../shared/people.ts'
import { ROLE_WORDS } from '../features/identity/role-words.ts'
import { formatWhen } from '../ui/format.ts'
import { Notice } from '../ui/notice.tsx'

/** On every page: for whom one acts beside oneself, since the trail says so too. */
export function StandingIn({ actsFor }: Pick<Session, 'actsFor'>) {
  const { t } = useTranslation()
  return (
    <Notice>
      {actsFor.map(({ handOverId, giverName, role, unitName, until }) => (
        <p key={handOverId}>
          {t('people.handOver.standingIn', {
            name: giverName,
            role: t(ROLE_WORDS[role]),
            unit: unitName,
            until: formatWhen(dayBefore(until)),
          })}
        </p>
      ))}
    </Notice>
  )
}

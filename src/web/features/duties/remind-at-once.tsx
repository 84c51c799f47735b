import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AnswersPage } from '../../../shared/duties.ts'
import type { NewReminder } from '../../../shared/reminders.ts'
import { api, isProblem } from '../../api.ts'
import { formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useRemind } from './remind.ts'

/** As many as one reminder takes. */
const MOST = 500

type RemindAtOnceProps = { programmeId: string; organisationId: string; organisationName: string }

/** One click: whoever answers for an organisation is reminded, in the system, of all that it is late with. */
export function RemindAtOnce({ programmeId, organisationId, organisationName }: RemindAtOnceProps) {
  const { t } = useTranslation()
  const remind = useRemind(programmeId)
  const reminding = useMutation({
    mutationFn: async (again: boolean) => {
      const { answers } = await api.get<AnswersPage>(
        `/programmes/${programmeId}/answers?standing=late&organisationId=${organisationId}&limit=${MOST}`,
      )
      const reminder: NewReminder = {
        way: 'message',
        answers: answers.map(({ assignmentId, period }) => ({ assignmentId, period })),
        ...(again && { again }),
      }
      return remind.mutateAsync(reminder)
    },
  })
  const { data, error, isPending, mutate } = reminding
  if (data)
    return (
      <span role="status" className="soft">
        {data.people === 0
          ? t('overview.remind.nobody')
          : t('overview.remind.sent', { answers: formatNumber(data.reminded), people: formatNumber(data.people) })}
      </span>
    )
  const again = isProblem(error, 'reminded-today')
  return (
    <>
      <button type="button" className="plain" disabled={isPending} onClick={() => mutate(again)}>
        {again ? t('overview.remind.again') : t('overview.remind.verb')}
        <span className="hidden"> {organisationName}</span>
      </button>
      {error && !again ? <ProblemMessage error={error} /> : null}
    </>
  )
}

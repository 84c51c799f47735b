import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { Ask } from '../../ui/ask.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'

type ResetFactorsProps = { personId: string; name: string }

/** For an administrator, of somebody who lost their telephone. */
export function ResetFactors({ personId, name }: ResetFactorsProps) {
  const { t } = useTranslation()
  const resetting = useMutation({ mutationFn: () => api.delete(`/people/${personId}/factors`) })
  return (
    <div className="stack">
      <ProblemMessage error={resetting.error} />
      {resetting.isSuccess ? (
        <Notice urgent>
          <p>{t('people.reset.done', { name })}</p>
        </Notice>
      ) : (
        <div>
          <Ask
            words={t('people.reset.button')}
            question={t('people.reset.ask', { name })}
            yes={t('people.reset.button')}
            busy={resetting.isPending}
            onYes={() => resetting.mutate()}
          />
        </div>
      )}
    </div>
  )
}

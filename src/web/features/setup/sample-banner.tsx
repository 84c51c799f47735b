import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Ask } from '../../ui/ask.tsx'
import { capitalised } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { removeSample } from './setup.ts'

type SampleBannerProps = { name: string; mayRemove: boolean; onRemoved: () => void }

export function SampleBanner({ name, mayRemove, onRemoved }: SampleBannerProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const removing = useMutation({
    mutationFn: removeSample,
    onSuccess: async () => {
      await cache.invalidateQueries()
      onRemoved()
    },
  })
  return (
    <Notice tone="soon">
      <ProblemMessage error={removing.error} />
      <div className="row">
        <p>
          <strong>{t('setup.sample.mark')}</strong> {t('setup.sample.about', { name: capitalised(name) })}
        </p>
        {mayRemove ? (
          <Ask
            quiet
            words={t('setup.sample.remove')}
            question={t('setup.sample.removeAsk', { name })}
            yes={t('setup.sample.removeYes')}
            busy={removing.isPending}
            onYes={() => removing.mutate()}
          />
        ) : null}
      </div>
    </Notice>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Ask } from '../../ui/ask.tsx'
import { capitalised, formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './setup.module.css'
import { removeSample } from './setup.ts'

export type SampleContents = { programmes: number; documents: number; organisations: number; people: number }

type SampleBannerProps = {
  name: string
  mayRemove: boolean
  findContents: () => Promise<SampleContents>
  onRemoved: () => void
}

/** One line on every page while there is a sample. */
export function SampleBanner({ name, mayRemove, findContents, onRemoved }: SampleBannerProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const removing = useMutation({
    mutationFn: removeSample,
    onSuccess: async () => {
      await cache.invalidateQueries()
      onRemoved()
    },
  })
  const about = t('setup.sample.about', { name: capitalised(name) })
  return (
    <div className={`${style.sample} screen-only`}>
      <ProblemMessage error={removing.error} />
      <p title={about}>
        <strong>{t('setup.sample.mark')}</strong> {about}
      </p>
      {mayRemove ? (
        <Ask
          quiet
          words={t('setup.sample.remove')}
          question={<Question name={name} findContents={findContents} />}
          yes={t('setup.sample.removeYes')}
          busy={removing.isPending}
          onYes={() => removing.mutate()}
        />
      ) : null}
    </div>
  )
}

function Question({ name, findContents }: Pick<SampleBannerProps, 'name' | 'findContents'>) {
  const { t } = useTranslation()
  const { data, isPending } = useQuery({ queryKey: ['sample', 'contents'], queryFn: findContents, staleTime: 0 })
  if (isPending) return t('setup.sample.counting')
  if (!data) return t('setup.sample.removeAsk', { name })
  return t('setup.sample.removeCounted', {
    name,
    programmes: formatNumber(data.programmes),
    documents: formatNumber(data.documents),
    organisations: formatNumber(data.organisations),
    people: formatNumber(data.people),
  })
}

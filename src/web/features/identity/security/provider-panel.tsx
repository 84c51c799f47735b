import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Ask } from '../../../ui/ask.tsx'
import { ProblemMessage } from '../../../ui/problem-message.tsx'
import { StateMark } from '../../../ui/state-mark.tsx'
import { ConfirmForm, passwordOf } from './confirm-form.tsx'
import type { PanelProps } from './panel.ts'
import { linkAccount, unlinkAccount } from './security.ts'

type ProviderPanelProps = PanelProps & { provider: { name: string; linked: boolean }; asksPassword: boolean }

export function ProviderPanel({ provider, asksPassword, open, onOpen, onChanged }: ProviderPanelProps) {
  const { t } = useTranslation()
  const linking = useMutation({ mutationFn: linkAccount })
  const unlinking = useMutation({ mutationFn: unlinkAccount, onSettled: onChanged })
  const { name, linked } = provider
  return (
    <section className="stack" aria-labelledby="provider-title">
      <h2 id="provider-title">{name}</h2>
      <p className="soft reading">{t('accounts.provider.about', { name })}</p>
      <ProblemMessage error={unlinking.error} />
      {linked ? (
        <>
          <p>
            <StateMark tone="good">{t('accounts.provider.linked')}</StateMark>
          </p>
          <div>
            <Ask
              words={t('accounts.provider.unlink')}
              question={t('accounts.provider.unlinkAsk', { name })}
              yes={t('accounts.provider.unlink')}
              busy={unlinking.isPending}
              onYes={() => unlinking.mutate()}
            />
          </div>
        </>
      ) : open === 'provider' ? (
        <ConfirmForm
          title={t('accounts.provider.link')}
          button={t('accounts.confirm.go')}
          asksPassword={asksPassword}
          busy={linking.isPending}
          problem={linking.error}
          onSubmit={(values) => linking.mutate(passwordOf(values))}
          onCancel={() => onOpen(null)}
        />
      ) : (
        <div>
          <button type="button" onClick={() => onOpen('provider')}>
            {t('accounts.provider.link')}
          </button>
        </div>
      )}
    </section>
  )
}

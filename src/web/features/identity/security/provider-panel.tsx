import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../../../ui/state-mark.tsx'
import { ConfirmForm, passwordOf } from './confirm-form.tsx'
import type { PanelProps } from './panel.ts'
import { linkAccount, unlinkAccount } from './security.ts'

type ProviderPanelProps = PanelProps & { provider: { name: string; linked: boolean }; asksPassword: boolean }

export function ProviderPanel({ provider, asksPassword, open, onOpen, onChanged }: ProviderPanelProps) {
  const { t } = useTranslation()
  const linking = useMutation({ mutationFn: linkAccount })
  const unlinking = useMutation({
    mutationFn: unlinkAccount,
    onSuccess: async () => {
      onOpen(null)
      await onChanged()
    },
  })
  const { name, linked } = provider
  return (
    <section className="stack" aria-labelledby="provider-title">
      <h2 id="provider-title">{name}</h2>
      <p className="soft reading">{t('accounts.provider.about', { name })}</p>
      {linked ? (
        <>
          <p>
            <StateMark tone="good">{t('accounts.provider.linked')}</StateMark>
          </p>
          {open === 'end-provider' ? (
            <ConfirmForm
              title={t('accounts.provider.unlinkAsk', { name })}
              button={t('accounts.provider.unlink')}
              asksPassword={asksPassword}
              busy={unlinking.isPending}
              problem={unlinking.error}
              onSubmit={(values) => unlinking.mutate(passwordOf(values))}
              onCancel={() => onOpen(null)}
            />
          ) : (
            <div>
              <button
                type="button"
                onClick={() => {
                  unlinking.reset()
                  onOpen('end-provider')
                }}
              >
                {t('accounts.provider.unlink')}
              </button>
            </div>
          )}
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

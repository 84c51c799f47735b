import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Passkey } from '../../../../shared/sessions.ts'
import { TextField } from '../../../ui/fields.tsx'
import { formatWhen } from '../../../ui/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { passkeysWork } from '../session.ts'
import { ConfirmForm, passwordOf } from './confirm-form.tsx'
import type { PanelProps } from './panel.ts'
import style from './security.module.css'
import { addPasskey, removePasskey } from './security.ts'

type PasskeysPanelProps = PanelProps & { passkeys: readonly Passkey[]; asksPassword: boolean }

/** What the browser throws where a passkey is there already, or where somebody thinks better of it. */
const isBrowsers = (error: Error | null) => error?.name === 'NotAllowedError' || error?.name === 'InvalidStateError'

export function PasskeysPanel({ passkeys, asksPassword, open, onOpen, onChanged }: PasskeysPanelProps) {
  const { t } = useTranslation()
  const adding = useMutation({
    mutationFn: addPasskey,
    onSuccess: async () => {
      onOpen(null)
      await onChanged()
    },
  })
  const removing = useMutation({
    mutationFn: removePasskey,
    onSuccess: async () => {
      onOpen(null)
      await onChanged()
    },
  })
  return (
    <section className="stack" aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{t('accounts.passkeys.title')}</h2>
      <p className="soft reading">{t('accounts.passkeys.about')}</p>
      {passkeys.length > 0 ? (
        <ul className={style.list}>
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id}>
              <strong>{name}</strong>
              <div className="soft">{t('accounts.passkeys.since', { day: formatWhen(createdAt) })}</div>
              {open === `end-passkey ${id}` ? (
                <ConfirmForm
                  title={t('accounts.passkeys.removeAsk', { name })}
                  button={t('accounts.passkeys.remove')}
                  asksPassword={asksPassword}
                  busy={removing.isPending}
                  problem={removing.error}
                  onSubmit={(values) => removing.mutate({ id, ...passwordOf(values) })}
                  onCancel={() => onOpen(null)}
                />
              ) : (
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    removing.reset()
                    onOpen(`end-passkey ${id}`)
                  }}
                >
                  {t('accounts.passkeys.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {open === 'passkey' ? (
        <ConfirmForm
          title={t('accounts.passkeys.add')}
          button={t('accounts.passkeys.add')}
          asksPassword={asksPassword}
          busy={adding.isPending}
          problem={isBrowsers(adding.error) ? null : adding.error}
          check={({ name }) => (name?.trim() ? [] : [{ pointer: '#/name', code: 'required' }])}
          onSubmit={(values) => adding.mutate({ name: values.name?.trim() ?? '', ...passwordOf(values) })}
          onCancel={() => onOpen(null)}
        >
          {isBrowsers(adding.error) ? (
            <Notice tone="bad" urgent>
              <p>{t('accounts.passkeys.cancelled')}</p>
            </Notice>
          ) : null}
          <TextField
            pointer="#/name"
            label={t('accounts.passkeys.name')}
            hint={t('accounts.passkeys.nameHint')}
            autoComplete="off"
            maxLength={100}
          />
        </ConfirmForm>
      ) : passkeysWork() ? (
        <div>
          <button
            type="button"
            onClick={() => {
              adding.reset()
              onOpen('passkey')
            }}
          >
            {t('accounts.passkeys.add')}
          </button>
        </div>
      ) : (
        <p className="soft reading">{t('accounts.passkeys.notHere')}</p>
      )}
    </section>
  )
}

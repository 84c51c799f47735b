import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PasswordField } from '../../../ui/password-field.tsx'
import { identityFieldWords } from '../identity-problems.ts'
import { checkNewPassword, NewPasswordField } from '../new-password-field.tsx'
import { securityProblems } from './confirm-form.tsx'
import type { PanelProps } from './panel.ts'
import { changePassword } from './security.ts'

type PasswordPanelProps = PanelProps & { person: { name: string; email: string } }

export function PasswordPanel({ open, onOpen, onChanged, person }: PasswordPanelProps) {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      setDone(true)
      onOpen(null)
      await onChanged()
    },
  })
  return (
    <section className="stack" aria-labelledby="password-title">
      <h2 id="password-title">{t('accounts.password.title')}</h2>
      {done ? (
        <Notice urgent>
          <p>{t('accounts.password.done')}</p>
        </Notice>
      ) : null}
      {open === 'password' ? (
        <div className="stack reading">
          <Form
            busy={changing.isPending}
            problem={changing.error}
            problemWords={securityProblems}
            fieldWords={identityFieldWords}
            check={(values) => [
              ...(values.old ? [] : [{ pointer: '#/old', code: 'required' }]),
              ...checkNewPassword(values),
            ]}
            onSubmit={({ old = '', password = '' }) => changing.mutate({ old, password })}
          >
            <input
              className="hidden"
              autoComplete="username"
              tabIndex={-1}
              aria-hidden="true"
              value={person.email}
              readOnly
            />
            <PasswordField pointer="#/old" label={t('accounts.password.old')} autoComplete="current-password" />
            <NewPasswordField label={t('accounts.password.new')} about={person} />
            <div className="row">
              <button type="submit" className="main">
                {t('accounts.password.change')}
              </button>
              <button type="button" onClick={() => onOpen(null)}>
                {t('ui.ask.no')}
              </button>
            </div>
          </Form>
        </div>
      ) : (
        <div>
          <button
            type="button"
            onClick={() => {
              setDone(false)
              onOpen('password')
            }}
          >
            {t('accounts.password.change')}
          </button>
        </div>
      )}
    </section>
  )
}

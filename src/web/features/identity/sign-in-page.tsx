import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/people.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { CodeForm } from './code-form.tsx'
import { identityFieldWords, identityProblems, problemOfHash } from './identity-problems.ts'
import { goToProvider, isHalf, passkeysWork, signIn, signInWays, signInWithPasskey } from './session.ts'

type SignInPageProps = {
  /** What the address says behind `#`: that half of it is done, or why a provider let nobody in. */
  hash: string
  /** Where a provider should lead back to. */
  next: string
  onSignedIn: (session: Session) => void
}

export function SignInPage({ hash, next, onSignedIn }: SignInPageProps) {
  const { t } = useTranslation()
  const [half, setHalf] = useState(hash === 'code')
  const signing = useMutation({
    mutationFn: signIn,
    onSuccess: (entered) => (isHalf(entered) ? setHalf(true) : onSignedIn(entered)),
  })
  if (half) return <CodeForm onSignedIn={onSignedIn} onBack={() => setHalf(false)} />
  return (
    <Page title={t('identity.signIn.title')}>
      <ProblemMessage error={signing.isIdle ? problemOfHash(hash) : null} words={identityProblems} />
      <Form
        busy={signing.isPending}
        problem={signing.error}
        problemWords={identityProblems}
        fieldWords={identityFieldWords}
        check={({ email, password }) => [
          ...(email?.trim() ? [] : [{ pointer: '#/email', code: 'required' }]),
          ...(password ? [] : [{ pointer: '#/password', code: 'required' }]),
        ]}
        onSubmit={({ email = '', password = '' }) => signing.mutate({ email: email.trim(), password })}
      >
        <TextField
          pointer="#/email"
          label={t('identity.person.email')}
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordField pointer="#/password" label={t('identity.person.password')} autoComplete="current-password" />
        <div>
          <button type="submit" className="main">
            {t('identity.signIn.button')}
          </button>
        </div>
      </Form>
      <OtherWays next={next} onSignedIn={onSignedIn} />
      <p className="soft">{t('identity.signIn.forgotten')}</p>
    </Page>
  )
}

function OtherWays({ next, onSignedIn }: Omit<SignInPageProps, 'hash'>) {
  const { t } = useTranslation()
  const { data } = useQuery(signInWays)
  const leaving = useMutation({ mutationFn: goToProvider })
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onSignedIn })
  const provider = data?.provider
  if (!provider && !passkeysWork()) return null
  const fault = byPasskey.error
  return (
    <div className="stack">
      <p className="soft">{t('identity.signIn.or')}</p>
      <div className="row">
        {provider ? (
          <button type="button" disabled={leaving.isPending} onClick={once(() => leaving.mutate(next))}>
            {t('identity.signIn.withProvider', { provider })}
          </button>
        ) : null}
        {passkeysWork() ? (
          <button type="button" disabled={byPasskey.isPending} onClick={once(() => byPasskey.mutate())}>
            {t('identity.signIn.withPasskey')}
          </button>
        ) : null}
      </div>
      <ProblemMessage error={leaving.error} words={identityProblems} />
      {fault?.name === 'NotAllowedError' || fault?.name === 'AbortError' ? (
        <p role="alert">{t('identity.signIn.passkeyCancelled')}</p>
      ) : (
        <ProblemMessage error={fault} words={identityProblems} />
      )}
    </div>
  )
}

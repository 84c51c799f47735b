import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/people.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { identityFieldWords, identityProblems } from './identity-problems.ts'
import { signIn } from './session.ts'

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation()
  const signing = useMutation({ mutationFn: signIn, onSuccess: onSignedIn })
  return (
    <Page title={t('identity.signIn.title')}>
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
        <p className="soft">{t('identity.signIn.forgotten')}</p>
      </Form>
    </Page>
  )
}

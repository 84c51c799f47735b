import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/people.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import type { FieldError } from '../../ui/form-errors.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage, type ProblemWords } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { identityFieldWords, identityProblems } from './identity-problems.ts'
import { checkNewPassword, NewPasswordField } from './new-password-field.tsx'
import { isHalf, oneTimeLink, takeOneTimeLink } from './session.ts'

const checkPerson = ({ name = '', email = '' }: FormValues): FieldError[] => [
  ...(name.trim() ? [] : [{ pointer: '#/name', code: 'required' }]),
  ...(email.trim() ? [] : [{ pointer: '#/email', code: 'required' }]),
]

/** What is no link of ours at all is as good as one that is used up. */
const linkProblems: ProblemWords = { ...identityProblems, 'invalid-request': 'identity.problem.linkNotValid' }

type LinkPageProps = {
  token: string
  onSignedIn: (session: Session) => void
  /** The password is set; the code of an app is still asked for. */
  onHalf: () => void
  /** Whoever has an account signs in with it. */
  onKnown: () => void
}

/**
 * A link that was handed over: the first administrator says who they are, whoever has an account is told to use it, anybody
 * else only sets a password.
 */
export function LinkPage({ token, onSignedIn, onHalf, onKnown }: LinkPageProps) {
  const { t } = useTranslation()
  const link = useQuery(oneTimeLink(token))
  const using = useMutation({
    mutationFn: takeOneTimeLink,
    onSuccess: (entered) => (isHalf(entered) ? onHalf() : onSignedIn(entered)),
  })
  if (link.isPending) return <Progress words={t('app.loading')} />
  if (link.error) {
    return (
      <Page title={t('identity.link.badTitle')}>
        <ProblemMessage error={link.error} words={linkProblems} />
      </Page>
    )
  }
  if (link.data.purpose === 'sign-in') {
    return (
      <Page title={t('identity.link.roleTitle')}>
        <p>{t('identity.link.roleAbout', { name: link.data.name, email: link.data.email })}</p>
        <p className="soft">{t('identity.link.roleForgotten')}</p>
        <div>
          <button type="button" className="main" onClick={onKnown}>
            {t('identity.signIn.button')}
          </button>
        </div>
      </Page>
    )
  }
  const first = link.data.purpose === 'first-administrator'
  const submit = ({ name = '', email = '', password = '' }: FormValues) =>
    using.mutate({ token, password, ...(first ? { name: name.trim(), email: email.trim() } : {}) })
  return (
    <Page title={first ? t('identity.link.firstTitle') : t('identity.link.passwordTitle')}>
      <Form
        busy={using.isPending}
        problem={using.error}
        problemWords={identityProblems}
        fieldWords={identityFieldWords}
        check={(values) => [...(first ? checkPerson(values) : []), ...checkNewPassword(values)]}
        onSubmit={submit}
      >
        {first ? (
          <>
            <p>{t('identity.link.firstAbout')}</p>
            <TextField pointer="#/name" label={t('identity.person.name')} autoComplete="name" maxLength={200} />
            <TextField
              pointer="#/email"
              label={t('identity.person.email')}
              hint={t('identity.link.emailHint')}
              type="email"
              autoComplete="username"
              spellCheck={false}
              maxLength={254}
            />
          </>
        ) : (
          <>
            <p>{t('identity.link.passwordAbout', { name: link.data.name, email: link.data.email })}</p>
            <input
              className="hidden"
              autoComplete="username"
              tabIndex={-1}
              aria-hidden="true"
              value={link.data.email ?? ''}
              readOnly
            />
          </>
        )}
        <NewPasswordField label={t('identity.person.password')} about={link.data} />
        <div>
          <button type="submit" className="main">
            {t('identity.link.button')}
          </button>
        </div>
      </Form>
    </Page>
  )
}

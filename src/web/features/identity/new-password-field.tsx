import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgedPassword, JudgePassword } from '../../../shared/sessions.ts'
import { api } from '../../api.ts'
import type { FormValues } from '../../ui/form.tsx'
import type { FieldError } from '../../ui/form-errors.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import type { TextKey } from '../../ui/text-key.ts'

const MIN_PASSWORD = 10
const PAUSE_MS = 600

export const checkNewPassword = ({ password = '' }: FormValues): FieldError[] =>
  password.length < MIN_PASSWORD ? [{ pointer: '#/password', code: 'minLength', params: { limit: MIN_PASSWORD } }] : []

const WORDS: Readonly<Record<string, TextKey>> = {
  strong: 'identity.password.strong',
  good: 'identity.password.good',
  'common-password': 'identity.field.passwordCommon',
  'own-words': 'identity.field.passwordOwnWords',
  pattern: 'identity.field.passwordPattern',
  guessable: 'identity.field.passwordGuessable',
}

type NewPasswordFieldProps = { label: string; about: { name: string | null; email: string | null } }

/** Says, once the hands rest, what the password is worth; the server judges it, and again when it is sent. */
export function NewPasswordField({ label, about }: NewPasswordFieldProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [judged, setJudged] = useState<JudgedPassword>()
  const { name, email } = about
  useEffect(() => {
    setJudged(undefined)
    if (password.length < MIN_PASSWORD) return undefined
    const asked: JudgePassword = { password, ...(name ? { name } : {}), ...(email ? { email } : {}) }
    let over = false
    const later = setTimeout(() => {
      api.post<JudgedPassword>('/passwords/judge', asked).then(
        (answer) => over || setJudged(answer),
        // Only a help: what is wrong is told when it is sent.
        () => {},
      )
    }, PAUSE_MS)
    return () => {
      over = true
      clearTimeout(later)
    }
  }, [password, name, email])
  const words = judged && WORDS[judged.fault ?? judged.strength]
  return (
    <div>
      <PasswordField
        pointer="#/password"
        label={label}
        hint={t('identity.link.passwordHint')}
        autoComplete="new-password"
        onChange={(event) => setPassword(event.target.value.normalize('NFC'))}
      />
      <p role="status" className="soft">
        {words ? t('identity.password.judged', { words: t(words) }) : ''}
      </p>
    </div>
  )
}

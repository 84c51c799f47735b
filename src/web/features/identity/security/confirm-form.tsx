import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Form, type FormValues } from '../../../ui/form.tsx'
import type { FieldError } from '../../../ui/form-errors.ts'
import { PasswordField } from '../../../ui/password-field.tsx'
import type { ProblemWords } from '../../../ui/problem-message.tsx'
import { identityFieldWords, identityProblems } from '../identity-problems.ts'

export const securityProblems: ProblemWords = {
  ...identityProblems,
  'confirm-identity': 'accounts.problem.confirmIdentity',
  'second-factor-state': 'accounts.problem.secondFactorState',
}

type ConfirmFormProps = {
  title: string
  button: string
  /** Whoever has none signed in just now. */
  asksPassword: boolean
  busy: boolean
  problem: unknown
  check?: (values: FormValues) => FieldError[]
  onSubmit: (values: FormValues) => void
  onCancel: () => void
  children?: ReactNode
}

/** A step that changes how somebody signs in: it asks who they are, there and then. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { title, button, asksPassword, busy, problem, check, onSubmit, onCancel, children } = props
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="stack reading">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <Form
        busy={busy}
        problem={problem}
        problemWords={securityProblems}
        fieldWords={identityFieldWords}
        check={(values) => [
          ...(asksPassword && !values.password ? [{ pointer: '#/password', code: 'required' }] : []),
          ...(check?.(values) ?? []),
        ]}
        onSubmit={onSubmit}
      >
        {children}
        {asksPassword ? (
          <PasswordField pointer="#/password" label={t('accounts.confirm.password')} autoComplete="current-password" />
        ) : null}
        <div className="row">
          <button type="submit" className="main">
            {button}
          </button>
          <button type="button" onClick={onCancel}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </div>
  )
}

export const passwordOf = ({ password }: FormValues): { password?: string } => (password ? { password } : {})

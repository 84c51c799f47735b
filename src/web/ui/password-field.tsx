import { type ChangeEventHandler, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from './fields.tsx'

type PasswordFieldProps = {
  pointer: string
  label: string
  hint?: string
  autoComplete: 'current-password' | 'new-password'
  onChange?: ChangeEventHandler<HTMLInputElement>
}

export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  return (
    <div>
      <TextField
        {...props}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        maxLength={128}
      />
      <button type="button" className="plain" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {t('ui.form.showPassword')}
      </button>
    </div>
  )
}

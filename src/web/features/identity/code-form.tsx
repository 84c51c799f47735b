import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../../shared/people.ts'
import { isStatus } from '../../api.ts'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { identityFieldWords } from './identity-problems.ts'
import { enterCode } from './session.ts'

type CodeFormProps = { onSignedIn: (session: Session) => void; onBack: () => void }

/** The second half of signing in. */
export function CodeForm({ onSignedIn, onBack }: CodeFormProps) {
  const { t } = useTranslation()
  const entering = useMutation({ mutationFn: enterCode, onSuccess: onSignedIn })
  const isOver = isStatus(entering.error, 401)
  return (
    <Page key="code" title={t('identity.code.title')}>
      {isOver ? (
        <Notice tone="bad" urgent>
          <p>{t('identity.code.over')}</p>
        </Notice>
      ) : null}
      <Form
        busy={entering.isPending}
        problem={isOver ? null : entering.error}
        fieldWords={identityFieldWords}
        check={({ code }) => (code?.trim() ? [] : [{ pointer: '#/code', code: 'required' }])}
        onSubmit={({ code = '' }) => entering.mutate(code.trim())}
      >
        <TextField
          pointer="#/code"
          label={t('identity.code.label')}
          hint={t('identity.code.hint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
        />
        <div className="row">
          <button type="submit" className="main">
            {t('identity.signIn.button')}
          </button>
          <button type="button" onClick={onBack}>
            {t('identity.code.back')}
          </button>
        </div>
      </Form>
    </Page>
  )
}

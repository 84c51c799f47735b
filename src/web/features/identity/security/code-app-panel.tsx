import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../../ui/copy-field.tsx'
import { TextField } from '../../../ui/fields.tsx'
import type { FormValues } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { StateMark } from '../../../ui/state-mark.tsx'
import { ConfirmForm, passwordOf } from './confirm-form.tsx'
import type { PanelProps } from './panel.ts'
import { QrCode } from './qr-code.tsx'
import style from './security.module.css'
import { beginCodeApp, confirmCodeApp, endCodeApp, renewBackupCodes } from './security.ts'

type CodeAppPanelProps = PanelProps & { isOn: boolean; asksPassword: boolean }

export function CodeAppPanel(props: CodeAppPanelProps) {
  const { open, onOpen, isOn } = props
  const { t } = useTranslation()
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <section className="stack" aria-labelledby="code-app-title">
      <h2 id="code-app-title">{t('accounts.codeApp.title')}</h2>
      <p className="soft reading">{t('accounts.codeApp.about')}</p>
      {isOn ? (
        <p>
          <StateMark tone="good">{t('accounts.codeApp.on')}</StateMark>
        </p>
      ) : null}
      {codes ? <CodesOnce codes={codes} onDone={() => setCodes(undefined)} /> : null}
      {open === 'code-app' && !isOn ? <TurnOn {...props} onCodes={setCodes} /> : null}
      {open === 'backup-codes' && isOn ? <RenewCodes {...props} onCodes={setCodes} /> : null}
      {open === 'end-code-app' && isOn ? <TurnOff {...props} /> : null}
      <div className="row">
        {!isOn && open !== 'code-app' ? (
          <button type="button" onClick={() => onOpen('code-app')}>
            {t('accounts.codeApp.turnOn')}
          </button>
        ) : null}
        {isOn && open !== 'backup-codes' ? (
          <button type="button" onClick={() => onOpen('backup-codes')}>
            {t('accounts.codeApp.renew')}
          </button>
        ) : null}
        {isOn && open !== 'end-code-app' ? (
          <button type="button" onClick={() => onOpen('end-code-app')}>
            {t('accounts.codeApp.turnOff')}
          </button>
        ) : null}
      </div>
    </section>
  )
}

const codeGiven = ({ code }: FormValues) => (code?.trim() ? [] : [{ pointer: '#/code', code: 'required' }])

function CodeField({ hint }: { hint: ReactNode }) {
  const { t } = useTranslation()
  return (
    <TextField
      pointer="#/code"
      label={t('identity.code.label')}
      hint={hint}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={20}
    />
  )
}

type WithCodes = CodeAppPanelProps & { onCodes: (codes: readonly string[]) => void }

function TurnOn({ onOpen, onChanged, asksPassword, onCodes }: WithCodes) {
  const { t } = useTranslation()
  const beginning = useMutation({ mutationFn: beginCodeApp })
  const confirming = useMutation({
    mutationFn: confirmCodeApp,
    onSuccess: async ({ backupCodes }) => {
      onCodes(backupCodes)
      onOpen(null)
      await onChanged()
    },
  })
  const app = beginning.data
  if (!app) {
    return (
      <ConfirmForm
        key="begin"
        title={t('accounts.codeApp.turnOn')}
        button={t('accounts.confirm.go')}
        asksPassword={asksPassword}
        busy={beginning.isPending}
        problem={beginning.error}
        onSubmit={(values) => beginning.mutate(passwordOf(values))}
        onCancel={() => onOpen(null)}
      />
    )
  }
  return (
    <ConfirmForm
      key="confirm"
      title={t('accounts.codeApp.scan')}
      button={t('accounts.codeApp.turnOn')}
      asksPassword={false}
      busy={confirming.isPending}
      problem={confirming.error}
      check={codeGiven}
      onSubmit={({ code = '' }) => confirming.mutate(code.trim())}
      onCancel={() => onOpen(null)}
    >
      <QrCode text={app.uri} label={t('accounts.codeApp.qr')} />
      <CopyField label={t('accounts.codeApp.key')} value={app.key} />
      <CodeField hint={t('accounts.codeApp.firstCode')} />
    </ConfirmForm>
  )
}

function RenewCodes({ onOpen, asksPassword, onCodes }: WithCodes) {
  const { t } = useTranslation()
  const renewing = useMutation({
    mutationFn: renewBackupCodes,
    onSuccess: ({ backupCodes }) => {
      onCodes(backupCodes)
      onOpen(null)
    },
  })
  return (
    <ConfirmForm
      title={t('accounts.codeApp.renew')}
      button={t('accounts.codeApp.renew')}
      asksPassword={asksPassword}
      busy={renewing.isPending}
      problem={renewing.error}
      check={codeGiven}
      onSubmit={(values) => renewing.mutate({ ...passwordOf(values), code: values.code?.trim() ?? '' })}
      onCancel={() => onOpen(null)}
    >
      <CodeField hint={t('identity.code.hint')} />
    </ConfirmForm>
  )
}

function TurnOff({ onOpen, onChanged, asksPassword }: CodeAppPanelProps) {
  const { t } = useTranslation()
  const ending = useMutation({
    mutationFn: endCodeApp,
    onSuccess: async () => {
      onOpen(null)
      await onChanged()
    },
  })
  return (
    <ConfirmForm
      title={t('accounts.codeApp.turnOff')}
      button={t('accounts.codeApp.turnOff')}
      asksPassword={asksPassword}
      busy={ending.isPending}
      problem={ending.error}
      check={codeGiven}
      onSubmit={(values) => ending.mutate({ ...passwordOf(values), code: values.code?.trim() ?? '' })}
      onCancel={() => onOpen(null)}
    >
      <p>{t('accounts.codeApp.turnOffAbout')}</p>
      <CodeField hint={t('identity.code.hint')} />
    </ConfirmForm>
  )
}

function CodesOnce({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <Notice tone="soon" urgent>
      <p>{t('accounts.codeApp.codesOnce')}</p>
      <ol className={style.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row screen-only">
        <button type="button" onClick={() => window.print()}>
          {t('ui.table.print')}
        </button>
        <button type="button" onClick={onDone}>
          {t('accounts.codeApp.codesKept')}
        </button>
      </div>
    </Notice>
  )
}

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { ProblemMessage } from '../../../ui/problem-message.tsx'
import { problemOfHash } from '../identity-problems.ts'
import { sessionQuery } from '../session.ts'
import { CodeAppPanel } from './code-app-panel.tsx'
import { securityProblems } from './confirm-form.tsx'
import type { PanelProps } from './panel.ts'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { ProviderPanel } from './provider-panel.tsx'
import { mySignIn } from './security.ts'
import { SessionsPanel } from './sessions-panel.tsx'

type SecurityPageProps = { person: { name: string; email: string }; hash: string }

/** How I sign in, and where I am signed in. */
export function SecurityPage({ person, hash }: SecurityPageProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data } = useSuspenseQuery(mySignIn)
  const [open, setOpen] = useState<string | null>(null)
  const onChanged = async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: mySignIn.queryKey }),
      cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ])
  }
  const panel: PanelProps = { open, onOpen: setOpen, onChanged }
  return (
    <Page title={t('accounts.title')} up={<Link to="/me">{person.name}</Link>}>
      <ProblemMessage error={problemOfHash(hash)} words={securityProblems} />
      {data.secondFactorWanted ? (
        <Notice tone="soon" urgent>
          <p>{data.codeApp || data.passkeys.length > 0 ? t('accounts.wanted.again') : t('accounts.wanted.setUp')}</p>
        </Notice>
      ) : null}
      <CodeAppPanel {...panel} isOn={data.codeApp} asksPassword={data.hasPassword} />
      <PasskeysPanel {...panel} passkeys={data.passkeys} asksPassword={data.hasPassword} />
      {data.hasPassword ? <PasswordPanel {...panel} person={person} /> : null}
      {data.provider ? <ProviderPanel {...panel} provider={data.provider} asksPassword={data.hasPassword} /> : null}
      <SessionsPanel
        sessions={data.sessions}
        idleHours={data.idleHours}
        sessionDays={data.sessionDays}
        onChanged={onChanged}
      />
    </Page>
  )
}

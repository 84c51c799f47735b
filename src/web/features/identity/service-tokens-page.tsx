import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayBefore } from '../../../rules/days.ts'
import type { Action } from '../../../shared/people.ts'
import type { IssuedServiceToken, ServiceToken } from '../../../shared/service-tokens.ts'
import { Ask } from '../../ui/ask.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { StateMark, type StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { ACTION_WORDS } from './action-words.ts'
import { AddTokenForm } from './add-token-form.tsx'
import { HeldAt } from './held-at.tsx'
import style from './identity.module.css'
import { peopleProblems } from './people-problems.ts'
import type { RoleChoices } from './role-fields.tsx'
import { ROLE_WORDS } from './role-words.ts'
import { revokeToken, serviceTokenList } from './service-tokens.ts'

const STATES: Record<ServiceToken['state'], { tone: StateTone; words: TextKey }> = {
  holds: { tone: 'good', words: 'people.token.state.holds' },
  ended: { tone: 'idle', words: 'people.token.state.ended' },
  revoked: { tone: 'idle', words: 'people.token.state.revoked' },
  unsupported: { tone: 'bad', words: 'people.token.state.unsupported' },
}

type ServiceTokensPageProps = RoleChoices & { mayManage: boolean; mayPass: (action: Action) => boolean }

/** Programs that act here with a token of their own. */
export function ServiceTokensPage({ mayManage, mayPass, ...choices }: ServiceTokensPageProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: tokens } = useSuspenseQuery(serviceTokenList)
  const [open, setOpen] = useState(false)
  const [issued, setIssued] = useState<IssuedServiceToken>()
  const refresh = () => cache.invalidateQueries({ queryKey: serviceTokenList.queryKey })
  const revoking = useMutation({ mutationFn: revokeToken, onSettled: refresh })
  return (
    <Page
      title={t('people.token.title')}
      up={<Link to="/people">{t('people.list.title')}</Link>}
      about={t('people.token.about')}
      action={
        mayManage && !open ? (
          <button type="button" className="main" onClick={() => setOpen(true)}>
            {t('people.token.add')}
          </button>
        ) : null
      }
    >
      <ProblemMessage error={revoking.error} words={peopleProblems} />
      {issued ? (
        <Notice urgent>
          <p>{t('people.token.once', { name: issued.serviceToken.name })}</p>
          <CopyField label={t('people.token.label')} value={issued.token} />
        </Notice>
      ) : null}
      {open ? (
        <AddTokenForm
          {...choices}
          mayPass={mayPass}
          onIssued={(token) => {
            setIssued(token)
            setOpen(false)
            void refresh()
          }}
          onCancel={() => setOpen(false)}
        />
      ) : null}
      {tokens.length === 0 ? (
        open ? null : (
          <EmptyState title={t('people.token.empty')}>{t('people.token.emptyAbout')}</EmptyState>
        )
      ) : (
        <ul className={style.list}>
          {tokens.map((token) => (
            <li key={token.id}>
              <TokenLine token={token} />
              {mayManage && (token.state === 'holds' || token.state === 'unsupported') ? (
                <Ask
                  quiet
                  words={t('people.token.revoke')}
                  question={t('people.token.revokeAsk', { name: token.name })}
                  yes={t('people.token.revoke')}
                  busy={revoking.isPending}
                  onYes={() => revoking.mutate(token.id)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function TokenLine({ token }: { token: ServiceToken }) {
  const { t } = useTranslation()
  const { name, role, reach, unitName, organisationName, actions, createdBy, createdAt, until, lastUsedOn, state } =
    token
  return (
    <>
      <strong>{name}</strong> <StateMark tone={STATES[state].tone}>{t(STATES[state].words)}</StateMark>
      <div>
        {t(ROLE_WORDS[role])}, {unitName}
      </div>
      <HeldAt organisationName={organisationName} reach={reach} />
      <div className="soft">{actions.map((action) => t(ACTION_WORDS[action])).join('; ')}</div>
      <div className="soft">
        {t('people.token.issued', {
          name: createdBy.name ?? t('people.token.erased'),
          at: formatWhen(createdAt, 'day'),
          until: formatWhen(dayBefore(until)),
        })}{' '}
        {lastUsedOn ? t('people.token.used', { day: formatWhen(lastUsedOn) }) : t('people.token.unused')}
      </div>
    </>
  )
}

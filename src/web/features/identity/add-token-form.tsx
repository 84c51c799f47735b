import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionsOf } from '../../../rules/permissions.ts'
import type { Action } from '../../../shared/people.ts'
import {
  type IssuedServiceToken,
  type NewServiceToken,
  TOKEN_ROLES,
  type TokenRole,
} from '../../../shared/service-tokens.ts'
import { CheckField, ChoiceField, SelectField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
import { ACTION_WORDS } from './action-words.ts'
import { checkDays, daysOf } from './day-fields.tsx'
import style from './identity.module.css'
import { peopleFieldWords, peopleProblems } from './people-problems.ts'
import type { RoleChoices } from './role-fields.tsx'
import { ROLE_ABOUT, ROLE_WORDS } from './role-words.ts'
import { issueToken } from './service-tokens.ts'

type AddTokenFormProps = RoleChoices & {
  /** What I may do somewhere myself, and so may let a program do there. */
  mayPass: (action: Action) => boolean
  onIssued: (issued: IssuedServiceToken) => void
  onCancel: () => void
}

export function AddTokenForm(props: AddTokenFormProps) {
  const { findUnits, useOrganisationsAt, startUnit, mayPass, onIssued, onCancel } = props
  const { t } = useTranslation()
  const passable = (role: TokenRole): Action[] => actionsOf([role]).filter(mayPass)
  const reading = (role: TokenRole): Action[] => passable(role).filter((action) => action.endsWith('.read'))
  const [unit, setUnit] = useState(startUnit)
  const [role, setRole] = useState<TokenRole>('viewer')
  const [actions, setActions] = useState<readonly Action[]>(() => reading('viewer'))
  const organisations = useOrganisationsAt(unit?.value)
  const issuing = useMutation({ mutationFn: (token: NewServiceToken) => issueToken(token), onSuccess: onIssued })
  return (
    <Form
      busy={issuing.isPending}
      problem={issuing.error}
      problemWords={peopleProblems}
      fieldWords={peopleFieldWords}
      check={(values) => [
        ...(values.name?.trim() ? [] : [{ pointer: '#/name', code: 'required' }]),
        ...(unit && values.unitId ? [] : [{ pointer: '#/unitId', code: 'required' }]),
        ...(actions.length > 0 ? [] : [{ pointer: '#/actions', code: 'required' }]),
        ...checkDays(values),
      ]}
      onSubmit={({ name = '', unitId = '', organisationId, ...days }) => {
        const { until } = daysOf(days)
        issuing.mutate({
          name: name.trim(),
          role,
          unitId,
          ...(organisationId ? { organisationId, reach: 'organisation' } : {}),
          actions: [...actions],
          ...(until === undefined ? {} : { until }),
        })
      }}
    >
      <TextField
        pointer="#/name"
        label={t('people.token.name')}
        hint={t('people.token.nameHint')}
        autoComplete="off"
        maxLength={100}
      />
      <SearchChoice
        pointer="#/unitId"
        label={t('people.role.unit')}
        searchKey="living-units"
        find={findUnits}
        chosen={unit}
        onChoose={setUnit}
      />
      {organisations.length > 0 ? (
        <SelectField pointer="#/organisationId" label={t('people.token.organisation')} defaultValue="">
          <option value="">{t('people.token.wholeUnit')}</option>
          {organisations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <ChoiceField
        pointer="#/role"
        label={t('people.role.label')}
        choices={TOKEN_ROLES.map((one) => ({ value: one, label: t(ROLE_WORDS[one]), hint: t(ROLE_ABOUT[one]) }))}
        value={role}
        onChoose={(value) => {
          setRole(value as TokenRole)
          setActions(reading(value as TokenRole))
        }}
      />
      <fieldset className={style.checks}>
        <legend>{t('people.token.actions')}</legend>
        <p className="soft">{t('people.token.actionsHint')}</p>
        {passable(role).map((action, index) => (
          <CheckField
            key={action}
            pointer={index === 0 ? '#/actions' : `#/actions/${action}`}
            label={t(ACTION_WORDS[action])}
            checked={actions.includes(action)}
            onChange={({ target }) =>
              setActions(target.checked ? [...actions, action] : actions.filter((other) => other !== action))
            }
          />
        ))}
      </fieldset>
      <TextField
        pointer="#/until"
        label={t('people.days.last')}
        hint={t('people.token.lastHint')}
        autoComplete="off"
        inputMode="numeric"
        maxLength={10}
      />
      <div className="row">
        <button type="submit" className="main">
          {t('people.token.button')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('ui.ask.no')}
        </button>
      </div>
    </Form>
  )
}

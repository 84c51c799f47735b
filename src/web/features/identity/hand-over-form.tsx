import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayBeHandedOver } from '../../../rules/hand-overs.ts'
import type { Appointment } from '../../../shared/people.ts'
import { CheckField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { checkDays, DayFields, daysOf } from './day-fields.tsx'
import { handOver } from './hand-overs.ts'
import style from './identity.module.css'
import { peopleFieldWords, peopleProblems } from './people-problems.ts'
import { ROLE_WORDS } from './role-words.ts'

type HandOverFormProps = {
  /** Left out: mine. */
  giverId?: string
  appointments: readonly Appointment[]
  findReceivers: (words: string, signal: AbortSignal) => Promise<readonly Found[]>
  searchKey: string
  onDone: () => void
  onCancel: () => void
}

export function HandOverForm({ giverId, appointments, findReceivers, searchKey, onDone, onCancel }: HandOverFormProps) {
  const { t } = useTranslation()
  const roles = appointments.filter(({ role }) => mayBeHandedOver(role))
  const [receiver, setReceiver] = useState<Found>()
  const [chosen, setChosen] = useState<readonly string[]>(roles.map(({ id }) => id))
  const giving = useMutation({
    mutationFn: ({ from, until }: { from: string; until: string }) =>
      handOver({ receiverId: receiver?.value ?? '', from, until, appointmentIds: [...chosen] }, giverId),
    onSuccess: onDone,
  })
  return (
    <Form
      busy={giving.isPending}
      problem={giving.error}
      problemWords={peopleProblems}
      fieldWords={peopleFieldWords}
      check={(values) => [
        ...(receiver ? [] : [{ pointer: '#/receiverId', code: 'required' }]),
        ...checkDays(values, ['from', 'until']),
        ...(chosen.length > 0 ? [] : [{ pointer: '#/appointmentIds', code: 'required' }]),
      ]}
      onSubmit={(values) => {
        const { from, until } = daysOf(values)
        if (from !== undefined && until !== undefined) giving.mutate({ from, until })
      }}
    >
      <SearchChoice
        pointer="#/receiverId"
        label={t('people.handOver.receiver')}
        hint={t('people.handOver.receiverHint')}
        searchKey={searchKey}
        find={findReceivers}
        chosen={receiver}
        onChoose={setReceiver}
      />
      <DayFields fromHint={t('people.handOver.dayHint')} untilHint={t('people.handOver.dayHint')} />
      <fieldset className={style.checks}>
        <legend>{t('people.handOver.roles')}</legend>
        {roles.map(({ id, role, unitName, organisationName }, index) => (
          <CheckField
            key={id}
            pointer={index === 0 ? '#/appointmentIds' : `#/appointmentIds/${id}`}
            label={[`${t(ROLE_WORDS[role])}, ${unitName}`, organisationName].filter(Boolean).join(' – ')}
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </fieldset>
      <div className="row">
        <button type="submit" className="main">
          {t('people.handOver.button')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('ui.ask.no')}
        </button>
      </div>
    </Form>
  )
}

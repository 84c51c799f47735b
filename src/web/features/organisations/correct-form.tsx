import { useTranslation } from 'react-i18next'
import {
  type CorrectOrganisation,
  ORGANISATION_KINDS,
  type OrganisationKind,
  type OrganisationPage,
} from '../../../shared/organisations.ts'
import { api } from '../../api.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { formatWhen } from '../../ui/format.ts'
import { dayFaults, dayOf, KIND_WORDS } from './organisation-words.ts'
import { organisationFieldWords, organisationProblems, useOrganisationChange } from './organisations.ts'

/** What was wrong from the start; another name from a day on is told beside the names. */
export function CorrectForm({ page, onDone }: { page: OrganisationPage; onDone: () => void }) {
  const { t } = useTranslation()
  const { organisation, revision, names } = page
  const last = names.find(({ form, until }) => form === 'full' && until === null)?.name ?? organisation.name
  const correcting = useOrganisationChange(
    (body: CorrectOrganisation) => api.patch(`/organisations/${organisation.id}`, body),
    onDone,
  )
  return (
    <Form
      busy={correcting.isPending}
      problem={correcting.error}
      problemWords={organisationProblems}
      fieldWords={organisationFieldWords}
      check={(values) => [
        ...(values.name?.trim() ? [] : [{ pointer: '#/name', code: 'required' }]),
        ...dayFaults(values, { born: 'optional', ended: 'optional' }),
      ]}
      onSubmit={(values) => {
        const name = values.name?.trim() ?? ''
        correcting.mutate({
          revision,
          ...(name === last ? {} : { name }),
          kind: values.kind as OrganisationKind,
          born: dayOf(values, 'born'),
          ended: dayOf(values, 'ended'),
        })
      }}
    >
      <TextField pointer="#/name" label={t('organisations.correct.name')} maxLength={300} defaultValue={last} />
      <SelectField pointer="#/kind" label={t('organisations.list.kind')} defaultValue={organisation.kind}>
        {ORGANISATION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(KIND_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <TextField
        pointer="#/born"
        label={t('organisations.add.born')}
        hint={t('organisations.add.bornHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={organisation.born === null ? '' : formatWhen(organisation.born)}
      />
      <TextField
        pointer="#/ended"
        label={t('organisations.correct.ended')}
        hint={t('organisations.correct.endedHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={organisation.ended === null ? '' : formatWhen(organisation.ended)}
      />
      <div>
        <button type="submit" className="main">
          {t('organisations.correct.button')}
        </button>
      </div>
    </Form>
  )
}

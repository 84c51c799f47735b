import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ORGANISATION_KINDS, type OrganisationKind } from '../../../shared/organisations.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { dayFaults, dayOf, KIND_WORDS } from './organisation-words.ts'
import {
  addOrganisation,
  organisationFieldWords,
  organisationProblems,
  useOrganisationChange,
} from './organisations.ts'

type AddOrganisationFormProps = {
  startUnit: Found | undefined
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
}

/** Several are added in a row, so the unit stays and the name is emptied. */
export function AddOrganisationForm({ startUnit, findUnits }: AddOrganisationFormProps) {
  const { t } = useTranslation()
  const [unit, setUnit] = useState(startUnit)
  const [name, setName] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const adding = useOrganisationChange(addOrganisation, () => {
    setName('')
    box.current?.querySelector('input')?.focus()
  })
  return (
    <Form
      busy={adding.isPending}
      problem={adding.error}
      problemWords={organisationProblems}
      fieldWords={organisationFieldWords}
      check={(values) => [
        ...(name.trim() ? [] : [{ pointer: '#/name', code: 'required' }]),
        ...(unit ? [] : [{ pointer: '#/unitId', code: 'required' }]),
        ...dayFaults(values, { born: 'optional', ended: 'optional' }),
      ]}
      onSubmit={(values) => {
        if (!unit) return
        const kind = (values.kind ?? 'agency') as OrganisationKind
        adding.mutate({
          name: name.trim().normalize('NFC'),
          unitId: unit.value,
          kind,
          born: dayOf(values, 'born'),
          ended: dayOf(values, 'ended'),
        })
      }}
    >
      <div ref={box}>
        <TextField
          pointer="#/name"
          label={t('organisations.add.name')}
          hint={t('organisations.add.nameHint')}
          maxLength={300}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <SelectField pointer="#/kind" label={t('organisations.list.kind')} defaultValue="agency">
        {ORGANISATION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(KIND_WORDS[kind])}
          </option>
        ))}
      </SelectField>
      <SearchChoice
        pointer="#/unitId"
        label={t('organisations.add.unit')}
        searchKey="any-units"
        find={findUnits}
        chosen={unit}
        onChoose={setUnit}
      />
      <TextField
        pointer="#/born"
        label={t('organisations.add.born')}
        hint={t('organisations.add.bornHint')}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        pointer="#/ended"
        label={t('organisations.correct.ended')}
        hint={t('organisations.add.endedHint')}
        inputMode="numeric"
        autoComplete="off"
      />
      <div>
        <button type="submit" className="main">
          {t('organisations.add.button')}
        </button>
      </div>
    </Form>
  )
}

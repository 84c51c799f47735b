import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { fieldId } from '../../ui/form-errors.ts'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { addOrganisation, organisationFieldWords, organisationList, organisationProblems } from './organisations.ts'

type AddOrganisationFormProps = {
  startUnit: Found | undefined
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
}

/** Several are added in a row, so the unit stays and the name is emptied. */
export function AddOrganisationForm({ startUnit, findUnits }: AddOrganisationFormProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [unit, setUnit] = useState(startUnit)
  const [name, setName] = useState('')
  const adding = useMutation({
    mutationFn: addOrganisation,
    onSuccess: () => {
      setName('')
      document.getElementById(fieldId('#/name'))?.focus()
      return cache.invalidateQueries({ queryKey: organisationList.queryKey })
    },
  })
  return (
    <Form
      busy={adding.isPending}
      problem={adding.error}
      problemWords={organisationProblems}
      fieldWords={organisationFieldWords}
      check={() => [
        ...(name.trim() ? [] : [{ pointer: '#/name', code: 'required' }]),
        ...(unit ? [] : [{ pointer: '#/unitId', code: 'required' }]),
      ]}
      onSubmit={() => {
        if (unit) adding.mutate({ name: name.trim().normalize('NFC'), unitId: unit.value })
      }}
    >
      <TextField
        pointer="#/name"
        label={t('organisations.add.name')}
        hint={t('organisations.add.nameHint')}
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SearchChoice
        pointer="#/unitId"
        label={t('organisations.add.unit')}
        searchKey="living-units"
        find={findUnits}
        chosen={unit}
        onChoose={setUnit}
      />
      <div>
        <button type="submit" className="main">
          {t('organisations.add.button')}
        </button>
      </div>
    </Form>
  )
}

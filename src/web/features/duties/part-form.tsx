import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { FormValues } from '../../ui/form.tsx'
import { parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import { SearchChoice } from '../../ui/search-choice.tsx'
import { dutyFieldWords } from './duty-field-words.ts'
import { PartFields } from './part-fields.tsx'
import { findPartOwners, partFaults, partProblems, useGivePart } from './parts.ts'

/** To whom a part of a duty is given, what is to be done and by when. */
export function PartForm({ assignment, onClose }: { assignment: AssignmentPage; onClose: () => void }) {
  const { t } = useTranslation()
  const until = assignment.partsUntil
  const [owner, setOwner] = useState<{ value: string; label: string }>()
  const giving = useGivePart(assignment)
  const faults = (values: FormValues) => [
    ...(owner === undefined ? [{ pointer: '#/organisationId', code: 'required' }] : []),
    ...partFaults(values),
  ]
  const give = ({ words = '', dueOn = '' }: FormValues) => {
    const day = parseDay(dueOn)
    if (owner && day)
      giving.mutate({ organisationId: owner.value, words: words.trim(), dueOn: day }, { onSuccess: onClose })
  }
  return (
    <PanelForm
      send={t('dutyPages.parts.save')}
      onClose={onClose}
      busy={giving.isPending}
      problem={giving.error}
      problemWords={partProblems}
      fieldWords={dutyFieldWords}
      check={faults}
      onSubmit={give}
    >
      <SearchChoice
        pointer="#/organisationId"
        label={t('dutyPages.parts.owner')}
        searchKey={`part-owners ${assignment.id}`}
        find={findPartOwners(assignment.id)}
        chosen={owner}
        onChoose={(found) => setOwner(found && { value: found.value, label: String(found.label) })}
      />
      <PartFields until={until} />
    </PanelForm>
  )
}

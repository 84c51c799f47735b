import { useTranslation } from 'react-i18next'
import { lastDayOf } from '../../../rules/duties/standing.ts'
import type { DutyPart } from '../../../shared/parts.ts'
import type { FormValues } from '../../ui/form.tsx'
import { formatWhen, parseDay } from '../../ui/format.ts'
import { PanelForm } from '../../ui/panel-form.tsx'
import { dutyFieldWords } from './duty-field-words.ts'
import { PartFields } from './part-fields.tsx'
import { partFaults, partProblems, useChangePart } from './parts.ts'

type PartChangeFormProps = { part: DutyPart; until: string | null; onClose: () => void }

/** The words and the day of a part anew; whoever has it is told. */
export function PartChangeForm({ part, until, onClose }: PartChangeFormProps) {
  const { t } = useTranslation()
  const changing = useChangePart(part.assignmentId)
  const last = lastDayOf(part)
  const change = ({ words = '', dueOn = '' }: FormValues) => {
    const day = parseDay(dueOn)
    if (day) changing.mutate({ revision: part.revision, words: words.trim(), dueOn: day }, { onSuccess: onClose })
  }
  return (
    <PanelForm
      send={t('dutyPages.parts.saveChange')}
      onClose={onClose}
      busy={changing.isPending}
      problem={changing.error}
      problemWords={partProblems}
      fieldWords={dutyFieldWords}
      check={partFaults}
      onSubmit={change}
    >
      <p className="soft">{t('dutyPages.parts.changeAbout', { organisation: part.organisation.name })}</p>
      <PartFields words={part.words} dueOn={last ? formatWhen(last) : ''} until={until} />
    </PanelForm>
  )
}

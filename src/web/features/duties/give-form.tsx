import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewHoldings } from '../../../shared/holdings.ts'
import { AreaField, SelectField } from '../../ui/fields.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { colleaguesOf, giveProblems } from './holdings.ts'

type GiveFormProps = {
  /** Of one organisation. */
  assignmentId: string
  busy: boolean
  problem: unknown
  onGive: (given: Pick<NewHoldings, 'personId' | 'words'>) => void
  onClose: () => void
}

/** To whom of the organisation a duty is given, with a word. */
export function GiveForm({ assignmentId, busy, problem, onGive, onClose }: GiveFormProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(colleaguesOf(assignmentId))
  if (!data) return error ? <ProblemMessage error={error} /> : <Progress words={t('holdings.loading')} />
  return (
    <PanelForm
      send={t('holdings.give')}
      onClose={onClose}
      busy={busy}
      problem={problem}
      problemWords={giveProblems}
      onSubmit={({ personId = '', words = '' }) => {
        const written = words.trim().normalize('NFC')
        onGive({ personId: personId || null, ...(written ? { words: written } : {}) })
      }}
    >
      <SelectField pointer="#/personId" label={t('holdings.to')}>
        {data.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="">{t('holdings.all')}</option>
      </SelectField>
      <AreaField pointer="#/words" label={t('holdings.words')} maxLength={2000} />
    </PanelForm>
  )
}

import { useTranslation } from 'react-i18next'
import type { FormRow } from '../../../shared/forms.ts'
import { formatWhen } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table-column.ts'
import { STATE_TONES, STATE_WORDS } from './form-words.ts'

/** What lists of forms tell of each. */
export function useFormColumns(today: string) {
  const { t } = useTranslation()
  const isLate = ({ dueOn, state }: FormRow) =>
    dueOn !== null && dueOn < today && (state === 'draft' || state === 'returned')
  const state: Column<FormRow> = {
    id: 'state',
    head: t('collection.column.state'),
    text: (form) => t(STATE_WORDS[form.state]),
    cell: (form) => (
      <StateMark tone={isLate(form) ? 'bad' : STATE_TONES[form.state]}>
        {t(STATE_WORDS[form.state])}
        {isLate(form) ? `, ${t('collection.late')}` : ''}
      </StateMark>
    ),
    width: '190px',
  }
  const due: Column<FormRow> = {
    id: 'due',
    head: t('collection.column.due'),
    text: ({ dueOn }) => (dueOn ? formatWhen(dueOn) : null),
    order: ({ dueOn }) => dueOn,
    width: '120px',
  }
  const filled: Column<FormRow> = {
    id: 'filled',
    head: t('collection.column.filled'),
    text: ({ filled, asked }) => `${filled}/${asked}`,
    order: ({ filled, asked }) => (asked === 0 ? 0 : filled / asked),
    numeric: true,
    width: '100px',
  }
  const programme: Column<FormRow> = {
    id: 'programme',
    head: t('collection.column.programme'),
    text: ({ programmeName }) => programmeName,
  }
  return { state, due, filled, programme }
}

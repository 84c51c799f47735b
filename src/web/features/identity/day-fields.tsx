import { useTranslation } from 'react-i18next'
import { addDays } from '../../../rules/days.ts'
import { TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import type { FieldError } from '../../ui/form-errors.ts'
import { parseDay } from '../../ui/format.ts'

/** The first and the last day of something, as people write them. */
export function DayFields({ fromHint, untilHint }: { fromHint?: string; untilHint?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        pointer="#/from"
        label={t('people.days.from')}
        hint={fromHint ?? t('people.days.fromHint')}
        autoComplete="off"
        inputMode="numeric"
        maxLength={10}
      />
      <TextField
        pointer="#/until"
        label={t('people.days.last')}
        hint={untilHint ?? t('people.days.lastHint')}
        autoComplete="off"
        inputMode="numeric"
        maxLength={10}
      />
    </>
  )
}

export const checkDays = (
  { from = '', until = '' }: FormValues,
  required: readonly ('from' | 'until')[] = [],
): FieldError[] =>
  Object.entries({ from, until }).flatMap(([name, written]) => {
    const field = name as 'from' | 'until'
    if (written.trim() === '') return required.includes(field) ? [{ pointer: `#/${field}`, code: 'required' }] : []
    return parseDay(written) ? [] : [{ pointer: `#/${field}`, code: 'format' }]
  })

/** As the server has them: the last day that people write is the day before the first on which it no longer holds. */
export function daysOf({ from = '', until = '' }: FormValues): { from?: string; until?: string } {
  const [first, last] = [parseDay(from), parseDay(until)]
  return { ...(first ? { from: first } : {}), ...(last ? { until: addDays(last, 1) } : {}) }
}

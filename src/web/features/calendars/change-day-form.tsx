import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HOLIDAY_CHANGES, type HolidayChangeKind } from '../../../shared/calendars.ts'
import { ChoiceField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { formatWhen, parseDay } from '../../ui/format.ts'
import { CHANGE_WORDS } from './calendar-words.ts'
import { changeHoliday, holidayFieldWords, holidayProblems } from './calendars.ts'

/** What the form begins with: a day to be struck, or nothing. */
export type DayToChange = { change: HolidayChangeKind; day: string; name: string }

type ChangeDayFormProps = { start: DayToChange; onChanged: (day: string) => void; onClose: () => void }

function faults({ day = '', name = '', basis = '' }: FormValues) {
  const missing = (pointer: string, text: string) => (text.trim() ? [] : [{ pointer, code: 'required' }])
  return [
    ...(day.trim() && !parseDay(day) ? [{ pointer: '#/day', code: 'notADay' }] : missing('#/day', day)),
    ...missing('#/name', name),
    ...missing('#/basis', basis),
  ]
}

export function ChangeDayForm({ start, onChanged, onClose }: ChangeDayFormProps) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [change, setChange] = useState(start.change)
  const changing = useMutation({
    mutationFn: changeHoliday,
    onSuccess: async (_, { day }) => {
      await cache.invalidateQueries({ queryKey: ['holidays'] })
      onChanged(day)
    },
  })
  return (
    <Form
      busy={changing.isPending}
      problem={changing.error}
      problemWords={holidayProblems}
      fieldWords={holidayFieldWords}
      check={faults}
      onSubmit={({ day = '', name = '', basis = '' }) =>
        changing.mutate({ change, day: parseDay(day) ?? '', name: name.trim(), basis: basis.trim() })
      }
    >
      <ChoiceField
        pointer="#/change"
        label={t('calendars.form.change')}
        value={change}
        onChoose={(value) => setChange(value as HolidayChangeKind)}
        choices={HOLIDAY_CHANGES.map((value) => ({ value, label: t(CHANGE_WORDS[value]) }))}
      />
      <TextField
        pointer="#/day"
        label={t('calendars.form.day')}
        hint={t('calendars.form.dayHint')}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={start.day === '' ? '' : formatWhen(start.day)}
      />
      <TextField
        pointer="#/name"
        label={t('calendars.form.name')}
        hint={t('calendars.form.nameHint')}
        maxLength={200}
        defaultValue={start.name}
      />
      <TextField
        pointer="#/basis"
        label={t('calendars.form.basis')}
        hint={t('calendars.form.basisHint')}
        maxLength={500}
      />
      <div className="row">
        <button type="submit" className="main">
          {t('calendars.form.save')}
        </button>
        <button type="button" onClick={onClose}>
          {t('calendars.form.close')}
        </button>
      </div>
    </Form>
  )
}

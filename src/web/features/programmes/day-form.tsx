import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWhen, parseDay } from '../../ui/format.ts'
import style from './programmes.module.css'

type DayFormProps = { on: string | undefined; onDay: (on: string | undefined) => void }

/** The day on which the plan is seen; empty: today. */
export function DayForm({ on, onDay }: DayFormProps) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('day')).trim()
    const day = typed === '' ? undefined : parseDay(typed)
    setWrong(typed !== '' && day === undefined)
    if (typed === '' || day !== undefined) onDay(day)
  }
  return (
    <form className={`${style.day} screen-only`} onSubmit={submit} noValidate>
      <label htmlFor="programme-day">{t('programme.documents.on')}</label>
      <input
        id="programme-day"
        name="day"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('programme.documents.today')}
        defaultValue={on ? formatWhen(on) : ''}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'programme-day-error' : undefined}
      />
      <button type="submit">{t('programme.documents.show')}</button>
      {on ? (
        <button type="button" className="plain" onClick={() => onDay(undefined)}>
          {t('programme.documents.today')}
        </button>
      ) : null}
      {wrong ? (
        <span id="programme-day-error" role="alert" className={style.wrong}>
          {t('programme.documents.notADay')}
        </span>
      ) : null}
    </form>
  )
}

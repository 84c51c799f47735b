import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../../rules/days.ts'
import { formatWhen } from '../../ui/format.ts'
import style from './units.module.css'

// The last day of three tiers, the first of two.
const BREAK = ['2025-06-30', '2025-07-01'] as const

type DayFilterProps = { on: string | undefined; shown: string | undefined; onDay: (on: string | undefined) => void }

/** The day on which units are seen; without one, today. */
export function DayFilter(props: DayFilterProps) {
  // Another day from elsewhere, such as the way back, replaces what was typed.
  return <DayForm key={props.on ?? ''} {...props} />
}

function DayForm({ on, shown, onDay }: DayFilterProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(on ? formatWhen(on) : '')
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = typed.trim() === '' ? undefined : parseDay(typed)
    const known = day === undefined || (day >= '1900' && day < '2200')
    setWrong(!known || (day === undefined && typed.trim() !== ''))
    if (known && (day !== undefined || typed.trim() === '')) onDay(day)
  }
  return (
    <form className={style.day} onSubmit={submit} noValidate>
      <label htmlFor={id}>{t('units.day.label')}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        placeholder={shown ? formatWhen(shown) : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">{t('units.day.show')}</button>
      {BREAK.filter((day) => day !== on).map((day) => (
        <button key={day} type="button" className="plain" onClick={() => onDay(day)}>
          {formatWhen(day)}
        </button>
      ))}
      {on === undefined ? null : (
        <button type="button" className="plain" onClick={() => onDay(undefined)}>
          {t('units.day.today')}
        </button>
      )}
      {wrong ? (
        <p className={style.wrong} id={`${id}-error`} role="alert">
          {t('units.day.wrong')}
        </p>
      ) : null}
    </form>
  )
}

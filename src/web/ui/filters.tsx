import type { ReactNode } from 'react'
import style from './filters.module.css'

/** What narrows a list, side by side above it. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={`${style.filters} screen-only`}>{children}</div>
}

type ChoiceFilterProps<Id extends string> = {
  label: string
  /** Where nothing is chosen. */
  any: string
  value: Id | undefined
  options: readonly { id: Id; words: string }[]
  onChange: (value: Id | undefined) => void
}

/** Narrows a list to one of several, or to none. */
export function ChoiceFilter<Id extends string>({ label, any, value, options, onChange }: ChoiceFilterProps<Id>) {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={({ target }) => onChange(options.find(({ id }) => id === target.value)?.id)}
      >
        <option value="">{any}</option>
        {options.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

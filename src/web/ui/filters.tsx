import type { ReactNode } from 'react'
import style from './filters.module.css'

/** What narrows a list, side by side above it. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={`${style.filters} screen-only`}>{children}</div>
}

type ChoiceProps<Id extends string> = {
  label: string
  value: Id
  options: readonly { id: Id; words: string }[]
  onChange: (value: Id) => void
}

/** One of several, of which one is always chosen. */
export function Choice<Id extends string>({ label, value, options, onChange }: ChoiceProps<Id>) {
  const choose = (chosen: string) => {
    const found = options.find(({ id }) => id === chosen)
    if (found) onChange(found.id)
  }
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

type NamedChoiceProps = {
  label: string
  value: string | null
  options: readonly { id: string; name: string }[]
  onChange: (id: string) => void
}

/** The same of things with names; nothing where there is but one. */
export function NamedChoice({ label, value, options, onChange }: NamedChoiceProps) {
  if (options.length < 2) return null
  return (
    <Choice
      {...{ label, onChange }}
      value={value ?? ''}
      options={options.map(({ id, name }) => ({ id, words: name }))}
    />
  )
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

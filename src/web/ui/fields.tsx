import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { useTranslation } from 'react-i18next'
import style from './form.module.css'
import { fieldErrorWords, useField } from './form-errors.ts'

type Common = {
  /** Where the value stands in the body that is sent: `#/email`. Also its name in the form. */
  pointer: string
  label: string
  hint?: ReactNode
}

const describedBy = (id: string, hint: unknown, error: unknown) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

function useFieldWords({ pointer, label, hint }: Common) {
  const { t } = useTranslation()
  const { id, words, error } = useField(pointer, label)
  return {
    control: {
      id,
      name: pointer.replace(/^#\//, ''),
      'aria-invalid': error ? true : undefined,
      'aria-describedby': describedBy(id, hint, error),
    },
    hintLine: hint ? (
      <div className={`${style.hint} soft`} id={`${id}-hint`}>
        {hint}
      </div>
    ) : null,
    errorLine: error ? (
      <p className={style.error} id={`${id}-error`}>
        {fieldErrorWords(t, error, words)}
      </p>
    ) : null,
  }
}

type TextFieldProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>

export function TextField({ pointer, label, hint, ...input }: TextFieldProps) {
  const { control, hintLine, errorLine } = useFieldWords({ pointer, label, hint })
  return (
    <div className={style.field}>
      <label htmlFor={control.id}>{label}</label>
      {hintLine}
      {errorLine}
      <input type="text" {...input} {...control} />
    </div>
  )
}

type AreaFieldProps = Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name'>

/** For a line that is often longer than a field: it is seen whole. */
export function AreaField({ pointer, label, hint, ...area }: AreaFieldProps) {
  const { control, hintLine, errorLine } = useFieldWords({ pointer, label, hint })
  return (
    <div className={style.field}>
      <label htmlFor={control.id}>{label}</label>
      {hintLine}
      {errorLine}
      {/* It grows with its words, from as many rows as were asked for. */}
      <textarea
        rows={2}
        style={area.rows ? { minHeight: `calc(${area.rows}lh + 14px)` } : undefined}
        {...area}
        {...control}
      />
    </div>
  )
}

type SelectFieldProps = Common & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name'>

export function SelectField({ pointer, label, hint, children, ...select }: SelectFieldProps) {
  const { control, hintLine, errorLine } = useFieldWords({ pointer, label, hint })
  return (
    <div className={style.field}>
      <label htmlFor={control.id}>{label}</label>
      {hintLine}
      {errorLine}
      <select {...select} {...control}>
        {children}
      </select>
    </div>
  )
}

type CheckFieldProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'type'>

export function CheckField({ pointer, label, hint, ...input }: CheckFieldProps) {
  const { control, hintLine, errorLine } = useFieldWords({ pointer, label, hint })
  return (
    <div className={style.choice}>
      {errorLine}
      <input type="checkbox" value="yes" {...input} {...control} />
      <label htmlFor={control.id}>{label}</label>
      {hintLine}
    </div>
  )
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

type ChoiceFieldProps = Common & {
  choices: readonly Choice[]
  value?: string | undefined
  onChoose?: (value: string) => void
}

/** One of a few: all of them seen at once. */
export function ChoiceField({ pointer, label, hint, choices, value, onChoose }: ChoiceFieldProps) {
  const { control, hintLine, errorLine } = useFieldWords({ pointer, label, hint })
  return (
    <fieldset className={style.group} aria-describedby={control['aria-describedby']}>
      <legend>{label}</legend>
      {hintLine}
      {errorLine}
      {choices.map((choice, index) => {
        const id = index === 0 ? control.id : `${control.id}-${index}`
        return (
          <div className={style.choice} key={choice.value}>
            <input
              type="radio"
              id={id}
              name={control.name}
              value={choice.value}
              checked={value === undefined ? undefined : value === choice.value}
              onChange={() => onChoose?.(choice.value)}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint ? <div className={`${style.hint} soft`}>{choice.hint}</div> : null}
          </div>
        )
      })}
    </fieldset>
  )
}

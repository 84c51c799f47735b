import type { TFunction } from 'i18next'
import { createContext, useContext, useEffect } from 'react'
import { ApiProblem } from '../api.ts'
import { formatNumber } from './format.ts'
import type { TextKey } from './text-key.ts'

export type FieldError = { pointer: string; code: string; params?: Record<string, unknown> }

/** Words for codes that only one form knows: by `code`, or by `pointer code` where a field has its own. */
export type FieldErrorWords = Readonly<Record<string, TextKey>>

type FormErrors = {
  /** Sets the fields of a form apart from those of others that stand on the same page. */
  prefix: string
  errors: readonly FieldError[]
  words: FieldErrorWords
  register: (pointer: string, label: string) => () => void
}
export const FormErrorsContext = createContext<FormErrors>({
  prefix: '',
  errors: [],
  words: {},
  register: () => () => {},
})

export const errorsOf = (problem: unknown): readonly FieldError[] =>
  problem instanceof ApiProblem ? (problem.reply.errors ?? []) : []

const CODES: FieldErrorWords = {
  required: 'ui.form.required',
  minLength: 'ui.form.required',
  maxLength: 'ui.form.maxLength',
  pattern: 'ui.form.pattern',
  format: 'ui.form.pattern',
  enum: 'ui.form.choose',
  minimum: 'ui.form.pattern',
  maximum: 'ui.form.pattern',
  ended: 'ui.form.ended',
  'place-not-there': 'ui.form.notThere',
}

export function fieldErrorWords(t: TFunction<'text'>, error: FieldError, words: FieldErrorWords): string {
  const key = words[`${error.pointer} ${error.code}`] ?? words[error.code] ?? CODES[error.code] ?? 'ui.form.pattern'
  const numbers = Object.entries(error.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatNumber(value) : value,
  ])
  return t(key, Object.fromEntries(numbers))
}

/** A JSON pointer into the body as an element's id. */
export const fieldId = (prefix: string, pointer: string) =>
  `${prefix}field-${pointer.replace(/^#\//, '').replaceAll('/', '-')}`

export function useFieldId(pointer: string): string {
  return fieldId(useContext(FormErrorsContext).prefix, pointer)
}

export function useField(pointer: string, label: string) {
  const { prefix, errors, words, register } = useContext(FormErrorsContext)
  useEffect(() => register(pointer, label), [register, pointer, label])
  return { id: fieldId(prefix, pointer), words, error: errors.find((error) => error.pointer === pointer) }
}

import { type FormEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './form.module.css'
import {
  errorsOf,
  type FieldError,
  type FieldErrorWords,
  FormErrorsContext,
  fieldErrorWords,
  fieldId,
} from './form-errors.ts'
import { ProblemMessage, type ProblemWords } from './problem-message.tsx'

export type FormValues = Readonly<Record<string, string>>

type FormProps = {
  /** Being sent: a second press does nothing. The button is not disabled, which would take the focus from it. */
  busy?: boolean
  /** What the server said to the last try. */
  problem: unknown
  problemWords?: ProblemWords
  fieldWords?: FieldErrorWords
  /** What can be told before sending. */
  check?: (values: FormValues) => FieldError[]
  onSubmit: (values: FormValues) => void
  children: ReactNode
}

const NO_WORDS: FieldErrorWords = {}
const DOUBLE_CLICK_MS = 500

const valuesOf = (form: HTMLFormElement): FormValues =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).normalize('NFC')]))

export function Form({
  busy = false,
  problem,
  problemWords,
  fieldWords = NO_WORDS,
  check,
  onSubmit,
  children,
}: FormProps) {
  const prefix = useId()
  const [ownErrors, setOwnErrors] = useState<readonly FieldError[]>([])
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({})
  const errors = useMemo(() => (ownErrors.length > 0 ? ownErrors : errorsOf(problem)), [ownErrors, problem])

  const register = useCallback((pointer: string, label: string) => {
    setLabels((known) => ({ ...known, [pointer]: label }))
    return () => setLabels(({ [pointer]: _gone, ...others }) => others)
  }, [])
  const context = useMemo(
    () => ({ prefix, errors, words: fieldWords, register }),
    [prefix, errors, fieldWords, register],
  )

  // A double click comes before anybody has said that the first one is under way.
  const sentAt = useRef(Number.NEGATIVE_INFINITY)
  // What was refused may be sent again at once.
  useEffect(() => {
    if (problem) sentAt.current = Number.NEGATIVE_INFINITY
  }, [problem])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy || event.timeStamp - sentAt.current < DOUBLE_CLICK_MS) return
    const values = valuesOf(event.currentTarget)
    const found = check?.(values) ?? []
    setOwnErrors(found)
    if (found.length > 0) return
    sentAt.current = event.timeStamp
    onSubmit(values)
  }

  return (
    <FormErrorsContext.Provider value={context}>
      <form className={style.form} onSubmit={submit} aria-busy={busy} noValidate>
        {errors.length > 0 ? <ErrorSummary prefix={prefix} errors={errors} labels={labels} words={fieldWords} /> : null}
        {errors.length === 0 && problem ? (
          <ProblemMessage error={problem} {...(problemWords ? { words: problemWords } : {})} />
        ) : null}
        {children}
      </form>
    </FormErrorsContext.Provider>
  )
}

type ErrorSummaryProps = {
  prefix: string
  errors: readonly FieldError[]
  labels: Readonly<Record<string, string>>
  words: FieldErrorWords
}

function ErrorSummary({ prefix, errors, labels, words }: ErrorSummaryProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new set of errors takes the focus
  useEffect(() => box.current?.focus(), [errors])
  return (
    <div className={style.summary} ref={box} tabIndex={-1} role="alert">
      <h2>{t('ui.form.summary')}</h2>
      <ul>
        {errors.map((error) => {
          const label = labels[error.pointer]
          const line = fieldErrorWords(t, error, words)
          return (
            <li key={`${error.pointer} ${error.code}`}>
              {label ? (
                <a
                  href={`#${fieldId(prefix, error.pointer)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(fieldId(prefix, error.pointer))?.focus()
                  }}
                >
                  {label}: {line}
                </a>
              ) : (
                line
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

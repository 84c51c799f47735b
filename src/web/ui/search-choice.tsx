import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from './fields.tsx'
import style from './form.module.css'
import { useFieldId } from './form-errors.ts'
import { ProblemMessage } from './problem-message.tsx'

export type Found = { value: string; label: ReactNode; hint?: ReactNode }

type SearchChoiceProps<One extends Found> = {
  /** Where the chosen value goes; the words typed go nowhere. */
  pointer: string
  label: string
  hint?: string
  /** Names this search among others in the cache. */
  searchKey: string
  find: (words: string, signal: AbortSignal) => Promise<readonly One[]>
  chosen: One | undefined
  onChoose: (found: One | undefined) => void
}

/** Words typed on top, what they find below as plain choices. */
export function SearchChoice<One extends Found>(props: SearchChoiceProps<One>) {
  const { pointer, label, hint, searchKey, find, chosen, onChoose } = props
  const { t } = useTranslation()
  const id = useFieldId(pointer)
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const { data, error, isFetching } = useQuery({
    queryKey: [searchKey, words],
    queryFn: ({ signal }) => find(words, signal),
    enabled: words.length > 1 && !chosen,
    placeholderData: (before) => before,
    staleTime: 60_000,
  })

  if (chosen) {
    return (
      <div className={style.field}>
        <input type="hidden" name={pointer.replace(/^#\//, '')} value={chosen.value} />
        <span>
          <strong>{label}</strong>
        </span>
        <span>{chosen.label}</span>
        {chosen.hint ? <span className="soft">{chosen.hint}</span> : null}
        <span>
          <button type="button" className="plain" id={id} onClick={() => onChoose(undefined)}>
            {t('ui.searchChoice.other')}
          </button>
        </span>
      </div>
    )
  }
  const found = words.length > 1 ? data : undefined
  return (
    <div className={style.group}>
      <TextField
        pointer={pointer}
        label={label}
        hint={hint}
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (found?.length === 1) onChoose(found[0])
        }}
      />
      {error ? <ProblemMessage error={error} /> : null}
      <p role="status" className={found && !isFetching ? 'soft' : 'hidden'}>
        {found ? t('ui.searchChoice.found', { count: found.length }) : ''}
      </p>
      {found && found.length > 0 ? (
        <ul className={style.found}>
          {found.map((one) => (
            <li key={one.value}>
              <button type="button" onClick={() => onChoose(one)}>
                <span>{one.label}</span>
                {one.hint ? <span className="soft">{one.hint}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import { useField } from '../../ui/form-errors.ts'
import style from './review.module.css'

type PartyFieldProps = { pointer: string; label: string; parties: readonly string[]; known: readonly string[] }

const MOST = 8

/** The known parties that fit what is typed, blind to accents. */
function suggestions(known: readonly string[], typed: string, taken: readonly string[]): string[] {
  const words = foldVietnamese(typed).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const found: string[] = []
  for (const party of known) {
    const text = foldVietnamese(party)
    if (words.every((word) => text.includes(word)) && !taken.includes(party)) found.push(party)
    if (found.length === MOST) break
  }
  return found
}

/** Several parties: each can be taken away; new ones are typed, or chosen from those already named. */
export function PartyField({ pointer, label, parties, known }: PartyFieldProps) {
  const { t } = useTranslation()
  const { id } = useField(pointer, label)
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState(parties)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(-1)
  const searched = useDeferredValue(typed)
  const found = useMemo(() => suggestions(known, searched, chosen), [known, searched, chosen])

  const add = (party: string) => {
    const name = party.trim().replace(/\s+/g, ' ').normalize('NFC')
    if (name && !chosen.includes(name)) setChosen([...chosen, name])
    setTyped('')
    setAt(-1)
  }
  const remove = (party: string) => {
    setChosen(chosen.filter((each) => each !== party))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(Math.max(-1, Math.min(found.length - 1, at + step)))
    } else if (event.key === 'Enter' && typed.trim()) {
      event.preventDefault()
      add(found[at] ?? typed)
    } else if (event.key === 'Escape' && typed) {
      event.preventDefault()
      event.stopPropagation()
      setTyped('')
    } else if (event.key === 'Backspace' && typed === '' && chosen.length > 0) {
      setChosen(chosen.slice(0, -1))
    }
  }
  const waiting = typed.trim() ? [...chosen, typed.trim()] : chosen
  return (
    <div className={style.party}>
      <label htmlFor={id}>{label}</label>
      <input type="hidden" name={pointer.replace(/^#\//, '')} value={waiting.join('\n')} />
      {chosen.length > 0 ? (
        <ul className={style.chips}>
          {chosen.map((party) => (
            <li key={party}>
              <span>{party}</span>
              <button type="button" aria-label={t('review.party.remove', { party })} onClick={() => remove(party)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={style.combo}>
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
          placeholder={t('review.party.add')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(-1)
          }}
          onKeyDown={onKeyDown}
        />
        <div
          id={listId}
          className={style.options}
          role="listbox"
          tabIndex={-1}
          aria-label={t('review.party.known')}
          hidden={found.length === 0}
        >
          {found.map((party, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrows and Enter are taken by the input
            <div
              key={party}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(party)}
            >
              {party}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

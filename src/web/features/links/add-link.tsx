import { useId } from 'react'
import style from './links.module.css'

export type AddChoice = { id: string; words: string }

type AddLinkProps = { label: string; prompt: string; choices: readonly AddChoice[]; onAdd: (id: string) => void }

const longest = 110
const short = (words: string) => (words.length > longest ? `${words.slice(0, longest)}…` : words)

/** One of many, chosen from a list that every machine and phone knows how to show. */
export function AddLink({ label, prompt, choices, onAdd }: AddLinkProps) {
  const id = useId()
  return (
    <div className={`${style.add} screen-only`}>
      <label htmlFor={id} className="hidden">
        {label}
      </label>
      <select id={id} value="" data-add onChange={(event) => onAdd(event.target.value)}>
        <option value="">{prompt}</option>
        {choices.map(({ id: value, words }) => (
          <option key={value} value={value}>
            {short(words)}
          </option>
        ))}
      </select>
    </div>
  )
}

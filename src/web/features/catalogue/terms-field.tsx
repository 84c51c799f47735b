import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TermElement } from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import { useFieldId } from '../../ui/form-errors.ts'
import { SearchChoice } from '../../ui/search-choice.tsx'
import style from './catalogue.module.css'
import { dimensionChoices, findElements } from './catalogue.ts'
import { partName, partsOf } from './split-words.ts'

/** An element, whole or a part of it, among those that are added up. */
export type Term = { element: TermElement; category: string }

/** Terms as they stand, with what is known of their elements. */
export const termsBefore = (terms: Terms | null | undefined, elements: readonly TermElement[]): Term[] =>
  (terms ?? []).map(({ elementId: id, category }) => ({
    element: elements.find((each) => each.id === id) ?? { id, code: '', name: id, dimensions: [] },
    category,
  }))
export const termsOf = (chosen: readonly Term[]): Terms =>
  chosen.map(({ element, category }) => ({ elementId: element.id, category }))

type TermsFieldProps = {
  pointer: string
  label: string
  hint?: string
  chosen: readonly Term[]
  onChange: (chosen: readonly Term[]) => void
}

/** Elements, or parts of them, that are added up. */
export function TermsField({ pointer, label, hint, chosen, onChange }: TermsFieldProps) {
  const { t } = useTranslation()
  const id = useFieldId(pointer)
  const put = (index: number, category: string) =>
    onChange(chosen.map((each, at) => (at === index ? { ...each, category } : each)))
  return (
    <fieldset className={style.choices}>
      <legend>{label}</legend>
      {chosen.length > 0 ? (
        <ul className={style.items} aria-label={`${label}: ${t('catalogue.add.terms')}`}>
          {chosen.map((term, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an element may stand there with several of its parts
            <li key={`${term.element.id} ${index}`}>
              <p>
                {term.element.name}{' '}
                <button
                  type="button"
                  className="plain"
                  onClick={() => onChange(chosen.filter((_, at) => at !== index))}
                >
                  {t('catalogue.add.takeOut')}
                  <span className="hidden"> {term.element.name}</span>
                </button>
              </p>
              <PartChoice term={term} onChange={(category) => put(index, category)} />
            </li>
          ))}
        </ul>
      ) : null}
      <SearchChoice
        key={chosen.length}
        pointer={pointer}
        label={`${label}: ${t('catalogue.add.term')}`}
        {...(hint === undefined ? {} : { hint })}
        searchKey={`terms ${pointer}`}
        find={findElements}
        chosen={undefined}
        onChoose={(found) => {
          if (!found) return
          onChange([...chosen, { element: found.element, category: '' }])
          // What was typed is gone, and the next one can be.
          setTimeout(() => document.getElementById(id)?.focus())
        }}
      />
    </fieldset>
  )
}

function PartChoice({ term, onChange }: { term: Term; onChange: (category: string) => void }) {
  const { t } = useTranslation()
  const { data: dimensions = [] } = useQuery(dimensionChoices)
  const { element, category } = term
  if (element.dimensions.length === 0 && category === '') return null
  const parts = partsOf(element.dimensions, dimensions)
  // What is not offered any more is not dropped unseen.
  const isKnown = category === '' || parts.some((part) => part.category === category)
  return (
    <label className={style.part}>
      {t('catalogue.add.part')}
      <select
        aria-label={`${t('catalogue.add.part')}: ${element.name}`}
        value={category}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{t('catalogue.add.wholePart')}</option>
        {isKnown ? null : <option value={category}>{partName(category, dimensions)}</option>}
        {parts.map((part) => (
          <option key={part.category} value={part.category}>
            {part.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What can be told of terms before they are sent. */
export function termFaults(pointer: string, chosen: readonly Term[]) {
  if (chosen.length === 0) return [{ pointer, code: 'required' }]
  const names = chosen.map(({ element, category }) => `${element.id} ${category}`)
  return new Set(names).size < names.length ? [{ pointer, code: 'term-twice' }] : []
}

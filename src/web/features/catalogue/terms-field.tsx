import { useTranslation } from 'react-i18next'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import style from './catalogue.module.css'
import { findElements } from './catalogue.ts'

type TermsFieldProps = {
  pointer: string
  label: string
  hint?: string
  chosen: readonly Found[]
  onChange: (chosen: readonly Found[]) => void
}

/** Elements that are added up. */
export function TermsField({ pointer, label, hint, chosen, onChange }: TermsFieldProps) {
  const { t } = useTranslation()
  return (
    <div className={style.section}>
      {chosen.length > 0 ? (
        <ul className={style.items} aria-label={`${label}: ${t('catalogue.add.terms')}`}>
          {chosen.map((one) => (
            <li key={one.value}>
              <p>
                {one.label}{' '}
                <button
                  type="button"
                  className="plain"
                  onClick={() => onChange(chosen.filter(({ value }) => value !== one.value))}
                >
                  {t('catalogue.add.takeOut')}
                  <span className="hidden"> {one.label}</span>
                </button>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <SearchChoice
        pointer={pointer}
        label={`${label}: ${t('catalogue.add.term')}`}
        {...(hint === undefined ? {} : { hint })}
        searchKey={`terms ${pointer}`}
        find={findElements}
        chosen={undefined}
        onChoose={(found) =>
          found && !chosen.some(({ value }) => value === found.value) && onChange([...chosen, found])
        }
      />
    </div>
  )
}

export const termsOf = (chosen: readonly Found[]) => chosen.map(({ value }) => ({ elementId: value, category: '' }))

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  type Organisation,
  type OrganisationKind,
} from '../../../shared/organisations.ts'
import { CheckField, SelectField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { capitalised } from '../../ui/format.ts'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { KIND_WORDS, STATE_WORDS } from './organisation-words.ts'
import style from './organisations.module.css'
import type { OrganisationSearch } from './organisations.ts'

type OrganisationFiltersProps = {
  search: OrganisationSearch
  onSearch: (search: OrganisationSearch) => void
  findUnits: (words: string, signal: AbortSignal) => Promise<Found[]>
  /** What is shown now: the name of a unit in the address is known from it. */
  known: readonly Organisation[]
}

export function OrganisationFilters(props: OrganisationFiltersProps) {
  // What changes elsewhere, such as the way back, replaces what was typed.
  return <FilterForm key={JSON.stringify(props.search)} {...props} />
}

function FilterForm({ search, onSearch, findUnits, known }: OrganisationFiltersProps) {
  const { t } = useTranslation()
  const unitName = known.find(({ unitId }) => unitId === search.unit)?.unitName
  const [chosen, setChosen] = useState<Found | undefined>(search.unit ? { value: search.unit, label: '' } : undefined)
  const unit = chosen && {
    ...chosen,
    label: chosen.label || capitalised(unitName ?? t('organisations.filter.thatUnit')),
  }
  const find = (values: FormValues) => {
    const state = values.state as OrganisationSearch['state'] | 'living'
    onSearch({
      ...(unit ? { unit: unit.value } : {}),
      ...(unit && values.below === 'yes' ? { below: true } : {}),
      ...(values.type ? { type: values.type as OrganisationKind } : {}),
      ...(state && state !== 'living' ? { state } : {}),
      ...(search.on ? { on: search.on } : {}),
    })
  }
  return (
    <div className={`${style.filters} screen-only`}>
      <Form problem={undefined} onSubmit={find}>
        <div className={style.fields}>
          <SelectField
            pointer="#/state"
            label={t('organisations.filter.state')}
            defaultValue={search.state ?? 'living'}
          >
            {ORGANISATION_STATES.map((state) => (
              <option key={state} value={state}>
                {t(STATE_WORDS[state])}
              </option>
            ))}
          </SelectField>
          <SelectField pointer="#/type" label={t('organisations.list.kind')} defaultValue={search.type ?? ''}>
            <option value="">{t('organisations.filter.anyKind')}</option>
            {ORGANISATION_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(KIND_WORDS[kind])}
              </option>
            ))}
          </SelectField>
          <SearchChoice
            pointer="#/unit"
            label={t('organisations.list.unit')}
            searchKey="any-units"
            find={findUnits}
            chosen={unit}
            onChoose={setChosen}
          />
          {unit ? (
            <CheckField
              pointer="#/below"
              label={t('organisations.filter.below')}
              defaultChecked={search.below ?? false}
            />
          ) : null}
        </div>
        <div className="row">
          <button type="submit">{t('organisations.filter.find')}</button>
          {Object.keys(search).length > 0 ? (
            <button type="button" className="plain" onClick={() => onSearch({})}>
              {t('organisations.filter.clear')}
            </button>
          ) : null}
        </div>
      </Form>
    </div>
  )
}

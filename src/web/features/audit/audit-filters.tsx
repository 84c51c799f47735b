import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../../rules/days.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import { AUDIT_ACTIONS, type AuditEntry } from '../../../shared/audit.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import style from './audit.module.css'
import type { AuditSearch } from './audit.ts'
import { ACTION_WORDS } from './audit-words.ts'

type AuditFiltersProps = {
  search: AuditSearch
  onSearch: (search: AuditSearch) => void
  findUnits: (words: string, signal: AbortSignal) => Promise<readonly Found[]>
  /** What is shown now: the name of a unit in the address is known from it. */
  known: readonly AuditEntry[]
}

export function AuditFilters(props: AuditFiltersProps) {
  // What changes elsewhere, such as the way back, replaces what was typed.
  return <FilterForm key={JSON.stringify(props.search)} {...props} />
}

function FilterForm({ search, onSearch, findUnits, known }: AuditFiltersProps) {
  const { t } = useTranslation()
  const unitName = known.find(({ unitId }) => unitId === search.unit)?.unitName ?? search.unit
  const [unit, setUnit] = useState<Found | undefined>(
    search.unit ? { value: search.unit, label: capitalised(unitName ?? '') } : undefined,
  )
  const words = AUDIT_ACTIONS.map((action) => ({ action, words: t(ACTION_WORDS[action]) })).sort((a, b) =>
    compareVietnamese(a.words, b.words),
  )
  const find = ({ who = '', action = '', from = '', until = '' }: FormValues) => {
    const { person, subject } = search
    const [first, last] = [parseDay(from), parseDay(until)]
    onSearch({
      ...(who.trim() ? { who: who.trim() } : {}),
      ...(action ? { action } : {}),
      ...(unit ? { unit: unit.value } : {}),
      ...(first ? { from: first } : {}),
      ...(last ? { until: last } : {}),
      ...(person ? { person } : {}),
      ...(subject ? { subject } : {}),
    })
  }
  const check = (values: FormValues) =>
    ['from', 'until']
      .filter((name) => values[name]?.trim() && !parseDay(values[name] ?? ''))
      .map((name) => ({ pointer: `#/${name}`, code: 'day' }))
  return (
    <div className={`${style.filters} screen-only`}>
      <Form problem={undefined} fieldWords={{ day: 'audit.filter.notADay' }} check={check} onSubmit={find}>
        <div className={style.fields}>
          <TextField
            pointer="#/who"
            label={t('audit.filter.who')}
            type="search"
            autoComplete="off"
            defaultValue={search.who}
          />
          <SelectField pointer="#/action" label={t('audit.filter.action')} defaultValue={search.action ?? ''}>
            <option value="">{t('audit.filter.anyAction')}</option>
            {words.map((one) => (
              <option key={one.action} value={one.action}>
                {one.words}
              </option>
            ))}
          </SelectField>
          <TextField
            pointer="#/from"
            label={t('audit.filter.from')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={search.from && formatWhen(search.from)}
          />
          <TextField
            pointer="#/until"
            label={t('audit.filter.until')}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={search.until && formatWhen(search.until)}
          />
          <SearchChoice
            pointer="#/unit"
            label={t('audit.filter.unit')}
            searchKey="audit-units"
            find={findUnits}
            chosen={unit}
            onChoose={setUnit}
          />
        </div>
        <div className="row">
          <button type="submit">{t('audit.filter.find')}</button>
          {Object.keys(search).length > 0 ? (
            <button type="button" className="plain" onClick={() => onSearch({})}>
              {t('audit.filter.clear')}
            </button>
          ) : null}
        </div>
      </Form>
    </div>
  )
}

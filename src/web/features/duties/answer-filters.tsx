import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import { DUTY_KINDS, type OrganisationCounts, type ProgrammeDuties, STANDINGS } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { ChoiceFilter, Filters } from '../../ui/filters.tsx'
import { formatWhen, parseDay } from '../../ui/format.ts'
import style from './duties.module.css'
import type { AnswerFilter } from './duties.ts'
import { answerPeriodWords, KIND_WORDS, STANDING_WORDS } from './duty-words.ts'
import { withFilter } from './use-follow-up-view.ts'

type AnswerFiltersProps = {
  organisations: readonly OrganisationCounts[]
  /** To whom reports are sent. */
  receivers: ProgrammeDuties['receivers']
  /** All of the programme. */
  periods: readonly string[]
  filter: AnswerFilter
}

/** By what the list is narrowed; each choice goes into the address. */
export function AnswerFilters({ organisations, receivers, periods: known, filter }: AnswerFiltersProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const show = (next: AnswerFilter) => void navigate({ to: '.', search: withFilter(next), resetScroll: false })
  const change = <Key extends keyof AnswerFilter>(key: Key, value: AnswerFilter[Key]) => {
    const { [key]: _before, ...others } = filter
    show(value ? { ...others, [key]: value } : others)
  }
  const periods = [...new Set([...known, filter.period ?? ''])].filter(Boolean)
  return (
    <Filters>
      <ChoiceFilter
        label={t('duties.column.standing')}
        any={t('dutyPages.followUp.anyStanding')}
        value={filter.standing}
        options={STANDINGS.map((standing) => ({ id: standing, words: t(STANDING_WORDS[standing].words) }))}
        onChange={(value) => change('standing', value)}
      />
      <ChoiceFilter
        label={t('duties.column.organisation')}
        any={t('dutyPages.followUp.anyOrganisation')}
        value={filter.organisationId}
        options={organisations.map(({ organisationId, organisationName }) => ({
          id: organisationId,
          words: organisationName,
        }))}
        onChange={(value) => change('organisationId', value)}
      />
      {receivers.length > 0 ? (
        <ChoiceFilter
          label={t('dutyPages.followUp.sentTo')}
          any={t('dutyPages.followUp.anySentTo')}
          value={filter.sentTo}
          options={receivers.map(({ id, name }) => ({ id, words: name }))}
          onChange={(value) => change('sentTo', value)}
        />
      ) : null}
      <ChoiceFilter
        label={t('dutyPages.followUp.kind')}
        any={t('dutyPages.followUp.anyKind')}
        value={filter.kind}
        options={DUTY_KINDS.map((kind) => ({ id: kind, words: t(KIND_WORDS[kind]) }))}
        onChange={(value) => change('kind', value)}
      />
      {periods.length > 0 ? (
        <ChoiceFilter
          label={t('duties.column.period')}
          any={t('dutyPages.followUp.anyPeriod')}
          value={filter.period}
          options={periods
            .sort(compareVietnamese)
            .map((period) => ({ id: period, words: answerPeriodWords(t, period) }))}
          onChange={(value) => change('period', value)}
        />
      ) : null}
      <DayFilter label={t('dutyPages.followUp.from')} day={filter.from} onChange={(day) => change('from', day)} />
      <DayFilter label={t('dutyPages.followUp.to')} day={filter.to} onChange={(day) => change('to', day)} />
      <label>
        <input
          type="checkbox"
          checked={filter.asking !== undefined}
          onChange={({ target }) => change('asking', target.checked ? 'true' : undefined)}
        />
        {t('dutyPages.followUp.asking')}
      </label>
      {filter.factId ? <span>{t('dutyPages.followUp.oneDuty')}</span> : null}
      {Object.keys(filter).length > 0 ? (
        <button type="button" className="plain" onClick={() => show({})}>
          {t('dutyPages.followUp.clear')}
        </button>
      ) : null}
    </Filters>
  )
}

type DayFilterProps = { label: string; day: Day | undefined; onChange: (day: Day | undefined) => void }

/** Taken on Enter, or when one goes on; what is no day says so and changes nothing. */
function DayFilter({ label, day, onChange }: DayFilterProps) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState(false)
  const id = useId()
  const shown = day ? formatWhen(day) : ''
  const take = (typed: string) => {
    const next = parseDay(typed)
    const isWrong = typed.trim() !== '' && next === undefined
    setWrong(isWrong)
    if (!isWrong && next !== day) onChange(next)
  }
  return (
    <label>
      {label}
      <input
        key={shown}
        defaultValue={shown}
        placeholder={t('dutyPages.followUp.dayExample')}
        inputMode="numeric"
        autoComplete="off"
        size={12}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        onBlur={({ currentTarget }) => take(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') take(currentTarget.value)
        }}
      />
      {wrong ? (
        <span id={id} className={style.late} role="alert">
          {t('dutyPages.followUp.notADay')}
        </span>
      ) : null}
    </label>
  )
}

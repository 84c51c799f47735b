import type { TFunction } from 'i18next'
import type { Fact, TargetBody } from '../../shared/facts.ts'
import type { DocumentFacts, Due } from '../../shared/plan.ts'
import { formatNumber, formatWhen } from '../ui/format.ts'
import type { TextKey } from '../ui/text-key.ts'
import { indicatorWords } from './indicators.ts'
import { COMPARATOR_WORDS, FREQUENCY_WORDS, OBJECTIVE_WORDS, PERIOD_WORDS, REVIEW_WORDS, ROLE_WORDS } from './kinds.ts'

type T = TFunction<'text'>

/** '12-15' as 15/12. */
export const dayOfYearWords = (day: string) => day.split('-').reverse().join('/')

/** ≥ 65 %, > 98 %, 75–80 %; a word where the plan gives no number. */
export function valueWords(t: T, { comparator, value, upper, unit }: TargetBody): string {
  if (value === null) return t(COMPARATOR_WORDS[comparator])
  const number = (each: number) => formatNumber(each, { maximumFractionDigits: 10 })
  const amount = comparator === 'between' && upper !== null ? `${number(value)}–${number(upper)}` : number(value)
  // Nothing is more than all of it.
  const all = unit === '%' && value >= 100
  const sign = comparator === 'above' ? '> ' : comparator === 'at-least' && !all ? '≥ ' : ''
  const word = comparator === 'maintain' || comparator === 'increase' ? `${t(COMPARATOR_WORDS[comparator])} ` : ''
  return `${word}${sign}${amount}${unit === null ? '' : unit === '%' ? '%' : ` ${unit}`}`
}

/** What is to be reached, and by when: ≥ 65 %, 2030. */
export const targetWords = (t: T, target: Omit<TargetBody, 'partOf' | 'indicator'>): string =>
  [valueWords(t, { ...target, partOf: null }), target.milestone === null ? '' : String(target.milestone)]
    .filter(Boolean)
    .join(', ')

const beforeWords = (t: T, before: readonly string[]) =>
  before.length === 0 ? '' : `, ${t('facts.due.before', { days: before.map(dayOfYearWords).join(', ') })}`

export function dueWords(t: T, due: Due | null): string {
  if (due === null) return ''
  if (due.kind === 'by') return t('facts.due.by', { date: formatWhen(due.date) })
  if (due.kind === 'every') return t(PERIOD_WORDS[due.period]) + beforeWords(t, due.before)
  const year = due.from.slice(0, 4)
  const wholeYear = due.from === due.to || (due.from.endsWith('-01-01') && due.to === `${year}-12-31`)
  if (wholeYear && due.from.length !== 7) return t('facts.due.during', { period: year })
  return t('facts.due.within', { from: formatWhen(due.from), to: formatWhen(due.to) })
}

export const frequencyWords = (t: T, frequency: readonly (keyof typeof FREQUENCY_WORDS)[], before: readonly string[]) =>
  frequency.map((each) => t(FREQUENCY_WORDS[each])).join(', ') + beforeWords(t, before)

type Years = { from: number | null; to: number | null }

/** 2021–2030; one year once; … for the end that is not known. */
export const yearsWords = ({ from, to }: Years): string => {
  if (from === null && to === null) return ''
  return from === to ? String(from) : `${from ?? '…'}–${to ?? '…'}`
}

export const horizonWords = ({ horizon }: Pick<DocumentFacts, 'horizon'>): string =>
  horizon ? yearsWords(horizon) : ''

export type FactDetail = { label: TextKey; words: string }

const detail = (label: TextKey, words: string | null | undefined): FactDetail[] => (words ? [{ label, words }] : [])
const list = (parties: readonly string[]) => parties.join('; ')

/** What a fact says besides its own words, each with its name. */
export function factDetails(t: T, fact: Fact): FactDetail[] {
  switch (fact.kind) {
    case 'target':
      return [
        ...detail('facts.field.value', valueWords(t, fact.body)),
        ...detail('facts.field.milestone', fact.body.milestone === null ? null : String(fact.body.milestone)),
        ...detail('facts.field.people', fact.body.people),
        ...detail('facts.field.indicator', fact.body.indicator ? indicatorWords(fact.body.indicator) : null),
      ]
    case 'duty':
      return [
        ...detail(
          fact.body.role === 'lead' ? ROLE_WORDS.lead : ROLE_WORDS.support,
          list(fact.body.responsible) + (fact.body.requested ? ` (${t('facts.field.requestedShort')})` : ''),
        ).filter(() => fact.body.responsible.length > 0),
        ...detail('facts.field.with', list(fact.body.with)),
        ...detail('facts.field.product', fact.body.product),
        ...detail('facts.field.condition', fact.body.condition),
        ...detail('facts.field.scheme', fact.body.scheme),
        ...detail('facts.field.due', dueWords(t, fact.body.due)),
      ]
    case 'report':
      return [
        ...detail('facts.field.from', list(fact.body.from)),
        ...detail('facts.field.to', list(fact.body.to)),
        ...detail('facts.field.onward', list(fact.body.onward)),
        ...detail('facts.field.frequency', frequencyWords(t, fact.body.frequency, fact.body.before)),
      ]
    case 'review':
      return [
        ...detail('facts.field.reviewKind', t(REVIEW_WORDS[fact.body.kind])),
        ...detail('facts.field.year', fact.body.year === null ? null : String(fact.body.year)),
      ]
    case 'objective':
      return [
        ...detail('facts.field.objective', t(OBJECTIVE_WORDS[fact.body.scope])),
        ...detail('facts.field.year', fact.body.year === null ? null : String(fact.body.year)),
      ]
    case 'funding':
      return detail('facts.field.sources', list(fact.body.sources))
    case 'citation':
      return [
        ...detail('facts.field.number', [fact.body.kind, fact.body.number].filter(Boolean).join(' ')),
        ...detail(
          'facts.field.date',
          (fact.body.dates ?? [fact.body.date ?? '']).map((date) => formatWhen(date)).join(', '),
        ),
        ...detail('facts.field.issuer', fact.body.issuer),
      ]
    case 'recipient':
      return []
    case 'document':
      return [
        ...detail('facts.field.documentKind', fact.body.kind),
        ...detail('facts.field.number', fact.body.number),
        ...detail('facts.field.issuer', fact.body.issuer),
        ...detail('facts.field.issuedOn', fact.body.issuedOn && formatWhen(fact.body.issuedOn)),
        ...detail('facts.field.signer', fact.body.signer),
        ...detail('facts.field.horizon', horizonWords(fact.body)),
      ]
  }
}

/** The words by which a fact is known in a list. */
export function factTitle(fact: Fact): string {
  if (fact.kind === 'document') return fact.body.title ?? fact.quote
  if (fact.kind === 'recipient') return fact.body.name
  return fact.quote
}

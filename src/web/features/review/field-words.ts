import type { TFunction } from 'i18next'
import type { FactKind } from '../../../shared/documents.ts'
import type { Indicator } from '../../../shared/indicators.ts'
import type { Due } from '../../../shared/plan.ts'
import { dayOfYearWords, dueWords } from '../../facts/fact-words.ts'
import { indicatorWords } from '../../facts/indicators.ts'
import {
  COMPARATOR_WORDS,
  FREQUENCY_WORDS,
  LEVEL_WORDS,
  OBJECTIVE_WORDS,
  REVIEW_WORDS,
  ROLE_WORDS,
} from '../../facts/kinds.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'

type T = TFunction<'text'>

const LABELS: Record<string, TextKey> = {
  title: 'facts.field.title',
  kind: 'facts.field.documentKind',
  number: 'facts.field.number',
  issuer: 'facts.field.issuer',
  place: 'facts.field.place',
  issuedOn: 'facts.field.issuedOn',
  signer: 'facts.field.signer',
  scope: 'facts.field.scopeName',
  horizon: 'facts.field.horizon',
  comparator: 'facts.field.comparator',
  value: 'facts.field.value',
  upper: 'facts.field.upper',
  unit: 'facts.field.unit',
  milestone: 'facts.field.milestone',
  partOf: 'facts.field.partOf',
  indicator: 'facts.field.indicator',
  responsible: 'facts.field.responsible',
  role: 'facts.field.role',
  with: 'facts.field.with',
  requested: 'facts.field.requested',
  due: 'facts.field.due',
  product: 'facts.field.product',
  people: 'facts.field.people',
  condition: 'facts.field.condition',
  scheme: 'facts.field.scheme',
  sources: 'facts.field.sources',
  from: 'facts.field.from',
  to: 'facts.field.to',
  onward: 'facts.field.onward',
  frequency: 'facts.field.frequency',
  before: 'facts.field.before',
  year: 'facts.field.year',
  date: 'facts.field.date',
  dates: 'facts.field.date',
  name: 'facts.kind.recipient',
}

/** Where one name says something else for one kind. */
const OWN_LABELS: Partial<Record<FactKind, Record<string, TextKey>>> = {
  review: { kind: 'facts.field.reviewKind' },
  objective: { scope: 'facts.field.objective' },
}

export const fieldLabel = (kind: FactKind, field: string): TextKey =>
  OWN_LABELS[kind]?.[field] ?? LABELS[field] ?? 'facts.field.title'

const lookUp = (t: T, table: Record<string, TextKey>, value: unknown) => {
  const key = table[String(value)]
  return key ? t(key) : String(value)
}

/** A field's value in words, for laying two versions side by side. */
export function fieldWords(
  t: T,
  kind: FactKind,
  field: string,
  value: unknown,
  nameOf: (id: string) => string,
): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return t('review.clash.nothing')
  switch (field) {
    case 'due':
      return dueWords(t, value as Due)
    case 'comparator':
      return lookUp(t, COMPARATOR_WORDS, value)
    case 'role':
      return lookUp(t, ROLE_WORDS, value)
    case 'requested':
      return t(value ? 'review.clash.yes' : 'review.clash.no')
    case 'frequency':
      return (value as string[]).map((each) => lookUp(t, FREQUENCY_WORDS, each)).join(', ')
    case 'before':
      return (value as string[]).map(dayOfYearWords).join(', ')
    case 'partOf':
      return nameOf(String(value))
    case 'indicator':
      return indicatorWords(value as Indicator)
    case 'scope': {
      if (kind === 'objective') return lookUp(t, OBJECTIVE_WORDS, value)
      const { level, name } = value as { level: string; name: string }
      return `${name} (${lookUp(t, LEVEL_WORDS, level)})`
    }
    case 'horizon': {
      const { from, to } = value as { from: number | null; to: number | null }
      return `${from ?? ''}–${to ?? ''}`
    }
    case 'kind':
      return kind === 'review' ? lookUp(t, REVIEW_WORDS, value) : String(value)
    case 'milestone':
    case 'year':
      return String(value)
    case 'date':
    case 'issuedOn':
      return formatWhen(String(value))
  }
  if (Array.isArray(value)) return value.join('; ')
  return typeof value === 'number' ? formatNumber(value, { maximumFractionDigits: 10 }) : String(value)
}

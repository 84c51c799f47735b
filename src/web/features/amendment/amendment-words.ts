import type { TFunction } from 'i18next'
import type { AmendmentChange, AmendmentInstruction, ComparedDocument } from '../../../shared/amendment.ts'
import type { FactKind } from '../../../shared/documents.ts'
import type { Fact } from '../../../shared/facts.ts'
import type { Comparator, Due, Frequency, Horizon, Role, Scope } from '../../../shared/plan.ts'
import { dayOfYearWords, dueWords, factDetails, frequencyWords, yearsWords } from '../../facts/fact-words.ts'
import {
  COMPARATOR_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  OBJECTIVE_WORDS,
  REVIEW_WORDS,
  ROLE_WORDS,
} from '../../facts/kinds.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

type T = TFunction<'text'>
type Sort = AmendmentChange['sort']

export const SORT_WORDS: Record<Sort, TextKey> = {
  added: 'amendment.sort.added',
  changed: 'amendment.sort.changed',
  removed: 'amendment.sort.removed',
}
export const SORT_TONES: Record<Sort, StateTone> = { added: 'good', changed: 'soon', removed: 'bad' }

export const REASON_WORDS: Record<NonNullable<AmendmentInstruction['reason']>, TextKey> = {
  'not-understood': 'amendment.reason.notUnderstood',
  'place-not-said': 'amendment.reason.placeNotSaid',
  'no-new-text': 'amendment.reason.noNewText',
  'place-not-found': 'amendment.reason.placeNotFound',
  'place-ambiguous': 'amendment.reason.placeAmbiguous',
  'words-not-found': 'amendment.reason.wordsNotFound',
  'already-changed': 'amendment.reason.alreadyChanged',
}

export const STATE_WORDS: Record<AmendmentInstruction['state'], TextKey> = {
  applied: 'amendment.state.applied',
  partly: 'amendment.state.partly',
  'not-applied': 'amendment.state.notApplied',
}

const FIELD_WORDS: Record<string, TextKey> = {
  value: 'facts.field.value',
  upper: 'facts.field.upper',
  comparator: 'facts.field.comparator',
  unit: 'facts.field.unit',
  milestone: 'facts.field.milestone',
  people: 'facts.field.people',
  partOf: 'facts.field.partOf',
  responsible: 'facts.field.responsible',
  role: 'facts.field.role',
  with: 'facts.field.with',
  requested: 'facts.field.requested',
  due: 'facts.field.due',
  product: 'facts.field.product',
  condition: 'facts.field.condition',
  scheme: 'facts.field.scheme',
  from: 'facts.field.from',
  to: 'facts.field.to',
  onward: 'facts.field.onward',
  frequency: 'facts.field.frequency',
  before: 'facts.field.before',
  year: 'facts.field.year',
  sources: 'facts.field.sources',
  number: 'facts.field.number',
  date: 'facts.field.date',
  dates: 'facts.field.date',
  issuer: 'facts.field.issuer',
  issuedOn: 'facts.field.issuedOn',
  title: 'facts.field.title',
  place: 'facts.field.place',
  signer: 'facts.field.signer',
  horizon: 'facts.field.horizon',
  name: 'facts.kind.recipient',
}

export function fieldName(t: T, kind: FactKind, field: string): string {
  if (field === 'kind') return t(kind === 'review' ? 'facts.field.reviewKind' : 'facts.field.documentKind')
  if (field === 'scope') return t(kind === 'objective' ? 'facts.field.objective' : 'facts.field.scopeName')
  const words = FIELD_WORDS[field]
  return words ? t(words) : field
}

/** What a field says; nothing said is said too. */
export function fieldValue(t: T, kind: FactKind, field: string, value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return t('amendment.nothing')
  switch (field) {
    case 'partOf':
      return t('amendment.otherTarget')
    case 'comparator':
      return t(COMPARATOR_WORDS[value as Comparator])
    case 'role':
      return t(ROLE_WORDS[value as Role])
    case 'requested':
      return t(value === true ? 'amendment.yes' : 'amendment.no')
    case 'due':
      return dueWords(t, value as Due)
    case 'horizon':
      return yearsWords(value as Horizon)
    case 'frequency':
      return frequencyWords(t, value as Frequency[], [])
    case 'before':
      return (value as string[]).map(dayOfYearWords).join(', ')
    case 'dates':
      return (value as string[]).map((date) => formatWhen(date)).join(', ')
    case 'date':
    case 'issuedOn':
      return formatWhen(String(value))
    case 'scope':
      return kind === 'objective'
        ? t(OBJECTIVE_WORDS[value as keyof typeof OBJECTIVE_WORDS])
        : `${(value as Scope).name} (${t(LEVEL_WORDS[(value as Scope).level])})`
    case 'kind':
      return kind === 'review' ? t(REVIEW_WORDS[value as keyof typeof REVIEW_WORDS]) : String(value)
    case 'year':
    case 'milestone':
      return String(value)
    default:
      if (Array.isArray(value)) return value.join('; ')
      return typeof value === 'number' ? formatNumber(value, { maximumFractionDigits: 10 }) : String(value)
  }
}

type Details = Pick<AmendmentChange, 'kind'> & { body: unknown }

/** What a fact says beside its words, where it is new or gone. */
export const detailsOf = (t: T, { kind, body }: Details) => factDetails(t, { kind, body } as Fact)

export const documentWords = ({ kind, number, title }: ComparedDocument): string =>
  [kind, number].filter(Boolean).join(' ') || title || ''

/** The changes as rows of a file. */
export function csvRows(
  t: T,
  changes: readonly AmendmentChange[],
  instructions: readonly AmendmentInstruction[],
): string[][] {
  const head = [
    t('amendment.head.change'),
    t('amendment.head.kind'),
    t('amendment.csv.olderSection'),
    t('amendment.head.older'),
    t('amendment.csv.newerSection'),
    t('amendment.head.newer'),
    t('amendment.head.fields'),
    t('amendment.csv.order'),
    t('amendment.csv.orderState'),
  ]
  const ordersOf = ({ instructions: by }: AmendmentChange) => by.flatMap((at) => instructions[at] ?? [])
  const rows = changes.map((change) => {
    const { sort, kind, older, newer, fields } = change
    const orders = ordersOf(change)
    return [
      t(SORT_WORDS[sort]),
      t(KIND_WORDS[kind]),
      older?.section ?? '',
      older?.quote ?? '',
      newer?.section ?? '',
      newer?.quote ?? '',
      fields
        .filter(({ field }) => field !== 'quote')
        .map(
          ({ field, before, after }) =>
            `${fieldName(t, kind, field)}: ${fieldValue(t, kind, field, before)} → ${fieldValue(t, kind, field, after)}`,
        )
        .join('\n'),
      orders.map(({ section, words }) => [section, words].filter(Boolean).join(' ')).join('\n'),
      orders.map(({ state }) => t(STATE_WORDS[state])).join('\n'),
    ]
  })
  return [head, ...rows]
}

import type { FieldGroup } from '../../shared/amendment.ts'
import type { FactKind } from '../../shared/documents.ts'
import { nameKey } from '../vietnamese-text.ts'

/** What of a fact says something else now. `before` and `after` are null where nothing stood or stands. */
export type FieldChange = { field: string; group: FieldGroup; before: unknown; after: unknown }

export type ComparedFact = {
  id: string
  kind: FactKind
  /** Path of numbers, 'II.1.a'. */
  section: string
  /** Where it begins in its text. */
  start: number
  quote: string
  body: Readonly<Record<string, unknown>>
}

/** The fields of each kind that are compared, in the order in which they are told. What is worked out from others is left out. */
const FIELDS: Record<FactKind, Record<string, FieldGroup>> = {
  document: {
    kind: 'other',
    number: 'other',
    title: 'wording',
    issuedOn: 'dates',
    horizon: 'dates',
    issuer: 'owners',
    signer: 'owners',
    scope: 'other',
    place: 'other',
  },
  objective: { year: 'dates', scope: 'other' },
  target: {
    comparator: 'figures',
    value: 'figures',
    upper: 'figures',
    unit: 'figures',
    milestone: 'figures',
    people: 'figures',
    partOf: 'other',
  },
  duty: {
    responsible: 'owners',
    role: 'owners',
    with: 'owners',
    requested: 'owners',
    due: 'dates',
    product: 'other',
    condition: 'other',
    scheme: 'other',
  },
  report: { from: 'owners', to: 'owners', onward: 'owners', frequency: 'dates', before: 'dates' },
  review: { kind: 'other', year: 'dates' },
  funding: { sources: 'other' },
  citation: { kind: 'other', date: 'dates', dates: 'dates', issuer: 'owners' },
  recipient: { name: 'wording' },
}

/** Kinds whose words are only what their fields say once more, or the place at which they were found first. */
const WORDLESS: ReadonlySet<FactKind> = new Set(['document', 'citation', 'recipient', 'funding'])

/** How words are compared: blind to capitals, to where a tone mark stands and to signs at the end. */
const wordsKey = (text: string) => nameKey(text.normalize('NFC').replace(/[\s.;,:]+$/u, ''))

/** Values of one meaning give one key: lists of names and days whatever their order, nothing said in any way. */
function valueKey(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return wordsKey(value)
  if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value.map(valueKey).sort())
  if (typeof value === 'object')
    return JSON.stringify(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, part]) => [key, valueKey(part)]),
    )
  return JSON.stringify(value)
}

export const sameWords = (a: string, b: string): boolean => wordsKey(a) === wordsKey(b)

/** What of one fact another says otherwise; `wholeOf` gives the fact that a part belongs to a common name on both sides. */
export function fieldChanges(
  older: ComparedFact,
  newer: ComparedFact,
  wholeOf: (id: unknown, side: 'older' | 'newer') => unknown = (id) => id,
): FieldChange[] {
  const changes: FieldChange[] = []
  if (!WORDLESS.has(older.kind) && !sameWords(older.quote, newer.quote))
    changes.push({ field: 'quote', group: 'wording', before: older.quote, after: newer.quote })
  for (const [field, group] of Object.entries(FIELDS[older.kind])) {
    const before = older.body[field] ?? null
    const after = newer.body[field] ?? null
    const same =
      field === 'partOf' ? wholeOf(before, 'older') === wholeOf(after, 'newer') : valueKey(before) === valueKey(after)
    if (!same) changes.push({ field, group, before, after })
  }
  return changes
}

/** Whether a field says the same in both. */
export const sameField = (a: unknown, b: unknown): boolean => valueKey(a) === valueKey(b)

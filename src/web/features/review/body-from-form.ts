import { bodyFaults } from '../../../rules/facts.ts'
import type { FactKind } from '../../../shared/documents.ts'
import type { FactBody } from '../../../shared/facts.ts'
import type { DocumentFacts, Due, Frequency, Period, Scope } from '../../../shared/plan.ts'
import type { FieldError } from '../../ui/form-errors.ts'
import { indicatorFrom } from './indicator-from-form.ts'
import { parseDaysOfYear, parseDecimal, parsePartialDate, parseYear } from './parse-values.ts'

type Values = Readonly<Record<string, string>>
export type FormBody = { body: FactBody; errors: readonly FieldError[] }

/** Reads one form; what cannot be read becomes an error at its field. */
function reader(values: Values) {
  const errors: FieldError[] = []
  const fail = (name: string, code: string) => {
    errors.push({ pointer: `#/${name}`, code })
    return null
  }
  const text = (name: string) => values[name]?.trim().replace(/\s+/g, ' ') || null
  const read = <T>(name: string, parse: (text: string) => T | undefined, code: string): T | null => {
    const given = text(name)
    if (given === null) return null
    const value = parse(given)
    return value === undefined ? fail(name, code) : value
  }
  return {
    errors,
    fail,
    text,
    /** A field that a body leaves out where it has nothing to say. */
    named: <N extends string>(name: N) => {
      const given = text(name)
      return given === null ? {} : ({ [name]: given } as Record<N, string>)
    },
    required: (name: string) => text(name) ?? fail(name, 'required') ?? '',
    decimal: (name: string) => read(name, parseDecimal, 'decimal'),
    year: (name: string) => read(name, parseYear, 'year'),
    date: (name: string) => read(name, parsePartialDate, 'partialDate'),
    days: (name: string) => read(name, parseDaysOfYear, 'daysOfYear') ?? [],
    parties: (name: string) => (values[name] ?? '').split('\n').filter(Boolean),
  }
}
type Reader = ReturnType<typeof reader>

function dueFrom(form: Reader, values: Values): Due | null {
  const needed = (name: string) =>
    form.date(name) ?? (form.text(name) === null ? form.fail(name, 'required') : null) ?? ''
  switch (values.due) {
    case 'within':
      return { kind: 'within', from: needed('dueFrom'), to: needed('dueTo') }
    case 'by':
      return { kind: 'by', date: needed('dueBy') }
    case 'every':
      return { kind: 'every', period: (values.duePeriod ?? 'year') as Period, before: form.days('dueBefore') }
    default:
      return null
  }
}

function documentFrom(form: Reader, values: Values): DocumentFacts {
  const name = form.text('scopeName')
  const horizon = { from: form.year('horizonFrom'), to: form.year('horizonTo') }
  return {
    kind: form.text('kind'),
    number: form.text('number'),
    issuer: form.text('issuer'),
    place: form.text('place'),
    issuedOn: form.date('issuedOn'),
    title: form.text('title'),
    signer: form.text('signer'),
    scope: name === null ? null : { level: (values.scopeLevel ?? 'province') as Scope['level'], name },
    horizon: horizon.from === null && horizon.to === null ? null : horizon,
  }
}

function bodyOf(kind: FactKind, form: Reader, values: Values): FactBody {
  switch (kind) {
    case 'target': {
      const comparator = values.comparator as FactBody<'target'>['comparator']
      const value = form.decimal('value')
      const upper = comparator === 'between' ? form.decimal('upper') : null
      const partOf = values.partOf || null
      const stands = { unit: form.text('unit'), milestone: form.year('milestone'), partOf }
      return { comparator, value, upper, ...stands, ...form.named('people'), ...indicatorFrom(form, values) }
    }
    case 'duty':
      return {
        responsible: form.parties('responsible'),
        role: values.role === 'support' ? 'support' : 'lead',
        with: form.parties('with'),
        requested: values.requested === 'yes',
        due: dueFrom(form, values),
        product: form.text('product'),
        ...form.named('condition'),
        ...form.named('scheme'),
      }
    case 'report': {
      const frequency = (values.frequency ?? '').split(' ').filter(Boolean) as Frequency[]
      if (frequency.length === 0) form.fail('frequency', 'enum')
      const parties = { from: form.parties('from'), to: form.parties('to'), onward: form.parties('onward') }
      return { ...parties, frequency, before: form.days('before') }
    }
    case 'review':
      return { kind: values.reviewKind === 'final' ? 'final' : 'interim', year: form.year('year') }
    case 'objective':
      return { scope: values.objective === 'specific' ? 'specific' : 'general', year: form.year('year') }
    case 'funding':
      return { sources: (values.sources ?? '').split(';').flatMap((source) => source.trim() || []) }
    case 'citation': {
      const date = form.date('date')
      const dates = (values.dates ?? '').split(' ').filter(Boolean)
      const named = { number: form.required('number'), kind: form.text('kind'), issuer: form.text('issuer') }
      return { ...named, date, ...(date === null && dates.length > 0 ? { dates } : {}) }
    }
    case 'recipient':
      return { name: form.required('name') }
    case 'document':
      return documentFrom(form, values)
  }
}

/** The field of the form for a place in the body. */
const FIELDS: Record<string, string> = {
  '/due/date': '#/dueBy',
  '/due/from': '#/dueFrom',
  '/due/to': '#/dueTo',
  '/due/before': '#/dueBefore',
  '/horizon/to': '#/horizonTo',
}
const fieldOf = (pointer: string) => FIELDS[pointer.replace(/\/\d+$/, '')] ?? `#${pointer.replace(/\/\d+$/, '')}`

export function bodyFromForm(kind: FactKind, values: Values): FormBody {
  const form = reader(values)
  const body = bodyOf(kind, form, values)
  if (form.errors.length > 0) return { body, errors: form.errors }
  const faults = bodyFaults(kind, body).map(({ pointer, code }) => ({ pointer: fieldOf(pointer), code }))
  return { body, errors: faults }
}

/** What a fact says before anybody has said anything. */
export function emptyBody(kind: FactKind, words: string): FactBody {
  switch (kind) {
    case 'target':
      return { comparator: 'at-least', value: null, upper: null, unit: null, milestone: null, partOf: null }
    case 'duty':
      return { responsible: [], role: 'lead', with: [], requested: false, due: null, product: null }
    case 'report':
      return { from: [], to: [], onward: [], frequency: ['annual'], before: [] }
    case 'review':
      return { kind: 'interim', year: null }
    case 'objective':
      return { scope: 'general', year: null }
    case 'funding':
      return { sources: [] }
    case 'citation':
      return { number: words.slice(0, 1000), kind: null, date: null, issuer: null }
    case 'recipient':
      return { name: words.slice(0, 1000) }
    case 'document':
      return documentFrom(reader({}), {})
  }
}

import type { Citation } from '../../../shared/plan.ts'
import type { Programme, PublishedFact } from '../../../shared/programmes.ts'
import { dayWords, dueWords, exportWords, type Head, type Language, numberWords, periodWords } from './export-words.ts'

export const EXPORTS = ['targets', 'duties', 'reports', 'calendar', 'citations', 'objectives', 'funding'] as const
export type ExportName = (typeof EXPORTS)[number]

type Table = { heads: readonly Head[]; rows: readonly (readonly string[])[] }
type FactKind = PublishedFact['kind']
type FactOf<K extends FactKind> = Extract<PublishedFact, { kind: K }>

/** What every line ends with, so that it can be followed back to the plan. */
const sourceHeads = ['section', 'words', 'document', 'address'] as const satisfies Head[]

/** One list of a programme as rows of text, with its heads. */
export function exportTable(name: ExportName, programme: Programme, language: Language, publicUrl: string): string[][] {
  const words = exportWords[language]
  const { facts } = programme
  const ofKind = <K extends FactKind>(kind: K) => facts.filter((fact): fact is FactOf<K> => fact.kind === kind)
  const names = new Map(programme.documents.map((document) => [document.documentId, documentName(document)]))
  const quotes = new Map(facts.map(({ id, quote }) => [id, quote]))
  const sections = new Map(facts.map(({ id, section }) => [id, section]))
  const source = ({ section, quote, documentId, clauseId }: Source) => [
    section,
    quote,
    names.get(documentId) ?? '',
    `${publicUrl}/clauses/${clauseId}`,
  ]
  const day = (text: string | null) => dayWords(language, text)
  const number = (value: number | null) => numberWords(language, value)

  const tables: Record<ExportName, () => Table> = {
    targets: () => ({
      heads: [
        'milestone',
        'comparator',
        'value',
        'upper',
        'unit',
        'people',
        'partOf',
        'indicator',
        'numerator',
        'denominator',
      ],
      rows: ofKind('target').map(({ body, ...rest }) => [
        body.milestone === null ? '' : String(body.milestone),
        words.comparators[body.comparator],
        number(body.value),
        number(body.upper),
        body.unit ?? '',
        body.people ?? '',
        body.partOf === null ? '' : (quotes.get(body.partOf) ?? ''),
        body.indicator?.entry ?? '',
        body.indicator?.numerator ?? '',
        body.indicator?.denominator ?? '',
        ...source(rest),
      ]),
    }),
    duties: () => ({
      heads: ['responsible', 'role', 'with', 'requested', 'due', 'product', 'condition', 'scheme'],
      rows: ofKind('duty').map(({ body, ...rest }) => [
        parties(body.responsible),
        words.roles[body.role],
        parties(body.with),
        body.requested ? words.yes : '',
        dueWords(language, body.due),
        body.product ?? '',
        body.condition ?? '',
        body.scheme ?? '',
        ...source(rest),
      ]),
    }),
    reports: () => ({
      heads: ['reporter', 'recipient', 'onward', 'frequency', 'before'],
      rows: ofKind('report').map(({ body, ...rest }) => [
        parties(body.from),
        parties(body.to),
        parties(body.onward),
        body.frequency.map((each) => words.frequencies[each]).join(', '),
        body.before.map(day).join(', '),
        ...source(rest),
      ]),
    }),
    calendar: () => ({
      heads: ['before', 'period', 'frequency', 'reporter', 'recipient', 'onward'],
      rows: programme.calendar.map((entry) => [
        day(entry.dueOn),
        periodWords(language, entry.period),
        words.frequencies[entry.frequency],
        parties(entry.from),
        parties(entry.to),
        parties(entry.onward),
        ...source({ ...entry, section: sections.get(entry.factId) ?? '' }),
      ]),
    }),
    objectives: () => ({
      heads: ['objective', 'year'],
      rows: ofKind('objective').map(({ body, ...rest }) => [
        words.objectives[body.scope],
        body.year === null ? '' : String(body.year),
        ...source(rest),
      ]),
    }),
    funding: () => ({
      heads: ['sources'],
      rows: ofKind('funding').map(({ body, ...rest }) => [parties(body.sources), ...source(rest)]),
    }),
    citations: () => ({
      heads: ['number', 'kind', 'date', 'issuer'],
      rows: ofKind('citation').map(({ body, ...rest }) => [
        body.number,
        body.kind ?? '',
        datesOf(body).map(day).join(', '),
        body.issuer ?? '',
        ...source(rest),
      ]),
    }),
  }
  const { heads, rows } = tables[name]()
  return [[...heads, ...sourceHeads].map((head) => words.heads[head]), ...rows.map((row) => [...row])]
}

type Source = Pick<PublishedFact, 'section' | 'quote' | 'documentId' | 'clauseId'>

const parties = (names: readonly string[]) => names.join('; ')
const datesOf = ({ date, dates }: Citation) => dates ?? (date === null ? [] : [date])

function documentName({ kind, number, title, fileName }: Programme['documents'][number]): string {
  return number ? [kind, number].filter(Boolean).join(' ') : (title ?? fileName)
}

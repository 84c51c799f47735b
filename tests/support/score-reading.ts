import type { Citation, Due, Plan } from '../../src/shared/plan.ts'

/** A fact is right only when it stands in the right place and all its scored fields are right; the score weighs the F1 of each kind. */
const WEIGHTS = { targets: 3, duties: 3, reports: 1, reviews: 0.5, citations: 1, recipients: 0.5, document: 1 } as const
export type Kind = keyof typeof WEIGHTS
export type Document = { text: string; gold: Plan; read: Plan }
export type Row = { gold: number; read: number; found: number; right: number; f1: number | null; wrong: string[] }
export type Score = { score: number; rows: Record<Kind, Row> }

type Place = { start: number; end: number }
type Fact = Record<string, unknown> & { places: Place[]; all: Fact[] }
type Rule = { close: (gold: Fact, read: Fact) => number; same: Record<string, (gold: Fact, read: Fact) => boolean> }

export const normalise = (text: unknown) =>
  String(text ?? '')
    .normalize('NFC')
    .replace(/[*#]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const key = (text: unknown) =>
  normalise(text)
    .toLowerCase()
    .replace(/[“”"'.,;:()]/g, '')
    .replace(/\s*-\s*/g, '-')
    .trim()
const sameSet = (a: unknown, b: unknown) => {
  const keys = (list: unknown) => [...new Set((Array.isArray(list) ? list : []).map(key))].sort().join('|')
  return keys(a) === keys(b)
}
const sameList = (a: unknown, b: unknown) =>
  JSON.stringify([...((a as string[]) ?? [])].sort()) === JSON.stringify([...((b as string[]) ?? [])].sort())
const sameDue = (a: Due | null, b: Due | null) => {
  const flat = (due: Due | null) => (due ? JSON.stringify(Object.entries(due).sort()) : 'none')
  return flat(a) === flat(b)
}

function placesOf(text: string, quote: unknown): Place[] {
  const needle = normalise(quote)
  const places: Place[] = []
  for (let at = needle === '' ? -1 : text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1))
    places.push({ start: at, end: at + needle.length })
  return places
}

const best = (gold: Fact, read: Fact, measure: (a: Place, b: Place) => number) =>
  Math.max(0, ...gold.places.flatMap((a) => read.places.map((b) => measure(a, b))))
const shared = (a: Place, b: Place) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
const overShorter = (a: Place, b: Place) => shared(a, b) / Math.max(1, Math.min(a.end - a.start, b.end - b.start))
const overUnion = (a: Place, b: Place) => shared(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
const equal = (field: string) => (gold: Fact, read: Fact) => (gold[field] ?? null) === (read[field] ?? null)
const parentValue = (fact: Fact) => (typeof fact.partOf === 'number' ? (fact.all[fact.partOf]?.value ?? null) : null)

const RULES: Record<Exclude<Kind, 'document'>, Rule> = {
  targets: {
    close: (gold, read) =>
      best(gold, read, overUnion) *
      (0.5 + 0.25 * Number(equal('milestone')(gold, read)) + 0.25 * Number(equal('value')(gold, read))),
    same: {
      milestone: equal('milestone'),
      value: (gold, read) => equal('value')(gold, read) && equal('upper')(gold, read),
      comparator: equal('comparator'),
      unit: (gold, read) => key(gold.unit) === key(read.unit),
      partOf: (gold, read) => parentValue(gold) === parentValue(read),
    },
  },
  duties: {
    close: (gold, read) =>
      best(gold, read, (a, b) => (Math.abs(a.start - b.start) <= 15 ? 1 - Math.abs(a.start - b.start) / 20 : 0)),
    same: {
      responsible: (gold, read) => sameSet(gold.responsible, read.responsible),
      with: (gold, read) => sameSet(gold.with, read.with),
      role: equal('role'),
      requested: (gold, read) => Boolean(gold.requested) === Boolean(read.requested),
      due: (gold, read) => sameDue(gold.due as Due | null, read.due as Due | null),
    },
  },
  reports: {
    close: (gold, read) => best(gold, read, overShorter),
    same: {
      frequency: (gold, read) => sameList(gold.frequency, read.frequency),
      before: (gold, read) => sameList(gold.before, read.before),
      from: (gold, read) => sameSet(gold.from, read.from),
      to: (gold, read) => sameSet(gold.to, read.to),
    },
  },
  reviews: {
    close: (gold, read) => (gold.kind === read.kind ? best(gold, read, overShorter) : 0),
    same: { year: equal('year') },
  },
  citations: {
    close: (gold, read) => Number(key(gold.number) === key(read.number)),
    same: {
      date: (gold, read) => {
        const { dates } = gold as unknown as Citation
        return dates ? dates.includes(String(read.date)) || sameList(dates, read.dates) : equal('date')(gold, read)
      },
    },
  },
  recipients: { close: (gold, read) => Number(key(gold.name) === key(read.name)), same: {} },
}

function factsOf(plan: Plan, kind: Exclude<Kind, 'document'>, text: string): Fact[] {
  const plain: Record<string, unknown>[] =
    kind === 'recipients' ? plan.recipients.map((name) => ({ name })) : [...plan[kind]]
  const facts: Fact[] = []
  for (const fact of plain) facts.push({ ...fact, places: placesOf(text, fact.quote), all: facts })
  return facts
}

function pairsOf(gold: Fact[], read: Fact[], close: Rule['close']): [Fact, Fact][] {
  const candidates: [number, Fact, Fact][] = []
  for (const a of gold) for (const b of read) if (close(a, b) > 0) candidates.push([close(a, b), a, b])
  candidates.sort((a, b) => b[0] - a[0])
  const used = new Set<Fact>()
  const pairs: [Fact, Fact][] = []
  for (const [, a, b] of candidates)
    if (!used.has(a) && !used.has(b)) {
      used.add(a).add(b)
      pairs.push([a, b])
    }
  return pairs
}

const nameOf = (fact: Fact) => normalise(fact.quote ?? fact.number ?? fact.name).slice(0, 90)

function scoreKind(row: Row, kind: Exclude<Kind, 'document'>, document: Document): void {
  const text = normalise(document.text)
  const gold = factsOf(document.gold, kind, text)
  const read = factsOf(document.read, kind, text)
  const { close, same } = RULES[kind]
  const pairs = pairsOf(gold, read, close)
  row.gold += gold.length
  row.read += read.length
  row.found += pairs.length
  const paired = new Set(pairs.flat())
  for (const fact of gold) if (!paired.has(fact)) row.wrong.push(`missed: ${nameOf(fact)}`)
  for (const fact of read) if (!paired.has(fact)) row.wrong.push(`invented: ${nameOf(fact)}`)
  for (const [a, b] of pairs) {
    const fields = Object.keys(same).filter((field) => !same[field]?.(a, b))
    if (fields.length === 0) row.right++
    else row.wrong.push(`${fields.join(', ')}: ${nameOf(a)}`)
  }
}

const DOCUMENT: Record<string, (a: Plan['document'], b: Plan['document']) => boolean> = {
  kind: (a, b) => key(a.kind) === key(b.kind),
  number: (a, b) => key(a.number) === key(b.number),
  place: (a, b) => key(a.place) === key(b.place),
  issuedOn: (a, b) => key(a.issuedOn) === key(b.issuedOn),
  signer: (a, b) => key(a.signer) === key(b.signer),
  issuer: (a, b) =>
    key(a.issuer) !== '' &&
    key(b.issuer) !== '' &&
    (key(a.issuer).includes(key(b.issuer)) || key(b.issuer).includes(key(a.issuer))),
  scope: (a, b) => a.scope?.level === b.scope?.level && key(a.scope?.name) === key(b.scope?.name),
  horizon: (a, b) => a.horizon?.from === b.horizon?.from && a.horizon?.to === b.horizon?.to,
}

const DOCUMENT_FIELDS = Object.values(DOCUMENT)

/** Of each fact that was read, in its order: does it stand in the right place with all scored fields right? */
export function verdictsOf(document: Document): Record<Kind, boolean[]> {
  const text = normalise(document.text)
  const verdicts = { document: [DOCUMENT_FIELDS.every((same) => same(document.gold.document, document.read.document))] }
  for (const kind of Object.keys(RULES) as Exclude<Kind, 'document'>[]) {
    const read = factsOf(document.read, kind, text)
    const { close, same } = RULES[kind]
    const right = new Set<Fact>()
    for (const [a, b] of pairsOf(factsOf(document.gold, kind, text), read, close))
      if (Object.values(same).every((holds) => holds(a, b))) right.add(b)
    Object.assign(verdicts, { [kind]: read.map((fact) => right.has(fact)) })
  }
  return verdicts as Record<Kind, boolean[]>
}

export function scoreReadings(documents: Document[]): Score {
  const rows = Object.fromEntries(
    Object.keys(WEIGHTS).map((kind) => [kind, { gold: 0, read: 0, found: 0, right: 0, f1: null, wrong: [] }]),
  ) as unknown as Record<Kind, Row>
  for (const document of documents) {
    for (const kind of Object.keys(RULES) as Exclude<Kind, 'document'>[]) scoreKind(rows[kind], kind, document)
    for (const [field, same] of Object.entries(DOCUMENT)) {
      const row = rows.document
      row.gold++
      row.read++
      row.found++
      if (same(document.gold.document, document.read.document)) row.right++
      else row.wrong.push(`document.${field}`)
    }
  }
  let sum = 0
  let weights = 0
  for (const [kind, weight] of Object.entries(WEIGHTS) as [Kind, number][]) {
    const row = rows[kind]
    row.f1 = row.gold + row.read === 0 ? null : (2 * row.right) / (row.gold + row.read)
    if (row.f1 === null) continue
    sum += weight * row.f1
    weights += weight
  }
  return { score: sum / weights, rows }
}

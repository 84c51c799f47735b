import { type MeasuredTarget, proposeIndicators } from '../../../rules/indicators/index.ts'
import {
  conditionOf,
  indicatorKey,
  isMeasure,
  type LinkDuty,
  numberKey,
  proposeLinks,
} from '../../../rules/links/index.ts'
import type { DocumentText } from '../../../shared/documents.ts'
import type { DutyBody, TargetBody } from '../../../shared/facts.ts'
import type { Indicator } from '../../../shared/indicators.ts'
import type { LinkedDuty, LinkedTarget, LinkedThing, Links } from '../../../shared/links.ts'
import type { Citation } from '../../../shared/plan.ts'
import type { Db } from '../../platform/database.ts'
import { readIndicators } from '../catalogue/index.ts'
import { getDocumentText, listDocumentsNumbered } from '../documents/index.ts'
import type { FactRow } from './fact-states.ts'
import { listFacts } from './facts.repository.ts'
import { listProgrammeNames, listSameTargets, type NamedProgramme, type Proposal } from './links.repository.ts'
import { proposeSchemes, type SchemeDuty } from './scheme-proposals.ts'
import type { VersionRow } from './versions.repository.ts'

/** All that a version says, what it may be linked to, and what the rules propose. */
export type LinkStock = Pick<Links, 'targets' | 'duties' | 'citations' | 'things'> & {
  proposals: Proposal[]
  /** The home's other programmes: any of them may be a sub-scheme. */
  others: readonly NamedProgramme[]
}

export type RowOf<Body> = Omit<FactRow, 'body'> & { body: Body }
const ofKind = <Body>(rows: readonly FactRow[], kind: FactRow['kind']) =>
  rows.filter((row) => row.kind === kind) as unknown as RowOf<Body>[]

/** With what the system holds beside the version. */
export async function stockLinks(db: Db, version: VersionRow): Promise<LinkStock> {
  const { schemeDuties, ...within } = await stockWithin(db, version)
  const others = await listProgrammeNames(db, version)
  const found = [
    await sameDocuments(db, version, within.citations),
    await sameTargets(db, version, within.targets),
    sameSchemes(schemeDuties, others),
  ]
  const things = new Map(found.flatMap((each) => each.things).map((thing) => [thing.id, thing]))
  const proposals = [...within.proposals, ...found.flatMap((each) => each.proposals)]
  return { ...within, things: [...things.values()], proposals, others }
}

/** Of the version alone. */
export async function stockWithin(db: Db, version: VersionRow): Promise<LinkStock & { schemeDuties: SchemeDuty[] }> {
  const rows = await listFacts(db, version)
  const over = headingsOver(await getDocumentText(db, version.documentId, version.textId))
  const targetRows = ofKind<TargetBody>(rows, 'target')
  const dutyRows = ofKind<DutyBody>(rows, 'duty')
  const citationRows = ofKind<Citation>(rows, 'citation')
  const indicators = indicatorsOf(targetRows, over)
  const targets = targetRows.map((row, index) => toTarget(row, indicators[index] ?? null, over(row.clauseId)))
  const duties = dutyRows.map((row) => toDuty(row, over(row.clauseId)))
  const citations = citationRows.map(({ id, clauseId, section, quote, body }) => ({
    id,
    clauseId,
    section,
    quote,
    number: body.number,
  }))
  const proposals = proposeLinks(
    targetRows.map(({ id, quote, clauseId }) => ({ id, quote, headings: over(clauseId) })),
    dutyRows.map(({ id, quote, clauseId, body }): LinkDuty => {
      return { id, quote, headings: over(clauseId), responsible: body.responsible, with: body.with }
    }),
  )
  const schemeDuties = dutyRows.map(({ id, quote, body }) => ({ id, quote, scheme: body.scheme }))
  return { targets, duties, citations, things: [], proposals, others: [], schemeDuties }
}

export type Over = (clauseId: string) => string[]

/** What stands over a clause, the nearest first and without its number. */
export function headingsOver({ text, clauses }: DocumentText): Over {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const known = new Map<string, string[]>()
  return (clauseId) => {
    const ready = known.get(clauseId)
    if (ready) return ready
    const headings: string[] = []
    let at = byId.get(clauseId)?.parentId
    // Clauses cannot lie in themselves, and a stored row is not trusted to know that.
    while (at && headings.length < 20) {
      const clause = byId.get(at)
      if (!clause) break
      const words = text.slice(clause.start, clause.end)
      const { marker } = clause
      headings.push(
        (marker && words.startsWith(marker) ? words.slice(marker.length) : words)
          .replace(/\s+/g, ' ')
          .replace(/[\s:;.]+$/, '')
          .trim(),
      )
      at = clause.parentId
    }
    known.set(clauseId, headings)
    return headings
  }
}

/** As it stands in the fact; of facts read before there were indicators what the rules say now. */
export function indicatorsOf(rows: readonly RowOf<TargetBody>[], over: Over): (Indicator | null)[] {
  const positions = new Map(rows.map(({ id }, index) => [id, index]))
  const measured = rows.map(({ quote, clauseId, body }): MeasuredTarget => {
    const { comparator, value, upper, unit, milestone } = body
    const partOf = body.partOf === null ? null : (positions.get(body.partOf) ?? null)
    return { quote, comparator, value, upper, unit, milestone, partOf, clause: clauseId, headings: over(clauseId) }
  })
  if (rows.every(({ body }) => body.indicator !== undefined)) return rows.map(({ body }) => body.indicator ?? null)
  const proposed = proposeIndicators(measured, readIndicators())
  return rows.map(({ body }, index) => (body.indicator === undefined ? (proposed[index] ?? null) : body.indicator))
}

const longestTheme = 300

function toTarget(row: RowOf<TargetBody>, indicator: Indicator | null, headings: readonly string[]): LinkedTarget {
  const { id, clauseId, section, quote, body } = row
  const { milestone, comparator, value, upper, unit } = body
  const theme = (headings[0] ?? '').slice(0, longestTheme).toWellFormed()
  return { id, clauseId, section, quote, theme, milestone, comparator, value, upper, unit, indicator }
}

function toDuty(row: RowOf<DutyBody>, headings: readonly string[]): LinkedDuty {
  const { id, clauseId, section, quote, body } = row
  return {
    id,
    clauseId,
    section,
    quote,
    theme: (headings[0] ?? '').slice(0, longestTheme).toWellFormed(),
    responsible: body.responsible,
    role: body.role,
    isMeasure: isMeasure(body),
    condition: conditionOf(quote),
  }
}

type Found = { things: LinkedThing[]; proposals: Proposal[] }

async function sameDocuments(
  db: Db,
  { homeId, documentId }: VersionRow,
  citations: Links['citations'],
): Promise<Found> {
  const documents = await listDocumentsNumbered(db, homeId, [...new Set(citations.map(({ number }) => number))])
  const found: Found = { things: [], proposals: [] }
  for (const { id, number, title } of documents.filter((each) => each.id !== documentId)) {
    const key = numberKey(number)
    const citing = citations.filter((each) => numberKey(each.number) === key)
    if (citing.length === 0) continue
    const name = title === null ? number : `${number}: ${title}`
    found.things.push({ id, kind: 'document', name, programmeId: null, programmeName: null, clauseId: null })
    for (const { id: factId } of citing)
      found.proposals.push({ relation: 'same-document', factId, toId: id, score: 1, words: [number] })
  }
  return found
}

async function sameTargets(db: Db, version: VersionRow, targets: readonly LinkedTarget[]): Promise<Found> {
  const keyed = targets.flatMap((target) => {
    const key = indicatorKey(target.indicator, target.milestone)
    return key === null ? [] : [{ target, key }]
  })
  const same = await listSameTargets(db, version, [...new Set(keyed.map(({ key }) => key))])
  const things = same.map(({ id, quote, clauseId, programmeId, programmeName }): LinkedThing => {
    return { id, kind: 'target', name: quote, programmeId, programmeName, clauseId }
  })
  const proposals = same.flatMap(({ id, key }) =>
    keyed
      .filter((each) => each.key === key && each.target.id !== id)
      .map(({ target }): Proposal => {
        const words = target.indicator ? [target.indicator.numerator] : []
        return { relation: 'same-target', factId: target.id, toId: id, score: 1, words }
      }),
  )
  return { things, proposals }
}

function sameSchemes(duties: readonly SchemeDuty[], others: readonly NamedProgramme[]): Found {
  const proposals = proposeSchemes(duties, others)
  const found = new Set(proposals.map(({ toId }) => toId))
  return { things: others.filter(({ id }) => found.has(id)).map(asThing), proposals }
}

export const asThing = ({ id, name }: NamedProgramme): LinkedThing => {
  return { id, kind: 'programme', name, programmeId: id, programmeName: name, clauseId: null }
}

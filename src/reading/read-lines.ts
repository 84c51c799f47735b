import { findCitations } from './facts/citations.ts'
import { complete } from './facts/complete.ts'
import { readDocument } from './facts/document.ts'
import { Duties } from './facts/duties.ts'
import { findFunding } from './facts/funding.ts'
import { findObjectives } from './facts/objectives.ts'
import { findRecipients } from './facts/recipients.ts'
import { findReports } from './facts/reports.ts'
import { findReviews } from './facts/reviews.ts'
import type { Source } from './facts/source.ts'
import { findTargets } from './facts/targets.ts'
import type { FileContent } from './formats/file-content.ts'
import { blocksOf } from './outline/blocks.ts'
import type { Line } from './outline/lines.ts'
import { partsOf } from './outline/parts.ts'
import { type Node, outlineOf } from './outline/tree.ts'
import type { Zone } from './outline/zones.ts'
import type { Reading } from './reading.types.ts'
import { isVietnamese, warningsOf } from './warnings.ts'

/** Rises whenever the same bytes may give other facts. */
export const READER_VERSION = '1.4.2'

/** How the lines came. */
export type Origin = Pick<Reading, 'format' | 'encoding' | 'decomposed'> & Pick<FileContent, 'oldEncodings'>

/** What the lines of a document say, and the clauses that it was read from. */
export function readLines(
  lines: Line[],
  zones: Zone[],
  { format, encoding, decomposed, oldEncodings }: Origin,
  progress: (share: number, stage: string) => void = () => {},
): { reading: Reading; nodes: Node[] } {
  const { text, nodes } = outlineOf(lines, zones)
  const document = readDocument(nodes)
  const issuedYear = document.issuedOn ? Number(document.issuedOn.slice(0, 4)) : null
  const source: Source = {
    text,
    nodes,
    parts: partsOf(nodes),
    year: issuedYear ?? document.horizon?.from ?? null,
    horizonEnd: document.horizon?.to ?? null,
    letter: document.kind === 'Công văn',
    listed: ['Công văn', 'Công điện', 'Chỉ thị'].includes(document.kind ?? ''),
    official: document.kind !== null && isVietnamese(text),
  }
  progress(0.6, 'facts')
  const duties = new Duties(source)
  const { targets, cells } = findTargets(source)
  const reading: Reading = {
    readerVersion: READER_VERSION,
    format,
    encoding,
    decomposed,
    text,
    blocks: blocksOf(nodes),
    document,
    targets,
    duties: duties.find(),
    reports: findReports(source, duties),
    reviews: findReviews(source, duties.holdsDuties),
    citations: findCitations(source, document.number),
    recipients: findRecipients(source),
    objectives: findObjectives(source),
    funding: findFunding(source),
    warnings: [],
    seams: nodes.flatMap((node) => node.line.seams.map((seam) => node.start + seam)),
  }
  complete(reading, source)
  reading.warnings = warningsOf(reading, nodes, cells, oldEncodings)
  progress(1, 'done')
  return { reading, nodes }
}

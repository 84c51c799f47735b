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
import { readFormat } from './formats/index.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { blocksOf } from './outline/blocks.ts'
import { linesOf } from './outline/lines.ts'
import { partsOf } from './outline/parts.ts'
import { outlineOf } from './outline/tree.ts'
import { zonesOf } from './outline/zones.ts'
import { ReadingProblem } from './problem.ts'
import type { Reading } from './reading.types.ts'
import { refuseSecret } from './secrecy.ts'
import { isVietnamese, warningsOf } from './warnings.ts'

export { DEFAULT_LIMITS, type Limits } from './limits.ts'
export { ReadingProblem, type ReadingProblemCode } from './problem.ts'
export type { Block, BlockKind, FactBase, Place, Reading, Warning } from './reading.types.ts'
export { toPlan } from './to-plan.ts'

/** Rises whenever the same bytes may give other facts. */
export const READER_VERSION = '1.4.0'

export type ReadOptions = {
  onProgress?: (share: number, stage: string) => void
  limits?: Partial<Limits>
}

/** A document's bytes in, what it says out; throws ReadingProblem where the file cannot be read. */
export async function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<Reading> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const progress = options.onProgress ?? (() => {})
  if (bytes.length > limits.maxBytes)
    throw new ReadingProblem('too-large', { bytes: bytes.length, limit: limits.maxBytes })
  progress(0, 'format')
  const { format, ...content } = await readFormat(bytes, limits)
  if (content.paragraphs.length > limits.maxParagraphs)
    throw new ReadingProblem('too-large', { paragraphs: content.paragraphs.length, limit: limits.maxParagraphs })
  progress(0.4, 'outline')
  return readContent(content, format, progress)
}

function readContent(
  { paragraphs, encoding, decomposed, oldEncodings }: FileContent,
  format: Reading['format'],
  progress: (share: number, stage: string) => void,
): Reading {
  const lines = linesOf(paragraphs)
  if (lines.length === 0) throw new ReadingProblem('no-text')
  const zones = zonesOf(lines)
  refuseSecret(lines, zones)
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
  return reading
}

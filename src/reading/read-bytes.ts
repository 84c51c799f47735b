import { readFormat } from './formats/index.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { linesOf } from './outline/lines.ts'
import type { Node } from './outline/tree.ts'
import { zonesOf } from './outline/zones.ts'
import { ReadingProblem } from './problem.ts'
import { type Origin, readLines } from './read-lines.ts'
import type { Reading } from './reading.types.ts'
import { refuseSecret } from './secrecy.ts'

export type ReadOptions = {
  onProgress?: (share: number, stage: string) => void
  limits?: Partial<Limits>
}

export type ReadPaper = { reading: Reading; nodes: Node[]; origin: Origin }

/** What a document's bytes say, with the clauses that it was read from. */
export async function readBytes(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadPaper> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const progress = options.onProgress ?? (() => {})
  if (bytes.length > limits.maxBytes)
    throw new ReadingProblem('too-large', { bytes: bytes.length, limit: limits.maxBytes })
  progress(0, 'format')
  const { paragraphs, ...origin } = await readFormat(bytes, limits)
  if (paragraphs.length > limits.maxParagraphs)
    throw new ReadingProblem('too-large', { paragraphs: paragraphs.length, limit: limits.maxParagraphs })
  progress(0.4, 'outline')
  const lines = linesOf(paragraphs)
  if (lines.length === 0) throw new ReadingProblem('no-text')
  const zones = zonesOf(lines)
  refuseSecret(lines, zones)
  return { ...readLines(lines, zones, origin, progress), origin }
}

import { type ReadOptions, readBytes } from './read-bytes.ts'
import type { Reading } from './reading.types.ts'

export { type AmendedFact, type Amendment, type AppliedInstruction, readAgainst } from './amendment/read-against.ts'
export { checkLayout, type LayoutCheck } from './layout/check.ts'
export type { LayoutRules } from './layout/rules.ts'
export { describeLayout, type LayoutLanguage } from './layout/words.ts'
export { DEFAULT_LIMITS, type Limits } from './limits.ts'
export { ReadingProblem, type ReadingProblemCode } from './problem.ts'
export type { ReadOptions } from './read-bytes.ts'
export { READER_VERSION } from './read-lines.ts'
export type { Block, BlockKind, FactBase, Place, Reading, Warning } from './reading.types.ts'
export { toPlan } from './to-plan.ts'

/** A document's bytes in, what it says out; throws ReadingProblem where the file cannot be read. */
export async function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<Reading> {
  return (await readBytes(bytes, options)).reading
}

import type { Limits } from '../limits.ts'
import { ReadingProblem } from '../problem.ts'
import type { SourceParagraph } from './paragraph.ts'

export async function readDocx(_bytes: Uint8Array, _limits: Limits): Promise<SourceParagraph[]> {
  throw new ReadingProblem('not-supported-format', { found: 'docx' })
}

import type { Limits } from '../limits.ts'
import { type DetectedFormat, detectFormat, type ReadFormat } from './detect.ts'
import { readDocx } from './docx.ts'
import type { FileContent } from './file-content.ts'
import { readPdf } from './pdf.ts'
import { readText } from './text.ts'

/**
 * The door of formats. To read one more (.doc, scans): a reader in a file beside these that gives FileContent
 * within the limits, a line here, and in detect.ts its first bytes among those that are read instead of those that are
 * refused. What people are told of files that are refused stands with their words (src/web, src/cli), by `found`.
 */
const READERS: Record<
  DetectedFormat,
  { format: ReadFormat; read: (bytes: Uint8Array, limits: Limits) => FileContent | Promise<FileContent> }
> = {
  zip: { format: 'docx', read: readDocx },
  pdf: { format: 'pdf', read: readPdf },
  text: { format: 'txt', read: readText },
}

export async function readFormat(bytes: Uint8Array, limits: Limits): Promise<FileContent & { format: ReadFormat }> {
  const { format, read } = READERS[detectFormat(bytes)]
  return { format, ...(await read(bytes, limits)) }
}

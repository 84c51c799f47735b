export type ReadingProblemCode =
  | 'empty-file'
  | 'not-supported-format'
  | 'encrypted'
  | 'too-large'
  | 'zip-bomb'
  | 'damaged-file'
  | 'unknown-encoding'
  | 'no-text'
  | 'secret-document'

/** The file cannot be read; `code` says why and `detail` where, so that the caller can word it for its reader. */
export class ReadingProblem extends Error {
  override readonly name = 'ReadingProblem'
  readonly code: ReadingProblemCode
  readonly detail: Record<string, string | number>

  constructor(code: ReadingProblemCode, detail: Record<string, string | number> = {}) {
    super(
      `${code}${Object.entries(detail)
        .map(([key, value]) => ` ${key}=${value}`)
        .join('')}`,
    )
    this.code = code
    this.detail = detail
  }
}

import type { TextEncoding } from '../../shared/encodings.ts'
import type { SourceParagraph } from './paragraph.ts'

/** What a reader of a format hands on; from here on no one knows which format it was. */
export type FileContent = {
  paragraphs: SourceParagraph[]
  /** Of the letters as they came; null where the format itself is Unicode and held nothing else. */
  encoding: TextEncoding | null
  /** A text file whose marks are characters of their own (NFD); they are composed. */
  decomposed: boolean
  /** Encodings from before Unicode that were recognised and decoded. */
  oldEncodings: TextEncoding[]
}

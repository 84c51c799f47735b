import type { TextEncoding } from '../../shared/encodings.ts'
import type { Limits } from '../limits.ts'
import { type Around, BodyReader } from './docx/body.ts'
import { namesOldFonts } from './docx/fonts.ts'
import { Numbering } from './docx/numbering.ts'
import { type DocxParts, openDocx } from './docx/package.ts'
import { Styles } from './docx/styles.ts'
import { readTheme } from './docx/theme.ts'
import type { XmlHandler } from './docx/xml.ts'
import type { FileContent } from './file-content.ts'

/**
 * Our own reading of OOXML: what converters drop (automatic numbers, accepted changes, cells) decides what a plan says.
 * The body is the text. Foot- and endnotes that it points to stand apart behind it: what they cite counts, aims and
 * duties are not looked for in them. Headers, footers and comments are no part of what was signed and are not read.
 */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<FileContent> {
  const parts = await openDocx(bytes, limits)
  const theme = readTheme(parts.theme)
  return readOpened(parts, { theme, styles: new Styles(parts.styles, theme) }, limits)
}

/** The same of a file that is open; `beside` hears its document too. */
export function readOpened(
  parts: DocxParts,
  { theme, styles }: Pick<Around, 'theme' | 'styles'>,
  limits: Limits,
  beside?: XmlHandler,
): FileContent {
  const around: Around = {
    theme,
    styles,
    numbering: new Numbering(parts.numbering, theme),
    oldFonts: namesOldFonts(parts.styles) || namesOldFonts(parts.theme),
    limits,
  }
  const body = new BodyReader(around)
  body.read(parts.document, 'document.xml', beside)
  const paragraphs = body.paragraphs
  // Lists in notes count by themselves.
  const notes = new BodyReader({ ...around, numbering: new Numbering(null) }, body.notes)
  if (parts.footnotes) notes.read(parts.footnotes, 'footnotes.xml')
  if (parts.endnotes) notes.read(parts.endnotes, 'endnotes.xml')
  for (const note of notes.paragraphs) paragraphs.push({ ...note, note: true })
  return { paragraphs, decomposed: false, ...oldLetters([body.oldLetters.counts, notes.oldLetters.counts]) }
}

/** The encoding of most old letters, and all that there are. */
function oldLetters(counts: Map<TextEncoding, number>[]): Pick<FileContent, 'encoding' | 'oldEncodings'> {
  const sums = new Map<TextEncoding, number>()
  for (const [encoding, letters] of counts.flatMap((each) => [...each]))
    sums.set(encoding, (sums.get(encoding) ?? 0) + letters)
  const oldEncodings = [...sums].sort(([, a], [, b]) => b - a).map(([encoding]) => encoding)
  return { encoding: oldEncodings[0] ?? null, oldEncodings }
}

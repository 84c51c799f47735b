import type { Limits } from '../limits.ts'
import { BodyReader } from './docx/body.ts'
import { Numbering } from './docx/numbering.ts'
import { openDocx } from './docx/package.ts'
import { Styles } from './docx/styles.ts'
import type { SourceParagraph } from './paragraph.ts'

/** Our own reading of OOXML: what converters drop (automatic numbers, accepted changes, cells) decides what a plan says. */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<SourceParagraph[]> {
  const parts = await openDocx(bytes, limits)
  const styles = new Styles(parts.styles)
  const body = new BodyReader(new Numbering(parts.numbering), styles)
  body.read(parts.document, 'document.xml')
  const paragraphs = body.end()
  if (!parts.footnotes) return paragraphs
  const notes = new BodyReader(new Numbering(null), styles)
  notes.read(parts.footnotes, 'footnotes.xml')
  return [...paragraphs, ...notes.end().map((note) => ({ ...note, note: true }))]
}

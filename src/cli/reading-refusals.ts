import type { ReadingProblem, ReadingProblemCode } from '../reading/index.ts'

/** What to do with a file of another format, by what its bytes say it is. */
const formats: Record<string, string> = {
  pdf: 'this is a PDF, of which no layout is checked; check the Word file that it was made from',
  doc: 'this is Word 97-2003; open it in Word or LibreOffice, save it as .docx and read that',
  rtf: 'this is RTF; open it in Word or LibreOffice, save it as .docx and read that',
  odt: 'this is OpenDocument; open it in LibreOffice, save it as .docx and read that',
  ...Object.fromEntries(
    ['png', 'jpeg', 'gif', 'tiff', 'bmp', 'webp'].map((found) => [
      found,
      'a picture of a page is not read yet; read the Word file of the document',
    ]),
  ),
  ...Object.fromEntries(['zip', 'rar', '7z', 'gzip'].map((found) => [found, 'this is an archive; unpack it first'])),
}

/** Why a file is not read and what to do about it, in one line. */
export const refusalOf = ({ code, detail }: ReadingProblem): string =>
  (code === 'not-supported-format' ? formats[String(detail.found)] : undefined) ?? refusals[code]

const refusals: Record<ReadingProblemCode, string> = {
  'empty-file': 'the file is empty',
  'not-supported-format': 'only .docx and .txt are read; save it as one of these',
  encrypted: 'the file is protected by a password; remove that first',
  'too-large': 'the file is larger than a plan can be',
  'zip-bomb': 'the file unpacks to far more than a plan can be',
  'damaged-file': 'the file is damaged; open it in a word processor and save it anew',
  'unknown-encoding': 'its letters are in no encoding that is known here; save it as UTF-8',
  'no-text': 'there is no text in it',
  'secret-document': 'the document is marked secret and is not read here',
}

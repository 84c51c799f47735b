import type { Document, FactKind, ReadingState } from '../../../shared/documents.ts'
import { ENCODING_NAMES, type TextEncoding } from '../../../shared/encodings.ts'
import { ApiProblem } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

type Named = Pick<Document, 'kind' | 'number' | 'title' | 'fileName'>

/** "Kế hoạch 45/KH-UBND"; without a number "Kế hoạch thực hiện …", as one says it; else the file's name. */
export function shortName({ kind, number, title, fileName }: Named): string {
  if (number) return [kind, number].filter(Boolean).join(' ')
  if (!title) return fileName
  return kind ? `${kind} ${title.charAt(0).toLocaleLowerCase('vi')}${title.slice(1)}` : title
}

/** With its title, unless the short name says it already. */
export const fullName = (document: Named): string =>
  document.number && document.title ? `${shortName(document)} – ${document.title}` : shortName(document)

export const STATE_WORDS: Record<ReadingState, { tone: StateTone; words: TextKey }> = {
  waiting: { tone: 'idle', words: 'documents.state.waiting' },
  running: { tone: 'running', words: 'documents.state.running' },
  done: { tone: 'good', words: 'documents.state.done' },
  failed: { tone: 'bad', words: 'documents.state.failed' },
  cancelled: { tone: 'idle', words: 'documents.state.cancelled' },
}

/** What the reader is doing, where it says so. */
export const STAGE_WORDS: Readonly<Record<string, TextKey>> = {
  format: 'documents.stage.format',
  outline: 'documents.stage.outline',
  facts: 'documents.stage.facts',
}

export const KIND_COUNT_WORDS: Record<Exclude<FactKind, 'document'>, TextKey> = {
  objective: 'documents.found.objective',
  target: 'documents.found.target',
  duty: 'documents.found.duty',
  report: 'documents.found.report',
  review: 'documents.found.review',
  funding: 'documents.found.funding',
  citation: 'documents.found.citation',
  recipient: 'documents.found.recipient',
}

export const WARNING_WORDS: Readonly<Record<string, TextKey>> = {
  'no-headings': 'documents.warning.noHeadings',
  'no-targets': 'documents.warning.noTargets',
  'no-duties': 'documents.warning.noDuties',
  'not-vietnamese': 'documents.warning.notVietnamese',
  'no-letterhead': 'documents.warning.noLetterhead',
  'number-blank': 'documents.warning.numberBlank',
  'date-blank': 'documents.warning.dateBlank',
  'tables-not-read': 'documents.warning.tablesNotRead',
  'old-letters': 'documents.warning.oldLetters',
}

/** What a warning's words name; an encoding by the name that people know. */
export function warningParams(params: Record<string, unknown>): Record<string, unknown> {
  const { encoding } = params
  return typeof encoding === 'string' && Object.hasOwn(ENCODING_NAMES, encoding)
    ? { ...params, encoding: ENCODING_NAMES[encoding as TextEncoding] }
    : { ...params }
}

const READING_PROBLEMS: ProblemWords = {
  'empty-file': 'documents.problem.emptyFile',
  encrypted: 'documents.problem.encrypted',
  'too-large': 'documents.problem.tooLarge',
  'zip-bomb': 'documents.problem.zipBomb',
  'damaged-file': 'documents.problem.damaged',
  'unknown-encoding': 'documents.problem.unknownEncoding',
  'no-text': 'documents.problem.noText',
  'secret-document': 'documents.problem.secret',
  'took-too-long': 'documents.problem.timeout',
  'out-of-memory': 'documents.problem.outOfMemory',
  'rights-lost': 'documents.problem.rightsLost',
  'reader-died': 'documents.problem.readerDied',
  cancelled: 'documents.problem.cancelled',
}

/** What a refused file really is, by what its bytes say. */
const FORMAT_PROBLEMS: ProblemWords = {
  pdf: 'documents.problem.isPdf',
  doc: 'documents.problem.isOldWord',
  png: 'documents.problem.isPicture',
  jpeg: 'documents.problem.isPicture',
  gif: 'documents.problem.isPicture',
  tiff: 'documents.problem.isPicture',
  bmp: 'documents.problem.isPicture',
  webp: 'documents.problem.isPicture',
  rtf: 'documents.problem.isOtherText',
  odt: 'documents.problem.isOtherText',
  html: 'documents.problem.isOtherText',
  xlsx: 'documents.problem.isSpreadsheet',
  rar: 'documents.problem.isArchive',
  '7z': 'documents.problem.isArchive',
  zip: 'documents.problem.isArchive',
  gzip: 'documents.problem.isArchive',
}

/** Words for a code of the reader, as a reading's problem or as an upload's refusal. */
export function problemKey(code: string, params: Record<string, unknown> = {}): TextKey {
  if (code === 'not-supported-format') return FORMAT_PROBLEMS[String(params.found)] ?? 'documents.problem.notSupported'
  return READING_PROBLEMS[code] ?? 'documents.problem.other'
}

const REFUSALS: ProblemWords = {
  'file-too-large': 'documents.problem.fileTooLarge',
  'uploads-waiting': 'documents.problem.uploadsWaiting',
  'secret-removed': 'documents.problem.secret',
  'document-kept-elsewhere': 'documents.problem.keptElsewhere',
  'document-in-use': 'documents.problem.inUse',
  'document-in-programme': 'documents.problem.inProgramme',
  'draft-exists': 'documents.problem.draftExists',
  'other-home': 'documents.problem.otherHome',
  'bad-relation': 'documents.problem.badRelation',
  'not-read-yet': 'documents.problem.notReadYet',
  'already-published': 'documents.problem.alreadyPublished',
  'job-over': 'documents.problem.readingOver',
}

/** A file refused at the door carries the reader's own code, which says more than the kind of the refusal. */
export function documentProblems(error: unknown): ProblemWords {
  if (!(error instanceof ApiProblem)) return REFUSALS
  const { type, params } = error.reply
  const code = params?.code
  return typeof code === 'string'
    ? { ...REFUSALS, [type.replace('/problems/', '')]: problemKey(code, params) }
    : REFUSALS
}

import { MAX_FILE_BYTES } from '../../../shared/documents.ts'
import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const fileTooLargeKind: ProblemKind = {
  type: '/problems/file-too-large',
  status: 413,
  title: 'The file is larger than what is taken',
}
export const fileTooLarge = (limitBytes = MAX_FILE_BYTES) =>
  new Problem(fileTooLargeKind, 'Split the document, or take large pictures out of it', { params: { limitBytes } })

export const uploadsWaitingKind: ProblemKind = {
  type: '/problems/uploads-waiting',
  status: 503,
  title: 'Other files are being received just now; try again shortly',
  retryAfter: 10,
}
export const uploadsWaiting = () => new Problem(uploadsWaitingKind, 'Send fewer files at once')

export const comparisonsWaitingKind: ProblemKind = {
  type: '/problems/comparisons-waiting',
  status: 503,
  title: 'Other documents are being compared just now; try again shortly',
  retryAfter: 15,
}
export const comparisonsWaiting = () => new Problem(comparisonsWaitingKind, 'Two documents are compared at a time')
/** Nobody waits for it any more, or the server stops. */
export const comparisonBroken = () => new Problem(comparisonsWaitingKind, 'This comparison was broken off')

export const emptyFileKind: ProblemKind = { type: '/problems/empty-file', status: 422, title: 'The file is empty' }
export const emptyFile = () => new Problem(emptyFileKind, 'Choose the file again: this one has no content')

export const unsupportedFormatKind: ProblemKind = {
  type: '/problems/unsupported-format',
  status: 415,
  title: 'Files of this kind are not read yet',
}
export const encryptedFileKind: ProblemKind = {
  type: '/problems/encrypted-file',
  status: 422,
  title: 'The file is locked with a password',
}
export const unsafeArchiveKind: ProblemKind = {
  type: '/problems/unsafe-archive',
  status: 422,
  title: 'The file unpacks to far more than a document holds',
}
export const documentTooLongKind: ProblemKind = {
  type: '/problems/document-too-long',
  status: 422,
  title: 'The document holds more than a plan does',
}
export const damagedFileKind: ProblemKind = {
  type: '/problems/damaged-file',
  status: 422,
  title: 'The file is damaged',
}
export const unknownEncodingKind: ProblemKind = {
  type: '/problems/unknown-encoding',
  status: 422,
  title: 'The letters of this text file are in no known encoding',
}
export const noTextKind: ProblemKind = { type: '/problems/no-text', status: 422, title: 'There is no text in the file' }
export const secretDocumentKind: ProblemKind = {
  type: '/problems/secret-document',
  status: 422,
  title: 'The document carries a secrecy mark, so it is not kept here',
}
export const unreadableFileKind: ProblemKind = {
  type: '/problems/unreadable-file',
  status: 422,
  title: 'The file could not be looked through',
}

const refusals: Record<string, [kind: ProblemKind, whatToDo: string]> = {
  'empty-file': [emptyFileKind, 'Choose the file again: this one has no content'],
  'not-supported-format': [unsupportedFormatKind, 'Save it as .docx or .txt and upload that'],
  encrypted: [encryptedFileKind, 'Take the password off in Word and upload it again'],
  'too-large': [documentTooLongKind, 'Split the document, or take attached tables out of it'],
  'zip-bomb': [unsafeArchiveKind, 'Save the document anew in Word and upload that'],
  'damaged-file': [damagedFileKind, 'Open it in Word, save it anew and upload that'],
  'unknown-encoding': [unknownEncodingKind, 'Save it as .docx, or as text in UTF-8'],
  'no-text': [
    noTextKind,
    'Of a scan its text layer is read: upload one that has it, or the file that was scanned from',
  ],
  'secret-document': [secretDocumentKind, 'Nothing of it was kept. Handle it by the rules for state secrets'],
  'took-too-long': [unreadableFileKind, 'It took too long. Split the document, or save it anew in Word'],
  'out-of-memory': [unreadableFileKind, 'It needs too much memory. Split the document, or take large tables out'],
}

/** Why a file is not taken, by the reader's code. */
export function fileRefused(code: string, params: Record<string, unknown>): Problem {
  const [kind, whatToDo] = refusals[code] ?? [unreadableFileKind, 'Save the document anew in Word and upload that']
  return new Problem(kind, whatToDo, { params: { ...params, code } })
}

export const secretRemovedKind: ProblemKind = {
  type: '/problems/secret-removed',
  status: 410,
  title: 'This document carried a secrecy mark and was removed',
}
export const secretRemoved = () => new Problem(secretRemovedKind, 'Nothing of it was kept')

export const keptElsewhereKind: ProblemKind = {
  type: '/problems/document-kept-elsewhere',
  status: 409,
  title: 'This file is kept in the province already, at a unit that you do not see',
}
export const keptElsewhere = () => new Problem(keptElsewhereKind, 'Ask the standing agency of the province for it')

export const documentInUseKind: ProblemKind = {
  type: '/problems/document-in-use',
  status: 409,
  title: 'A programme stands on this document',
}
export const documentInUse = () => new Problem(documentInUseKind, 'Take it out of the programme first')

export const notReadYetKind: ProblemKind = {
  type: '/problems/not-read-yet',
  status: 409,
  title: 'The document has not been read yet',
}
export const notReadYet = () => new Problem(notReadYetKind, 'Wait until reading is done, or have it read again')

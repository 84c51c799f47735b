export { listTextsOfClause } from './clause-places.repository.ts'
export type { AmendedFact, AppliedInstruction, ComparedPapers } from './compared-papers.ts'
export { emptyFile, fileRefused, fileTooLarge, uploadsWaiting } from './documents.problems.ts'
export {
  type DocumentRow,
  findBytes,
  holdDocument,
  listDocumentRows,
  listDocumentsNumbered,
  publishDocument,
} from './documents.repository.ts'
export { documentRoutes } from './documents.routes.ts'
export { getDocument, getDocumentFile, getDocumentText, uploadDocument } from './documents.service.ts'
export { attachmentNamed, cleanFileName } from './file-name.ts'
export { type ReadingJobs, type ReadingOptions, readingQueue, startReadingJobs } from './reading-jobs.ts'
export { type FinishedDocument, getFinishedReading, readingWays } from './readings.service.ts'
export { noteSecret, refuseSecret } from './secrets.service.ts'
export { checkFiles } from './stored-faults.repository.ts'
export { checkTexts } from './stored-faults.service.ts'

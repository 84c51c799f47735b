import type { Certainty, Doubt } from '../shared/certainty.ts'
import type { TextEncoding } from '../shared/encodings.ts'
import type { Citation, DocumentFacts, Duty, ObjectiveScope, Report, Review, Target } from '../shared/plan.ts'
import type { ReadFormat } from './formats/detect.ts'

/** Offsets into `Reading.text`, in UTF-16 code units. */
export type Place = { start: number; end: number }

export type BlockKind = 'heading' | 'paragraph' | 'bullet' | 'cell' | 'letterhead' | 'recipients' | 'signature'

/** A clause of the document; in reading order, with the same id whenever the same text is read. */
export type Block = {
  id: string
  kind: BlockKind
  start: number
  end: number
  depth: number
  /** 'I.', '1.', 'a)', '-', '+' as written. */
  marker: string | null
  /** Path of numbers as written, 'II.1.1.1'. */
  section: string
  parent: string | null
}

export type FactBase = {
  place: Place
  /** Id of the block in which the fact begins. */
  clause: string
  section: string
  /** The rule that found it, 'duty.bullet-under-agency-heading'. */
  rule: string
  quote: string
  certainty: Certainty
  /** Why it is not sure. */
  doubts: Doubt[]
}

export type DocumentField = keyof DocumentFacts
export type DocumentReading = DocumentFacts & {
  places: Partial<Record<DocumentField, Place>>
  certainty: Certainty
  doubts: Doubt[]
}

/** What a fact may say beside what the annotated papers (Plan) know. */
type MoreOfTarget = { /** Of whom it speaks. */ people?: string }
type MoreOfDuty = { product?: string; condition?: string /** A sub-scheme to build or carry out. */; scheme?: string }

export type WarningCode =
  | 'no-headings'
  | 'no-targets'
  | 'no-duties'
  | 'not-vietnamese'
  | 'no-letterhead'
  | 'number-blank'
  | 'date-blank'
  | 'tables-not-read'
  | 'old-letters'
export type Warning = { code: WarningCode; clause?: string; count?: number; encoding?: TextEncoding }

export type Reading = {
  readerVersion: string
  format: ReadFormat
  /** Of a text file; of a .docx only where fonts from before Unicode drew its letters. */
  encoding: TextEncoding | null
  /** A text file whose marks came as characters of their own. */
  decomposed: boolean
  text: string
  blocks: Block[]
  document: DocumentReading
  targets: (FactBase & Omit<Target, 'quote' | 'section'> & MoreOfTarget)[]
  duties: (FactBase & Omit<Duty, 'quote' | 'section'> & MoreOfDuty)[]
  reports: (FactBase & Omit<Report, 'quote'>)[]
  reviews: (FactBase & Omit<Review, 'quote'>)[]
  citations: (FactBase & Citation)[]
  recipients: (FactBase & { name: string })[]
  objectives: (FactBase & { scope: ObjectiveScope; year: number | null })[]
  /** Where money comes from. */
  funding: (FactBase & { sources: string[] })[]
  warnings: Warning[]
  /** Offsets where a page number was taken out of a sentence: a quote across one stands in no printed copy. */
  seams: number[]
}

export { assemble, blocksOfSection, blocksOfWords, isLeftOut, isOpen, type PaperSection } from './assemble.ts'
export { draftSection } from './compose.ts'
export type {
  DocumentFact,
  DutyFact,
  FactCell,
  MissingReason,
  ProposalFact,
  ReportFacts,
  TargetFact,
  UnitTable,
} from './facts.ts'
export { documentInWords } from './other-sentences.ts'
export { outlineFaults } from './outlines.ts'
export {
  isWithMaker,
  isWritable,
  REPORT_STEPS,
  type ReportSide,
  reportStateAfter,
  SECTION_STEPS,
  type SectionSide,
  sectionStateAfter,
} from './states.ts'
export { threadOf } from './value-ids.ts'
export { changedValues, textOf, valuesOf } from './values.ts'

export { carryOver } from './carry-over.ts'
export { compareFacts, countSorts, type FactChange } from './compare.ts'
export { type ComparedFact, type FieldChange, fieldChanges } from './fields.ts'

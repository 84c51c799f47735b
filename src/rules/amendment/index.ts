export { compareFacts, countSorts, type FactChange, SORTS, type Sort } from './compare.ts'
export { type ComparedFact, FIELD_GROUPS, type FieldChange, type FieldGroup, fieldChanges } from './fields.ts'

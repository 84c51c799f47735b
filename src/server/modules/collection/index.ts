export { collectionRoutes } from './collection.routes.ts'
export { formEvidenceRoutes } from './form-evidence.routes.ts'
export { listFormPeriods } from './form-lists.repository.ts'
export { countLocked } from './locked-forms.repository.ts'

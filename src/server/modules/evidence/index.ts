export { MEDIA_TYPES } from './evidence-kinds.ts'
export { type EvidenceDeps, type ExaminedFile, examineFile, type NewFile, requireRoom } from './examining.ts'
export { fileRoutes } from './files.routes.ts'

export { jobRoutes } from './jobs.routes.ts'
export type { JobKinds } from './jobs.service.ts'

export { sampleRoutes } from './sample.routes.ts'
export { type SampleLink, showSample } from './sample.service.ts'

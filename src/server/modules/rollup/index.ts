export { readReportedTargets } from './reported-targets.service.ts'
export { readReportedUnits } from './reported-units.service.ts'
export { rollupRoutes } from './rollup.routes.ts'

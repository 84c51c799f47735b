export { rollupRoutes } from './rollup.routes.ts'
export { readReportedTargets } from './reported-targets.service.ts'
export { readReportedUnits } from './reported-units.service.ts'

export { guidanceRoutes } from './guidance.routes.ts'
export { proposalRoutes } from './proposals.routes.ts'
export { standingAgencyRoutes } from './standing-agencies.routes.ts'

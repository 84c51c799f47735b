export { guidanceRoutes } from './guidance.routes.ts'
export { proposalRoutes } from './proposals.routes.ts'
export { readReportedProposals } from './reported-proposals.repository.ts'
export { standingAgencyRoutes } from './standing-agencies.routes.ts'

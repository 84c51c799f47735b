export { guidanceRoutes } from './guidance.routes.ts'
export { proposalRoutes } from './proposals.routes.ts'

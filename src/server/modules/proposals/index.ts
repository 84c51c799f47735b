export { guidanceRoutes } from './guidance.routes.ts'
export { proposalRoutes } from './proposals.routes.ts'
export { listUnitNames } from './unit-paths.repository.ts'
export { listWaitingProposals, type WaitingProposal } from './waiting.repository.ts'

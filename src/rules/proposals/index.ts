export { proposalDays } from './days.ts'
export { scopesShown } from './places.ts'
export { makesStandingAgency } from './standing-agency.ts'
export {
  type ActableProposal,
  isProposalActPossible,
  isProposalEditable,
  isWithAgency,
  PROPOSAL_STEPS,
  type ProposalSide,
  proposalActsOf,
  proposalStateAfter,
} from './states.ts'

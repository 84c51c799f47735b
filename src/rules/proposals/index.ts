export { proposalDays } from './days.ts'
export { scopesShown } from './places.ts'
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

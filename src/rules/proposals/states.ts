import { PROPOSAL_ACTS, type ProposalAct, type ProposalState } from '../../shared/proposals.ts'

/**
 * Who does it: whoever answers for the organisation; the agency where it lies now; or the one that was asked, which looks after the
 * guidance of its programme.
 */
export type ProposalSide = 'organisation' | 'lying' | 'asked'

type Step = {
  side: ProposalSide
  /** From where to where; a state that is missing here does not allow it. */
  to: Partial<Record<ProposalState, ProposalState>>
  /** It is refused without words. */
  needsWords: boolean
  /** It must, or must not, lie above the unit that was asked. */
  isAbove?: boolean
  /** There must be a unit above the one where it lies. */
  hasAbove?: true
  /** Its answer must, or must not, be published as guidance; only where it is of a programme. */
  isGuidance?: boolean
}

const anywhere: Step['to'] = {
  sent: 'sent',
  taken: 'taken',
  returned: 'returned',
  'sent-up': 'sent-up',
  answered: 'answered',
  withdrawn: 'withdrawn',
  closed: 'closed',
}

/** The one table of what may become of what was raised: server and web read it. */
export const PROPOSAL_STEPS: Record<ProposalAct, Step> = {
  send: { side: 'organisation', to: { draft: 'sent', returned: 'sent' }, needsWords: false },
  withdraw: {
    side: 'organisation',
    to: { sent: 'withdrawn', taken: 'withdrawn', returned: 'withdrawn', 'sent-up': 'withdrawn' },
    needsWords: false,
  },
  close: { side: 'organisation', to: { answered: 'closed' }, needsWords: false },
  reopen: {
    side: 'organisation',
    to: { answered: 'sent', closed: 'sent', withdrawn: 'sent' },
    needsWords: true,
  },
  take: { side: 'lying', to: { sent: 'taken', 'sent-up': 'taken' }, needsWords: false },
  answer: {
    side: 'lying',
    to: { sent: 'answered', taken: 'answered', 'sent-up': 'answered' },
    needsWords: true,
  },
  return: { side: 'lying', to: { sent: 'returned', taken: 'returned' }, needsWords: true, isAbove: false },
  'send-up': {
    side: 'lying',
    to: { sent: 'sent-up', taken: 'sent-up', 'sent-up': 'sent-up' },
    needsWords: true,
    hasAbove: true,
  },
  'send-down': {
    side: 'lying',
    to: { sent: 'sent', taken: 'sent', 'sent-up': 'sent' },
    needsWords: true,
    isAbove: true,
  },
  publish: { side: 'asked', to: { answered: 'answered', closed: 'closed' }, needsWords: false, isGuidance: false },
  'take-back': { side: 'asked', to: anywhere, needsWords: false, isGuidance: true },
}

/** What an act makes of a state; undefined where the state does not allow it. */
export const proposalStateAfter = (state: ProposalState, act: ProposalAct): ProposalState | undefined =>
  PROPOSAL_STEPS[act].to[state]

/** What decides what may be done. */
export type ActableProposal = {
  state: ProposalState
  /** It lies above the unit that was asked. */
  isAbove: boolean
  /** Some unit is above the one where it lies. */
  hasAbove: boolean
  /** It was raised in a programme, for which there can be guidance. */
  ofProgramme: boolean
  isGuidance: boolean
}

/** Whether an act is possible as it stands, whoever does it. */
export function isProposalActPossible(proposal: ActableProposal, act: ProposalAct): boolean {
  const step = PROPOSAL_STEPS[act]
  if (proposalStateAfter(proposal.state, act) === undefined) return false
  if (step.isAbove !== undefined && step.isAbove !== proposal.isAbove) return false
  if (step.hasAbove && !proposal.hasAbove) return false
  return step.isGuidance === undefined || (proposal.ofProgramme && step.isGuidance === proposal.isGuidance)
}

/** What may be done, in the order of the table, by those who stand on one of these sides. */
export const proposalActsOf = (proposal: ActableProposal, sides: readonly ProposalSide[]): ProposalAct[] =>
  PROPOSAL_ACTS.filter((act) => sides.includes(PROPOSAL_STEPS[act].side) && isProposalActPossible(proposal, act))

/** Its words may still be changed: nobody has them, or more was asked for. */
export const isProposalEditable = (state: ProposalState): boolean => state === 'draft' || state === 'returned'

/** It lies with an agency, which is waited for. */
export const isWithAgency = (state: ProposalState): boolean =>
  state === 'sent' || state === 'taken' || state === 'sent-up'

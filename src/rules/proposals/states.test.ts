import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PROPOSAL_ACTS, PROPOSAL_STATES, type ProposalAct, type ProposalState } from '../../shared/proposals.ts'
import {
  type ActableProposal,
  isProposalActPossible,
  isProposalEditable,
  isWithAgency,
  PROPOSAL_STEPS,
  proposalActsOf,
  proposalStateAfter,
} from './states.ts'

const usual = { isAbove: false, hasAbove: true, ofProgramme: true, isGuidance: false }

/** By hand: what each side may do in each state, where it lies with the unit that was asked. */
const allowed: Record<ProposalState, { organisation: ProposalAct[]; lying: ProposalAct[]; asked: ProposalAct[] }> = {
  draft: { organisation: ['send'], lying: [], asked: [] },
  sent: { organisation: ['withdraw'], lying: ['take', 'answer', 'return', 'send-up'], asked: [] },
  taken: { organisation: ['withdraw'], lying: ['answer', 'return', 'send-up'], asked: [] },
  returned: { organisation: ['send', 'withdraw'], lying: [], asked: [] },
  'sent-up': { organisation: ['withdraw'], lying: ['take', 'answer', 'send-up'], asked: [] },
  answered: { organisation: ['close', 'reopen'], lying: [], asked: ['publish'] },
  withdrawn: { organisation: ['reopen'], lying: [], asked: [] },
  closed: { organisation: ['reopen'], lying: [], asked: ['publish'] },
}

test.each(PROPOSAL_STATES)('what may be done with something raised that is %s', (state) => {
  const proposal = { ...usual, state, isAbove: state === 'sent-up' }
  expect(proposalActsOf(proposal, ['organisation'])).toEqual(allowed[state].organisation)
  expect(proposalActsOf(proposal, ['lying']).filter((act) => act !== 'send-down')).toEqual(allowed[state].lying)
  expect(proposalActsOf(proposal, ['asked'])).toEqual(allowed[state].asked)
})

test('a unit above gives it back to who sent it up and not to its organisation, and the nation sends nothing up', () => {
  const above = { ...usual, state: 'taken', isAbove: true } as const
  expect(proposalActsOf(above, ['lying'])).toEqual(['answer', 'send-up', 'send-down'])
  expect(proposalActsOf({ ...above, hasAbove: false }, ['lying'])).toEqual(['answer', 'send-down'])
})

test('guidance is of a programme, made of an answer, once, and taken back whatever became of it meanwhile', () => {
  const answered = { ...usual, state: 'answered' } as const
  expect(proposalActsOf({ ...answered, ofProgramme: false }, ['asked'])).toEqual([])
  expect(proposalActsOf({ ...answered, isGuidance: true }, ['asked'])).toEqual(['take-back'])
  for (const state of PROPOSAL_STATES.filter((each) => each !== 'draft'))
    expect(proposalActsOf({ ...usual, state, isGuidance: true }, ['asked'])).toEqual(['take-back'])
})

test('whatever is done, only an agency answers, only its organisation ends it, and nothing that was sent is a draft again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PROPOSAL_ACTS), { maxLength: 40 }), (acts) => {
      // How many units above the one that was asked it lies; at most two are there.
      let height = 0
      let proposal: ActableProposal = { ...usual, state: 'draft' }
      for (const act of acts) {
        if (!isProposalActPossible(proposal, act)) continue
        const { side } = PROPOSAL_STEPS[act]
        const state = proposalStateAfter(proposal.state, act) as ProposalState
        if (state === 'answered' && proposal.state !== 'answered') expect([side, act]).toEqual(['lying', 'answer'])
        if (state === 'closed' && proposal.state !== 'closed')
          expect([proposal.state, side]).toEqual(['answered', 'organisation'])
        if (state === 'withdrawn' && proposal.state !== 'withdrawn') expect(side).toBe('organisation')
        expect(state).not.toBe('draft')
        if (act === 'send-up') height += 1
        else if (act === 'send-down') height -= 1
        else if (!isWithAgency(state) || act === 'reopen' || act === 'send') height = 0
        expect(height >= 0 && height <= 2).toBe(true)
        if (state === 'sent-up') expect(height).toBeGreaterThan(0)
        if (isProposalEditable(state)) expect(height).toBe(0)
        const isGuidance = act === 'publish' || (proposal.isGuidance && act !== 'take-back')
        proposal = { ...proposal, state, isGuidance, isAbove: height > 0, hasAbove: height < 2 }
      }
    }),
  )
})

test('no state is a dead end, and every state is reached', () => {
  const reached = new Set<ProposalState>(['draft'])
  for (let grown = 0; grown < reached.size; ) {
    grown = reached.size
    for (const state of [...reached])
      for (const act of PROPOSAL_ACTS) reached.add(proposalStateAfter(state, act) ?? state)
  }
  expect([...reached].sort()).toEqual([...PROPOSAL_STATES].sort())
  for (const state of PROPOSAL_STATES)
    expect(proposalActsOf({ ...usual, state }, ['organisation', 'lying'])).not.toEqual([])
})

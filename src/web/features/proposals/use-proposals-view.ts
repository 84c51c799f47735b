import { useSearch } from '@tanstack/react-router'
import { PROPOSAL_KINDS, PROPOSAL_STATES, PROPOSAL_VIEWS } from '../../../shared/proposals.ts'
import type { ProposalFilter } from './proposals.ts'

type Search = Record<string, unknown>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOST_WORDS = 200

/** All that is seen stands in the address. */
export function useProposalsView(): ProposalFilter {
  return proposalFilterIn(useSearch({ strict: false }))
}

/** Whatever is no filter is passed over. */
export function proposalFilterIn(search: Search): ProposalFilter {
  const view = PROPOSAL_VIEWS.find((each) => each === search.view)
  const state = PROPOSAL_STATES.find((each) => each === search.state)
  const kind = PROPOSAL_KINDS.find((each) => each === search.kind)
  const programmeId = String(search.programmeId ?? '')
  const q = String(search.q ?? '').slice(0, MOST_WORDS)
  return {
    ...(view ? { view } : {}),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(UUID.test(programmeId) ? { programmeId } : {}),
    ...(q ? { q } : {}),
  }
}

/** The same page with this list. */
export const withProposalFilter =
  (filter: ProposalFilter) =>
  ({ view: _view, state: _state, kind: _kind, programmeId: _programme, q: _words, ...before }: Search): Search => ({
    ...before,
    ...filter,
  })

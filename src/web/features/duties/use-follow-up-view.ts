import { useSearch } from '@tanstack/react-router'
import { STANDINGS } from '../../../shared/duties.ts'
import type { AnswerFilter } from './duties.ts'

type Search = Record<string, unknown>

/** All that is seen stands in the address. */
export function useFollowUpView(): AnswerFilter {
  const search: Search = useSearch({ strict: false })
  const standing = STANDINGS.find((each) => each === search.standing)
  const organisationId = /^\d+$/.test(String(search.organisationId)) ? String(search.organisationId) : undefined
  return {
    ...(standing ? { standing } : {}),
    ...(organisationId ? { organisationId } : {}),
    ...(String(search.asking) === 'true' ? { asking: 'true' } : {}),
  }
}

/** The same page with this list; as a number, an id stands in the address without quotes. */
export const withFilter =
  ({ standing, organisationId, asking }: AnswerFilter) =>
  ({ standing: _standing, organisationId: _organisation, asking: _asking, ...before }: Search): Search => ({
    ...before,
    ...(standing ? { standing } : {}),
    ...(organisationId ? { organisationId: Number(organisationId) } : {}),
    ...(asking ? { asking: true } : {}),
  })

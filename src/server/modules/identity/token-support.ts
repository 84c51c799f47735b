import type { Action } from '../../../shared/people.ts'
import { type Grant, mayAt } from '../../platform/actor.ts'

type Asked = { unitPath: string; actions: readonly Action[] }

/**
 * Which of a token's actions whoever issues it may not do there themselves: by a role of their own, since what they do for
 * somebody who is away, or what a plan gave their organisation, is not theirs to pass on. The system's administrator, who
 * reads no plans, vouches for programs anywhere.
 */
export function actionsBeyond(issuer: readonly Grant[], { unitPath, actions }: Asked): Action[] {
  const own = issuer.filter(({ role, onBehalfOf }) => onBehalfOf === null && role !== 'patron')
  if (own.some(({ role }) => role === 'system-administrator')) return []
  return actions.filter((action) => !mayAt({ grants: own }, action, unitPath))
}

/** Whether a token holds by the rights that whoever issued it has now. */
export const isSupportedBy = (issuer: readonly Grant[], asked: Asked): boolean =>
  mayAt({ grants: issuer }, 'people.manage', asked.unitPath) && actionsBeyond(issuer, asked).length === 0

import type { ReactNode } from 'react'
import type { LateOrganisation } from '../../../shared/overview.ts'
import type { ProgressState } from '../../../shared/target-progress.ts'
import type { LinkTo } from '../../ui/link-to.ts'

/** From the overview to what it tells of; the page knows no addresses. */
export type Ways = {
  /** To the targets of a programme that stand so, with the figures of a year. */
  stateLink: (asked: { programmeId: string; year: number; state: ProgressState }, words: ReactNode) => ReactNode
  /** To a target with all of its figures, or those of one unit. */
  targetAddress: (programmeId: string, factId: string, unitId?: string) => string
  openTarget: (programmeId: string, factId: string, unitId?: string) => void
  dutyLink: LinkTo
  proposalLink: LinkTo
  /** To what one organisation is late with. */
  lateLink: (programmeId: string, organisationId: string | undefined, words: ReactNode) => ReactNode
  remindButton: (programmeId: string, organisation: LateOrganisation) => ReactNode
}

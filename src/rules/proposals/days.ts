import type { ProposalDays } from '../../shared/proposals.ts'
import type { Day } from '../../shared/schema.ts'
import { daysBetween } from '../days.ts'
import { countWorkingDays, type WorkingDays } from '../holidays.ts'

type Times = { sentOn: Day | null; liesSince: Day | null; endedOn: Day | null }

/**
 * How long something raised takes, or took until it ended: since it was sent, and where it lies now. The day itself counts as none.
 * No law that is known says by when an answer is owed, so nothing is late.
 */
export function proposalDays(
  { sentOn, liesSince, endedOn }: Times,
  today: Day,
  working: Pick<WorkingDays, 'isWorkingDay'>,
): ProposalDays {
  const until = endedOn ?? today
  const since = (from: Day) => ({
    days: Math.max(0, daysBetween(from, until)),
    workingDays: countWorkingDays(from, until, working),
  })
  return {
    sinceSent: sentOn === null ? null : since(sentOn),
    here: liesSince === null || endedOn !== null ? null : since(liesSince),
  }
}

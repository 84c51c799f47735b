import type { Action } from '../../../shared/people.ts'
import { type Actor, grantMay, mayAt, requireAction } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { getReportRecord, type ReportRecord } from './reports.repository.ts'
import type { SectionHead } from './sections.repository.ts'

// Who stands where to a report: whoever makes it, whoever receives it, and those who write parts.

/** Whoever answers for the organisation that reports. */
export const isMaker = (actor: Actor, { unitPath }: Pick<ReportRecord, 'unitPath'>): boolean =>
  mayAt(actor, 'duties.answer', unitPath)

export const isWriter = (actor: Actor, { writerPath }: Pick<SectionHead, 'writerPath'>): boolean =>
  writerPath !== null && mayAt(actor, 'duties.answer', writerPath)

type Received = Pick<ReportRecord, 'receivedAt' | 'toParties' | 'programmePath'>

/** The place from which the actor receives it: of an organisation that it is sent to, or where the programme is planned; else undefined. */
export function receivingPlace(actor: Actor, { receivedAt, toParties, programmePath }: Received): string | undefined {
  const answered = toParties.length === 0 ? undefined : longestOf(actor, 'duties.answer', receivedAt)
  return answered ?? longestOf(actor, 'duties.plan', [programmePath])
}

const longestOf = (actor: Actor, action: Action, paths: readonly string[]) =>
  paths.filter((path) => mayAt(actor, action, path)).toSorted((a, b) => b.length - a.length)[0]

/** Throws `not-allowed` unless the actor makes the report. */
export const requireMaker = (actor: Actor, { unitPath }: ReportRecord): void =>
  requireAction(actor, 'duties.answer', unitPath)

/**
 * The report, where it shows to the actor: at its place and above, where parts are written, and where it was sent. Throws `not-found`,
 * which is also what row-level security makes of it.
 */
export async function getShownReport(db: Db, actor: Actor, id: string): Promise<ReportRecord> {
  const report = await getReportRecord(db, id)
  const isOpen = actor.grants.some(
    (grant) => grantMay(grant, 'duties.read') && grant.scopes.some((scope) => report.openTo.includes(scope)),
  )
  if (!isOpen && !mayAt(actor, 'duties.read', report.unitPath)) throw notFound('This report')
  return report
}

import type { JobState } from '../../shared/jobs.ts'
import type { Action } from '../../shared/people.ts'
import { NATION_ID } from '../../shared/units.ts'
import { type Actor, mayAt, requireAction } from './actor.ts'
import { notFound } from './problems.ts'

/**
 * What a kind of long work lets be done with its jobs. Its module publishes them in a view whose columns are those of
 * `JobRow` in the module jobs, and which shows what row-level security shows.
 */
export type JobWays = {
  view: string
  /** The queue that wakes its worker. */
  queue: string
  /** `system`: of no unit, for whoever operates the system. */
  of: 'unit' | 'system'
  /** Who reads the titles. */
  titlesFor: Action
  /** From these states it can be cancelled. */
  cancels: readonly JobState[]
  /** Throws `not-found`, `not-allowed`, `job-over`. */
  cancel(actor: Actor, id: string): Promise<void>
  /** Has it done again; answers the new job, or the one under way. Throws `job-not-failed` too. */
  retry(actor: Actor, id: string): Promise<string>
}

/** Whether jobs of this kind at a place are the actor's to read, or to manage. */
export const mayWithJobs = (
  actor: Pick<Actor, 'grants'>,
  action: 'jobs.read' | 'jobs.manage',
  of: JobWays['of'],
  unitPath: string,
): boolean => mayAt(actor, action, unitPath) && (of === 'unit' || mayAt(actor, 'system.operate', NATION_ID))

/** Throws `not-found` where the job is in no list of theirs, `not-allowed` where it is and is not theirs to manage. */
export function requireJob(actor: Actor, of: JobWays['of'], unitPath: string): void {
  if (!mayWithJobs(actor, 'jobs.read', of, unitPath)) throw notFound('This job')
  requireAction(actor, 'jobs.manage', unitPath)
}

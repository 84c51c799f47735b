import { type Static, Type } from 'typebox'
import { BigId, Instant, Nullable, strict, Uuid } from './schema.ts'

/** Work that takes its time: `reading` a document, taking a `backup`, sending a `letter`. */
export const JOB_KINDS = ['reading', 'backup', 'letter'] as const
export const JobKind = Type.Enum([...JOB_KINDS])
export type JobKind = (typeof JOB_KINDS)[number]

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const JobState = Type.Enum([...JOB_STATES])
export type JobState = (typeof JOB_STATES)[number]

export const JobRef = Type.Object({ kind: JobKind, id: Uuid }, strict)
export type JobRef = Static<typeof JobRef>

export const Job = Type.Object(
  {
    ...JobRef.properties,
    unitId: BigId,
    unitName: Type.String({ description: 'With its kind: tỉnh Hưng Yên' }),
    /** The document or the person that it is about; null for the whole system. */
    subjectId: Nullable(Type.String()),
    title: Nullable(Type.String({ description: 'Null where there is none, or it is not yours to read' })),
    requestedBy: Nullable(Type.String({ description: 'The name of the person; null: the clock; empty: erased' })),
    onBehalfOf: Nullable(Type.String()),
    state: JobState,
    stage: Nullable(Type.String()),
    share: Type.Number({ minimum: 0, maximum: 1 }),
    attempts: Type.Integer({ description: 'How often it was begun' }),
    requestedAt: Instant,
    startedAt: Nullable(Instant),
    endedAt: Nullable(Instant),
    nextTryAt: Nullable(Instant),
    problem: Nullable(Type.Object({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }, strict)),
    may: Type.Object({ cancel: Type.Boolean(), retry: Type.Boolean() }, strict),
  },
  strict,
)
export type Job = Static<typeof Job>

/** A page of jobs, newest first; `more` where it goes on. */
export const Jobs = Type.Object({ jobs: Type.Array(Job), more: Type.Boolean() }, strict)
export type Jobs = Static<typeof Jobs>

/** Without a filter all; `mine`: what I asked for; `latest`: only what nobody asked for again since. */
export const JobFilter = Type.Object({
  state: Type.Optional(Type.Array(JobState, { maxItems: JOB_STATES.length })),
  kind: Type.Optional(JobKind),
  mine: Type.Optional(Type.Boolean()),
  latest: Type.Optional(Type.Boolean()),
  before: Type.Optional(Uuid),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type JobFilter = Static<typeof JobFilter>

import { unitFullName } from '../../../rules/unit-names.ts'
import type { Job, JobFilter, JobKind, Jobs } from '../../../shared/jobs.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { type Actor, grantMay, mayAt } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type JobWays, mayWithJobs } from '../../platform/job-ways.ts'
import { findPersonNames } from '../identity/index.ts'
import { type JobRow, listJobRows, listUnitNames } from './jobs.repository.ts'

export type JobKinds = Record<JobKind, JobWays>

type KnownRow = JobRow & { kind: JobKind }

/** The jobs at and below the places where the actor may read them. */
export async function listJobs(db: Db, kinds: JobKinds, actor: Actor, filter: JobFilter): Promise<Jobs> {
  return inTransaction(db, actor, async (db) => {
    const sources = (Object.entries(kinds) as [JobKind, JobWays][])
      .filter(([kind]) => filter.kind === undefined || filter.kind === kind)
      .map(([kind, { view, of }]) => ({ kind, view, paths: readable(actor, of) }))
      .filter(({ paths }) => paths.length > 0)
    const query = { ...filter, limit: filter.limit + 1, personId: actor.personId }
    const rows = await listJobRows(db, sources, query)
    return { jobs: await describe(db, kinds, actor, rows.slice(0, filter.limit)), more: rows.length > filter.limit }
  })
}

function readable(actor: Actor, of: JobWays['of']): string[] {
  const paths = actor.grants.filter((grant) => grantMay(grant, 'jobs.read')).flatMap(({ scopes }) => scopes)
  return [...new Set(paths)].filter((path) => mayWithJobs(actor, 'jobs.read', of, path))
}

async function describe(db: Db, kinds: JobKinds, actor: Actor, rows: readonly KnownRow[]): Promise<Job[]> {
  const people = rows.flatMap(({ requested_by, on_behalf_of }) => [requested_by ?? [], on_behalf_of ?? []].flat())
  const names = await findPersonNames(db, people)
  const units = await listUnitNames(
    db,
    rows.map((row) => row.unit_path),
  )
  const unitOf = new Map(units.map((unit) => [unit.path, unit]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  const when = (at: Date | null) => at?.toISOString() ?? null
  return rows.map((row) => {
    const { of, titlesFor, cancels } = kinds[row.kind]
    const unit = unitOf.get(row.unit_path)
    const manages = mayWithJobs(actor, 'jobs.manage', of, row.unit_path)
    return {
      kind: row.kind,
      id: row.id,
      unitId: String(unit?.id ?? row.unit_path.split('.').at(-1)),
      unitName: unit ? unitFullName(unit.kind as UnitKind, unit.name ?? '') : '',
      subjectId: row.subject_id,
      title: mayAt(actor, titlesFor, row.unit_path) ? row.title : null,
      requestedBy: nameOf(row.requested_by),
      onBehalfOf: nameOf(row.on_behalf_of),
      state: row.state,
      stage: row.stage,
      share: row.share,
      attempts: row.attempts,
      requestedAt: row.requested_at.toISOString(),
      startedAt: when(row.started_at),
      endedAt: when(row.ended_at),
      nextTryAt: when(row.next_try_at),
      problem: row.problem,
      may: {
        cancel: manages && cancels.includes(row.state),
        retry: manages && row.latest && (row.state === 'failed' || row.state === 'cancelled'),
      },
    }
  })
}

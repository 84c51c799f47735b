import { createHash } from 'node:crypto'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { Problem, type ProblemKind } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { secretDocumentKind, unsafeArchiveKind } from './documents.problems.ts'
import type { ReadingJobs } from './reading-jobs.ts'

type SecretsDeps = { db: Db; clock: Clock; readings: ReadingJobs }
type Place = { homeId: number; unitPath: string; subject: string }

/** That a secret was sent is known; nothing that it said. */
export async function noteSecret(
  { db, clock }: Pick<SecretsDeps, 'db' | 'clock'>,
  actor: Actor,
  place: Place,
  error: unknown,
): Promise<never> {
  if (error instanceof Problem && error.kind === secretDocumentKind)
    await inTransaction(db, actor, (db) =>
      recordAudit(db, clock, actor, { ...place, action: 'documents.refuse-secret' }),
    )
  throw error
}

const refusing: readonly ProblemKind[] = [secretDocumentKind, unsafeArchiveKind]

/**
 * For files that are kept and not read here: throws `secret-document` where the reader finds such a mark, and `unsafe-archive`. What
 * it cannot read passes.
 */
export async function refuseSecret(deps: SecretsDeps, actor: Actor, place: Place, bytes: Uint8Array): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest()
  await deps.readings.inspect(bytes, sha256).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    if (refusing.includes(error.kind)) return noteSecret(deps, actor, place, error)
  })
}

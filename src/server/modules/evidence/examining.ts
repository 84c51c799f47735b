import { createHash } from 'node:crypto'
import { type EvidenceKind, MOST_EVIDENCE, MOST_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { cleanFileName, emptyFile, type ReadingJobs, refuseSecret } from '../documents/index.ts'
import { evidenceFull, evidenceNotTaken, tooMuchEvidence } from './evidence.problems.ts'
import { evidenceKindOf, nameAsKind } from './evidence-kinds.ts'

export type EvidenceDeps = { db: Db; clock: Clock; readings: ReadingJobs }
export type NewFile = { bytes: Buffer; fileName: string | undefined }
export type ExaminedFile = { bytes: Buffer; sha256: Buffer; kind: EvidenceKind; fileName: string }
/** Where it is to stand, and what the trail calls that. */
type Place = { homeId: number; unitPath: string; subject: string }

/** What a file is by its bytes, under a name that says so. Throws `empty-file`, `evidence-not-taken`, `secret-document`. */
export async function examineFile(
  deps: EvidenceDeps,
  actor: Actor,
  { bytes, fileName }: NewFile,
  findPlace: () => Promise<Place>,
): Promise<ExaminedFile> {
  if (bytes.length === 0) throw emptyFile()
  const found = evidenceKindOf(bytes)
  if ('notTaken' in found) throw evidenceNotTaken(found.notTaken)
  await refuseSecret(deps, actor, await findPlace(), bytes)
  const sha256 = createHash('sha256').update(bytes).digest()
  return { bytes, sha256, kind: found.kind, fileName: nameAsKind(found.kind, cleanFileName(fileName)) }
}

/** Throws `too-much-evidence`, `evidence-full` where what stands there leaves no room for one more. */
export function requireRoom(standing: { files: number; bytes: number }, added: Buffer): void {
  if (standing.files >= MOST_EVIDENCE) throw tooMuchEvidence()
  if (standing.bytes + added.length > MOST_EVIDENCE_BYTES) throw evidenceFull()
}

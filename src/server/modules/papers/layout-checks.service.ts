import type { LayoutLanguage } from '../../../reading/index.ts'
import type { LayoutReport } from '../../../shared/layout-checks.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { emptyFile, fileRefused, getDocumentFile, noteSecret } from '../documents/index.ts'
import type { LayoutProcesses } from './layout-process.ts'

export type LayoutChecksDeps = { db: Db; clock: Clock }

/**
 * What the layout of a .docx lacks; nothing of it is kept. Throws a problem that says why it is not checked; that a paper
 * marked secret was sent stands in the trail.
 */
export async function checkPaper(
  { db, clock }: LayoutChecksDeps,
  processes: LayoutProcesses,
  actor: Actor,
  { bytes, language }: { bytes: Buffer; language: LayoutLanguage },
  log: Pick<Log, 'error'>,
): Promise<LayoutReport> {
  if (bytes.length === 0) throw emptyFile()
  const answer = await processes.check({ bytes, today: today(clock), language })
  if (answer.type === 'checked') return answer.report
  if (answer.type === 'broke') {
    log.error({ err: answer.error }, 'the check of a layout failed')
    throw fileRefused('reader-failed', {})
  }
  const refusal = fileRefused(answer.code, answer.params)
  const [grant] = actor.grants
  if (!grant) throw refusal
  const { homeId, unitPath, unitId } = grant
  return noteSecret({ db, clock }, actor, { homeId, unitPath, subject: `unit:${unitId}` }, refusal)
}

/** The same of a document that is kept. Throws `not-found`. */
export async function checkDocument(
  deps: LayoutChecksDeps,
  processes: LayoutProcesses,
  actor: Actor,
  { documentId, language }: { documentId: string; language: LayoutLanguage },
  log: Pick<Log, 'error'>,
): Promise<LayoutReport> {
  const { bytes } = await getDocumentFile(deps.db, actor, documentId)
  return checkPaper(deps, processes, actor, { bytes, language }, log)
}

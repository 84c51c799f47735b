import { parentPort, workerData } from 'node:worker_threads'
import { BackupProblem } from '../../platform/backup/backup-problem.ts'
import { type BackupStage, makeBackup } from '../../platform/backup/make-backup.ts'
import { databaseAt } from '../../platform/database-place.ts'
import { allowCallsTo, refuseOtherCalls } from '../../platform/outgoing.ts'
import type { BackupTask, ThreadMessage } from './backup-thread.ts'

// Runs in a thread: one message at the end.

const { file, source } = workerData as BackupTask
refuseOtherCalls()
allowCallsTo(databaseAt(source.adminUrl))
const say = (message: ThreadMessage) => parentPort?.postMessage(message)

/** Writing and reading back are one bar. */
const shareOf = (share: number, stage: BackupStage) => (stage === 'writing' ? 0.6 * share : 0.6 + 0.4 * share)

async function work(): Promise<ThreadMessage> {
  let told = 0
  try {
    const { bytes, sha256 } = await makeBackup(file, source, (ofStage, stage) => {
      const share = Math.min(shareOf(ofStage, stage), 1)
      if (share - told < 0.01) return
      told = share
      say({ type: 'progress', share, stage })
    })
    return { type: 'made', bytes, sha256 }
  } catch (error) {
    if (error instanceof BackupProblem) return { type: 'refused', code: error.code, message: error.message }
    throw error
  }
}

say(await work())

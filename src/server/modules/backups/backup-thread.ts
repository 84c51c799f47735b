import { Worker } from 'node:worker_threads'
import type { BackupSource } from '../../platform/backup/write-backup.ts'
import type { Stage } from './backups.repository.ts'

export type BackupTask = { file: string; source: BackupSource }

/** What the thread tells us. */
export type ThreadMessage =
  | { type: 'progress'; share: number; stage: Stage }
  | { type: 'made'; bytes: number; sha256: string }
  | { type: 'refused'; code: string; message: string }

export type ThreadEnd =
  | Exclude<ThreadMessage, { type: 'progress' }>
  | { type: 'stopped' }
  | { type: 'broke'; error: unknown }

const memoryMb = 512

/** Takes a backup in a thread of its own: checksums, packing and the passphrase would make requests wait. */
export function runBackupThread(
  task: BackupTask,
  signal: AbortSignal,
  onProgress: (share: number, stage: Stage) => void,
): Promise<ThreadEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ type: 'stopped' })
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), {
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    let ended = false
    const end = (how: ThreadEnd) => {
      if (ended) return
      ended = true
      signal.removeEventListener('abort', stop)
      worker.terminate().finally(() => resolve(how))
    }
    const stop = () => end({ type: 'stopped' })
    signal.addEventListener('abort', stop)
    worker.on('message', (message: ThreadMessage) => {
      if (message.type === 'progress') onProgress(message.share, message.stage)
      else end(message)
    })
    worker.on('error', (error) => end({ type: 'broke', error }))
    worker.on('exit', (code) => end({ type: 'broke', error: new Error(`the backup thread ended with ${code}`) }))
  })
}

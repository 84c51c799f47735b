import { Worker } from 'node:worker_threads'
import type { ComparedPapers } from './compared-papers.ts'
import type { DocumentFormat, ReadingResult } from './reading-result.ts'

export type ThreadLimits = { timeMs: number; memoryMb: number }

export type ReadingTask = 'inspect' | 'read' | 'compare'

/** What the thread tells us. */
export type ThreadMessage =
  | { type: 'progress'; share: number; stage: string }
  | { type: 'inspected'; format: DocumentFormat }
  | { type: 'read'; result: ReadingResult }
  | { type: 'compared'; result: ComparedPapers }
  | { type: 'refused'; code: string; params: Record<string, unknown> }

export type ThreadEnd =
  | Exclude<ThreadMessage, { type: 'progress' }>
  | { type: 'stopped' }
  /** The reader itself failed; `error` is for the log. */
  | { type: 'broke'; error: unknown }

export type ReadingThread = {
  file: URL
  task: ReadingTask
  bytes: Uint8Array
  /** For 'compare': the paper before it. */
  older?: Uint8Array
  limits: ThreadLimits
  signal?: AbortSignal
  onProgress?: (share: number, stage: string) => void
}

/** Reads in a thread of its own, which a file cannot keep busy for longer, or fill with more, than the limits say. */
export function runReadingThread(reading: ReadingThread): Promise<ThreadEnd> {
  const { file, task, bytes, older, limits, signal, onProgress } = reading
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve({ type: 'stopped' })
    const worker = new Worker(file, {
      workerData: { task, bytes, older },
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    })
    let ended = false
    const end = (how: ThreadEnd) => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      // Its bytes are freed before the next one starts.
      worker.terminate().finally(() => resolve(how))
    }
    const stop = () => end({ type: 'stopped' })
    const timer = setTimeout(() => end(refused('took-too-long', { seconds: limits.timeMs / 1000 })), limits.timeMs)
    signal?.addEventListener('abort', stop)
    worker.on('message', (message: ThreadMessage) => {
      if (message.type === 'progress') onProgress?.(message.share, message.stage)
      else end(message)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(full ? refused('out-of-memory', { megabytes: limits.memoryMb }) : { type: 'broke', error })
    })
    worker.on('exit', (code) => end({ type: 'broke', error: new Error(`the reading thread ended with ${code}`) }))
  })
}

const refused = (code: string, params: Record<string, unknown>): ThreadEnd => ({ type: 'refused', code, params })

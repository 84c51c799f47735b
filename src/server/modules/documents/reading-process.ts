import { type Ending, type Limits, refusalBy, startWorkers } from '../../platform/workers/pool.ts'
import type { ComparedPapers } from './compared-papers.ts'
import type { DocumentFormat, ReadingResult } from './reading-result.ts'

/** What the process is told, once for each file; to compare, with the paper before it. */
export type ReadingOrder =
  | { task: 'inspect' | 'read'; bytes: Uint8Array }
  | { task: 'compare'; bytes: Uint8Array; older: Uint8Array }

/** What the process tells us. */
export type ReadingMessage =
  | { type: 'progress'; share: number; stage: string }
  | { type: 'inspected'; format: DocumentFormat }
  | { type: 'read'; result: ReadingResult }
  | { type: 'compared'; result: ComparedPapers }
  | { type: 'refused'; code: string; params: Record<string, unknown> }
  /** The reader itself failed; `error` is for the log. */
  | { type: 'broke'; error: unknown }

export type ReadingEnd = Exclude<ReadingMessage, { type: 'progress' }> | { type: 'stopped' }

export type Reading = {
  order: ReadingOrder
  limits: Limits
  signal?: AbortSignal
  onProgress?: (share: number, stage: string) => void
}

export type ReadingProcesses = {
  read(reading: Reading): Promise<ReadingEnd>
  /** Ends those that wait for work; who is at work is stopped by its signal. */
  stop(): void
}

/** What a larger file left in its heap is not kept. */
const largeBytes = 1024 * 1024
const sizeOf = (order: ReadingOrder) => order.bytes.length + (order.task === 'compare' ? order.older.length : 0)

/** Reads in processes of their own, within limits of time and memory, so that no file can hold the server up or end it. */
export function startReadingProcesses(file: URL): ReadingProcesses {
  const workers = startWorkers<ReadingOrder, ReadingMessage>(file, {
    isLast: ({ type }) => type !== 'progress',
    mayGoOn: (order, { type }) => type !== 'broke' && sizeOf(order) <= largeBytes,
  })
  return {
    async read({ order, limits, signal, onProgress }) {
      const onMessage = (message: ReadingMessage) => {
        if (message.type === 'progress') onProgress?.(message.share, message.stage)
      }
      return endOf(await workers.run(order, limits, { signal, onMessage }), limits)
    },
    stop: workers.stop,
  }
}

function endOf(ending: Ending<ReadingMessage>, limits: Limits): ReadingEnd {
  if (ending.how === 'answered') return ending.message as ReadingEnd
  if (ending.how === 'died') return { type: 'broke', error: ending.error }
  return refusalBy(ending.how, limits) ?? { type: 'stopped' }
}

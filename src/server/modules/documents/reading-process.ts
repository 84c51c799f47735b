import { type ChildProcess, fork } from 'node:child_process'
import type { ComparedPapers } from './compared-papers.ts'
import type { DocumentFormat, ReadingResult } from './reading-result.ts'

export type ReadingLimits = { timeMs: number; memoryMb: number }

export type ReadingTask = 'inspect' | 'read' | 'compare'

/** What the process is told, once for each file. */
export type ReadingOrder = {
  task: ReadingTask
  bytes: Uint8Array
  /** For 'compare': the paper before it. */
  older?: Uint8Array
}

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

export type Reading = ReadingOrder & {
  limits: ReadingLimits
  signal?: AbortSignal
  onProgress?: (share: number, stage: string) => void
}

export type ReadingProcesses = {
  read(reading: Reading): Promise<ReadingEnd>
  /** Ends those that wait for work; who is at work is stopped by its signal. */
  stop(): void
}

type Waiting = { child: ChildProcess; memoryMb: number; leave: () => void }

/** A process that waits this long for a file goes. */
const patienceMs = 60_000
/** What a larger file left in its heap is not kept. */
const largeBytes = 1024 * 1024
/** Of what a process wrote as it died. */
const lastWords = 4_000

/**
 * Reads in processes of their own, one file at a time in each: a file can keep them busy for no longer and fill them with
 * no more than the limits say, and what the engine cannot survive, as a heap that is full, ends them and not the server.
 * A process that did its work waits for the next file, for most of the time of a short reading is the start.
 */
export function startReadingProcesses(file: URL): ReadingProcesses {
  const waiting = new Set<Waiting>()
  let stopped = false

  const take = (memoryMb: number): ChildProcess => {
    for (const one of waiting) {
      if (one.memoryMb !== memoryMb) continue
      one.leave()
      one.child.off('exit', one.leave).ref()
      one.child.channel?.ref()
      return one.child
    }
    return fork(file, {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      // Windows opens no socket, and so no channel, without it.
      env: { ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
  }
  const keep = (child: ChildProcess, memoryMb: number) => {
    child.unref()
    child.channel?.unref()
    const leave = () => {
      clearTimeout(patience)
      waiting.delete(one)
    }
    // Nobody is to be given one that is about to go.
    const patience = setTimeout(() => {
      leave()
      child.kill('SIGKILL')
    }, patienceMs).unref()
    const one: Waiting = { child, memoryMb, leave }
    waiting.add(one)
    child.once('exit', leave)
  }

  return {
    read: ({ task, bytes, older, limits, signal, onProgress }) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve({ type: 'stopped' })
        const child = take(limits.memoryMb)
        let words = ''
        const listen = (chunk: Buffer) => {
          words = `${words}${chunk}`.slice(-lastWords)
        }
        const end = (how: ReadingEnd, reusable = false) => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', stop)
          child.off('message', hear).off('exit', mourn).off('error', fail)
          child.stderr?.off('data', listen)
          if (reusable && !stopped && bytes.length + (older?.length ?? 0) <= largeBytes) keep(child, limits.memoryMb)
          else if (child.exitCode === null && child.signalCode === null) {
            // Its bytes are freed before the next one starts.
            child.once('exit', () => resolve(how)).kill('SIGKILL')
            return
          }
          resolve(how)
        }
        const stop = () => end({ type: 'stopped' })
        const hear = (message: ReadingMessage) => {
          if (message.type === 'progress') onProgress?.(message.share, message.stage)
          else end(message, message.type !== 'broke')
        }
        const mourn = (code: number | null, by: NodeJS.Signals | null) =>
          end(
            ranFull(code, by)
              ? refused('out-of-memory', { megabytes: limits.memoryMb })
              : { type: 'broke', error: new Error(`the reading process ended with ${by ?? code}: ${words}`) },
          )
        const fail = (error: Error) => end({ type: 'broke', error })
        const timer = setTimeout(() => end(refused('took-too-long', { seconds: limits.timeMs / 1000 })), limits.timeMs)
        signal?.addEventListener('abort', stop)
        child.on('message', hear).on('exit', mourn).on('error', fail)
        child.stderr?.on('data', listen)
        child.send({ task, bytes, ...(older && { older }) } satisfies ReadingOrder, (error) => {
          // One that is gone says so itself.
          if (error && child.exitCode === null && child.signalCode === null) fail(error)
        })
      }),
    stop() {
      stopped = true
      for (const { child, leave } of waiting) {
        leave()
        child.kill('SIGKILL')
      }
    },
  }
}

/** The engine aborts or traps where its heap is full; the system kills where the machine is. */
const ranFull = (code: number | null, by: NodeJS.Signals | null) =>
  code === 134 || (by !== null && ['SIGABRT', 'SIGTRAP', 'SIGKILL'].includes(by))

const refused = (code: string, params: Record<string, unknown>): ReadingEnd => ({ type: 'refused', code, params })

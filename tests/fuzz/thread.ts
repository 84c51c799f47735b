import { Worker } from 'node:worker_threads'
import type { Batch, Done, Said } from './worker.ts'

/** No case and no step of making one smaller takes so long, even beside much other work. */
const SILENCE_MS = 180_000

export type BatchEnd = Done | { type: 'endless' } | { type: 'broke'; error: unknown }

/** The thread that reads; a new one takes its place where it never answers again. */
export class CaseThread {
  private worker: Worker | null = null

  run(batch: Batch, hear: (said: Said) => void): Promise<BatchEnd> {
    this.worker ??= new Worker(new URL('./worker.ts', import.meta.url))
    const { worker } = this
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout
      const end = (how: BatchEnd) => {
        clearTimeout(timer)
        worker.off('message', listen)
        worker.off('error', broke)
        if (how.type === 'done') return resolve(how)
        this.worker = null
        worker.terminate().then(() => resolve(how))
      }
      const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(() => end({ type: 'endless' }), SILENCE_MS)
      }
      const listen = (said: Said | Done) => {
        wait()
        if (said.type === 'done') end(said)
        else hear(said)
      }
      const broke = (error: unknown) => end({ type: 'broke', error })
      worker.on('message', listen)
      worker.on('error', broke)
      wait()
      worker.postMessage(batch)
    })
  }
}

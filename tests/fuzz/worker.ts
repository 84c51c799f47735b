import { parentPort } from 'node:worker_threads'
import { type Found, type Kind, runCase, smallest } from './cases.ts'
import { seedOf } from './random.ts'
import { kindOf } from './try.ts'

export type Batch = { kind: Kind; run: number; from: number; count: number; known: string[] }
export type Said =
  | { type: 'at'; index: number }
  /** Only the first of a kind is made smaller, and sent. */
  | { type: 'fault'; index: number; seed: number; found: Found | null }
export type Done = { type: 'done'; opened: number }

// Runs a batch of cases, and says before a long silence where it is.

const say = (said: Said | Done) => parentPort?.postMessage(said)

parentPort?.on('message', async ({ kind, run, from, count, known }: Batch) => {
  const seen = new Set(known)
  let opened = 0
  let saidAt = performance.now()
  for (let index = from; index < from + count; index++) {
    const seed = seedOf(run, index)
    if (performance.now() - saidAt > 500) {
      say({ type: 'at', index })
      saidAt = performance.now()
    }
    const result = await runCase(kind, seed)
    if (result.opened) opened++
    if (result.fault === null) continue
    const first = !seen.has(kindOf(result.fault))
    seen.add(kindOf(result.fault))
    const found = first ? await smallest(kind, seed, result.fault, () => say({ type: 'at', index })) : null
    say({ type: 'fault', index, seed, found })
  }
  say({ type: 'done', opened })
})

import { createHash } from 'node:crypto'
import { limitPlaces } from '../../platform/places.ts'
import type { ComparedPapers } from './compared-papers.ts'
import { comparisonBroken, comparisonsWaiting } from './documents.problems.ts'

export type Papers = { older: Uint8Array; newer: Uint8Array }

type Run = { abort: AbortController; askers: number; result: Promise<ComparedPapers> }

export type ComparisonRuns = {
  /** Whoever asks for two papers that are being compared waits for the same run; `signal`: they are gone. */
  compare(papers: Papers, signal?: AbortSignal): Promise<ComparedPapers>
  stop(): Promise<void>
}

/**
 * Comparisons one at a time, beside the looks at uploads and not before them. One that nobody waits for any more ends.
 * Throws `comparisons-waiting` at whoever waited in vain for its turn.
 */
export function startComparisonRuns(
  waitMs: number,
  work: (papers: Papers, signal: AbortSignal) => Promise<ComparedPapers>,
): ComparisonRuns {
  const inPlace = limitPlaces({ all: 1, each: 1, waitMs }, comparisonsWaiting)
  const runs = new Map<string, Run>()
  let stopping = false

  const begin = (key: string, papers: Papers): Run => {
    const abort = new AbortController()
    const result = inPlace('everybody', () => work(papers, abort.signal)).finally(() => {
      if (runs.get(key) === run) runs.delete(key)
    })
    const run: Run = { abort, askers: 0, result }
    runs.set(key, run)
    return run
  }

  return {
    async compare(papers, signal) {
      if (stopping || signal?.aborted) throw comparisonBroken()
      const key = hashOf(papers)
      const run = runs.get(key) ?? begin(key, papers)
      run.askers += 1
      const leave = () => {
        run.askers -= 1
        if (run.askers > 0) return
        if (runs.get(key) === run) runs.delete(key)
        run.abort.abort()
      }
      signal?.addEventListener('abort', leave)
      try {
        return await run.result
      } finally {
        signal?.removeEventListener('abort', leave)
      }
    },
    async stop() {
      stopping = true
      const open = [...runs.values()]
      for (const { abort } of open) abort.abort()
      await Promise.allSettled(open.map(({ result }) => result))
    },
  }
}

const hashOf = ({ older, newer }: Papers) =>
  [older, newer].map((bytes) => createHash('sha256').update(bytes).digest('hex')).join(' ')

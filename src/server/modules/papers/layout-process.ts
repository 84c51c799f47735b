import type { LayoutLanguage } from '../../../reading/index.ts'
import type { LayoutReport } from '../../../shared/layout-checks.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Ending, type Limits, refusalBy, startWorkers } from '../../platform/workers/pool.ts'

export type LayoutOrder = { bytes: Uint8Array; today: Day; language: LayoutLanguage }

export type LayoutAnswer =
  | { type: 'checked'; report: LayoutReport }
  | { type: 'refused'; code: string; params: Record<string, unknown> }
  /** The checker itself failed; `error` is for the log. */
  | { type: 'broke'; error: unknown }

export type LayoutProcesses = {
  check(order: LayoutOrder): Promise<LayoutAnswer>
  stop(): void
}

const limits: Limits = { timeMs: 30_000, memoryMb: 512 }
/** What a larger file left in its heap is not kept. */
const largeBytes = 1024 * 1024

/** Checks in processes of their own, within limits of time and memory, so that no file can hold the server up or end it. */
export function startLayoutProcesses(
  file = new URL('./layout-worker.ts', import.meta.url),
  given: Partial<Limits> = {},
): LayoutProcesses {
  const own = { ...limits, ...given }
  const workers = startWorkers<LayoutOrder, LayoutAnswer>(file, {
    isLast: () => true,
    mayGoOn: ({ bytes }, { type }) => type !== 'broke' && bytes.length <= largeBytes,
  })
  return {
    check: async (order) => answerOf(await workers.run(order, own), own),
    stop: workers.stop,
  }
}

function answerOf(ending: Ending<LayoutAnswer>, limits: Limits): LayoutAnswer {
  if (ending.how === 'answered') return ending.message
  if (ending.how === 'died') return { type: 'broke', error: ending.error }
  return refusalBy(ending.how, limits) ?? { type: 'broke', error: new Error('it was stopped') }
}

import { parentPort, workerData } from 'node:worker_threads'
import { ReadingProblem, read, readAgainst } from '../../../reading/index.ts'
import { refuseOtherCalls } from '../../platform/outgoing.ts'
import { readIndicators } from '../catalogue/index.ts'
import { comparedPapers } from './compared-papers.ts'
import { resultLimits, resultOf } from './reading-result.ts'
import type { ReadingTask, ThreadMessage } from './reading-thread.ts'

// Runs in a thread: a file in, one message at the end.

refuseOtherCalls()

const { task, bytes, older } = workerData as { task: ReadingTask; bytes: Uint8Array; older?: Uint8Array }
const say = (message: ThreadMessage) => parentPort?.postMessage(message)

async function work(): Promise<ThreadMessage> {
  try {
    if (older) return { type: 'compared', result: comparedPapers(await readAgainst(older, bytes)) }
    const reading = await read(bytes, { onProgress: (share, stage) => say({ type: 'progress', share, stage }) })
    if (task === 'inspect') return { type: 'inspected', format: reading.format }
    const result = resultOf(reading, readIndicators())
    const { characters, blocks, facts } = resultLimits
    if (result.text.length > characters || result.blocks.length > blocks || result.facts.length > facts) {
      return { type: 'refused', code: 'too-large', params: {} }
    }
    return { type: 'read', result }
  } catch (error) {
    if (error instanceof ReadingProblem) return { type: 'refused', code: error.code, params: error.detail }
    throw error
  }
}

say(await work())

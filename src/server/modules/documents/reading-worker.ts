import { Worker } from 'node:worker_threads'
import { ReadingProblem, read, readAgainst } from '../../../reading/index.ts'
import { refuseOtherCalls } from '../../platform/outgoing.ts'
import { readIndicators } from '../catalogue/index.ts'
import { comparedPapers } from './compared-papers.ts'
import type { ReadingMessage, ReadingOrder } from './reading-process.ts'
import { resultLimits, resultOf } from './reading-result.ts'

// Runs in a process of its own: a file in, and after what there is of progress one message of how it ended.

refuseOtherCalls()

const say = (message: ReadingMessage) => process.send?.(message)
const indicators = readIndicators()

async function work({ task, bytes, older }: ReadingOrder): Promise<ReadingMessage> {
  try {
    if (older) return { type: 'compared', result: comparedPapers(await readAgainst(older, bytes)) }
    const reading = await read(bytes, { onProgress: (share, stage) => say({ type: 'progress', share, stage }) })
    if (task === 'inspect') return { type: 'inspected', format: reading.format }
    const result = resultOf(reading, indicators)
    const { characters, blocks, facts } = resultLimits
    if (result.text.length > characters || result.blocks.length > blocks || result.facts.length > facts) {
      return { type: 'refused', code: 'too-large', params: {} }
    }
    return { type: 'read', result }
  } catch (error) {
    if (error instanceof ReadingProblem) return { type: 'refused', code: error.code, params: error.detail }
    return { type: 'broke', error }
  }
}

process.on('message', (order: ReadingOrder) => void work(order).then(say))
process.on('disconnect', () => process.exit())

// A reading that hears nothing does not outlive the server that it is for.
new Worker(
  `const server = process.ppid
   setInterval(() => {
     try {
       if (process.ppid === server) return process.kill(server, 0)
     } catch {}
     process.kill(process.pid, 'SIGKILL')
   }, 1000)`,
  { eval: true, env: {} },
).unref()

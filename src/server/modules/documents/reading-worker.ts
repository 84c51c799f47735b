import { ReadingProblem, read, readAgainst } from '../../../reading/index.ts'
import { answerOrders } from '../../platform/workers/worker.ts'
import { readIndicators } from '../catalogue/index.ts'
import { comparedPapers } from './compared-papers.ts'
import type { ReadingMessage, ReadingOrder } from './reading-process.ts'
import { resultLimits, resultOf } from './reading-result.ts'

// Runs in a process of its own: a file in, and after what there is of progress one message of how it ended.

const indicators = readIndicators()

answerOrders<ReadingOrder, ReadingMessage>(async (order, say) => {
  try {
    if (order.task === 'compare') {
      return { type: 'compared', result: comparedPapers(await readAgainst(order.older, order.bytes)) }
    }
    const reading = await read(order.bytes, {
      onProgress: (share, stage) => say({ type: 'progress', share, stage }),
    })
    if (order.task === 'inspect') return { type: 'inspected', format: reading.format }
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
})

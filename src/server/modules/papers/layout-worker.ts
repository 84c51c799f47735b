import { checkLayout, describeLayout, ReadingProblem } from '../../../reading/index.ts'
import { answerOrders } from '../../platform/workers/worker.ts'
import type { LayoutAnswer, LayoutOrder } from './layout-process.ts'
import { readLayoutRules } from './layout-rules.ts'

// Runs in a process of its own: a file in, what its layout lacks out.

const rules = readLayoutRules()

answerOrders<LayoutOrder, LayoutAnswer>(async ({ bytes, today, language }) => {
  try {
    return { type: 'checked', report: describeLayout(await checkLayout(bytes, rules, today), language) }
  } catch (error) {
    if (error instanceof ReadingProblem) return { type: 'refused', code: error.code, params: error.detail }
    return { type: 'broke', error }
  }
})

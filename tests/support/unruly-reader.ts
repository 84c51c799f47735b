import { existsSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingTask, ThreadMessage } from '../../src/server/modules/documents/reading-thread.ts'

// Stands in for the reader's thread and does what the file says: `!loops`, `!grows`, `!waits`, `!throws`, `!secret`,
// `!dies FILE`: without a word the first time, after which the file is there; `!holds FILE`: reads once the file is there.
// Every upload gets past it, and a file that says none of these is read as ever.

const { task, bytes } = workerData as { task: ReadingTask; bytes: Uint8Array }
const say = (message: ThreadMessage) => parentPort?.postMessage(message)
const [given, order, argument = ''] = /^(!\w+) ?(\S*)/.exec(Buffer.from(bytes).toString()) ?? []
const readsAsEver = given === undefined || (order === '!dies' && task === 'read' && existsSync(argument))

if (readsAsEver) await import('../../src/server/modules/documents/reading-worker.ts')
else if (task === 'inspect') say({ type: 'inspected', format: 'txt' })
else {
  say({ type: 'progress', share: 0.25, stage: 'outline' })
  switch (order) {
    case '!loops':
      for (;;);
    case '!grows': {
      const kept: string[][] = []
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, n) => `${kept.length} ${n}`))
    }
    case '!throws':
      throw new Error('the reader has a fault')
    case '!dies':
      writeFileSync(argument, '')
      process.exit(1)
      break
    case '!holds': {
      const timer = setInterval(() => {
        if (!existsSync(argument)) return
        clearInterval(timer)
        void import('../../src/server/modules/documents/reading-worker.ts')
      }, 20)
      break
    }
    case '!secret':
      say({ type: 'refused', code: 'secret-document', params: { mark: 'MẬT' } })
      break
    default:
      setInterval(() => {}, 1000)
  }
}
